/**
 * What the desk counts. {@link org.subjectdesk.metrics.Metrics} owns the one registry and gives it
 * out in Prometheus' text format on the management port.
 */
@NullMarked
package org.subjectdesk.metrics;

import org.jspecify.annotations.NullMarked;
