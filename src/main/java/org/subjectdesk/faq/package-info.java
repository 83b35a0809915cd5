/**
 * Finding the entry that answers a question.
 *
 * <p>{@link org.subjectdesk.faq.FaqIndex} holds the entries of the alliance with every library's
 * overlay and gives back a {@link org.subjectdesk.faq.Found}: ranked entries and the {@link
 * org.subjectdesk.faq.Band} that says how far to trust them. {@link org.subjectdesk.faq.Normaliser}
 * makes texts comparable, {@link org.subjectdesk.faq.Subjects} spots the subject that a question
 * names, {@link org.subjectdesk.faq.FaqFiles} reads and writes entries. Everything here is
 * immutable and pure: no clock, no files, no network.
 */
@NullMarked
package org.subjectdesk.faq;

import org.jspecify.annotations.NullMarked;
