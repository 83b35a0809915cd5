/**
 * How good the search is: questions with known answers, and questions without one, through the very
 * index that serves readers. {@link org.subjectdesk.evaluation.TestSet} reads them, {@link
 * org.subjectdesk.evaluation.Evaluation} asks them, {@link org.subjectdesk.evaluation.Report} has
 * the figures.
 */
@NullMarked
package org.subjectdesk.evaluation;

import org.jspecify.annotations.NullMarked;
