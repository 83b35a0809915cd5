/**
 * What the desk learns from its readers' questions, and how it forgets who asked them.
 *
 * <p>{@link org.subjectdesk.learning.Questions} keeps every question with what the search found and
 * what came of it, in the transaction of the turn. A row knows no reader, consult or message, its
 * text is {@link org.subjectdesk.learning.Mask masked}, its time is the hour. The running consult
 * alone knows the number of its last question, so that a tap or an opinion can still be added; when
 * the consult is deleted, nothing leads from a reader to her questions any more. Nothing can find
 * them for her deletion either, so all go after a while ({@link org.subjectdesk.learning.Pruning}).
 *
 * <p>{@link org.subjectdesk.learning.Grouping} puts questions without a good answer together by
 * {@link org.subjectdesk.learning.Meaning}; {@link org.subjectdesk.learning.Linking} gives a group
 * to an entry: as variants, but for one that is kept back in {@link
 * org.subjectdesk.learning.RegressionQuestions}. {@link org.subjectdesk.learning.Label} is what
 * readers and librarians said about single questions, for calibration.
 *
 * <p>{@link org.subjectdesk.learning.MissedWishes} keeps in the same way what readers looked for
 * and their library does not have; {@link org.subjectdesk.learning.AskedDays} how much was asked on
 * each day, which outlives the questions.
 *
 * <p>Tables: {@code missed_wish} belongs to {@code MissedWishes}, {@code asked_day} to {@code
 * AskedDays}, {@code question} belongs to {@code Questions}, {@code regression_question} to {@code
 * RegressionQuestions}.
 */
@NullMarked
package org.subjectdesk.learning;

import org.jspecify.annotations.NullMarked;
