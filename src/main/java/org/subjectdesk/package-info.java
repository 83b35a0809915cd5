/** The composition root: commands and the one place that wires and deploys. */
@NullMarked
package org.subjectdesk;

import org.jspecify.annotations.NullMarked;
