/**
 * What is sent: invented questions and entries, sealed as the platform seals them. Everything is a
 * function of a number, so that every run has the same.
 */
@NullMarked
package org.subjectdesk.bench.data;

import org.jspecify.annotations.NullMarked;
