/**
 * How FAQ entries get from files into the store, and from the store into the index that answers.
 *
 * <p>The store is the truth (tables {@code faq_entry} and {@code faq_edition}, owned by {@link
 * org.subjectdesk.publishing.FaqShelf}); the index is derived from it. {@link
 * org.subjectdesk.publishing.Publisher} builds a new index whenever the edition in the store has
 * moved on, whoever moved it, and swaps it in at once.
 */
@NullMarked
package org.subjectdesk.publishing;

import org.jspecify.annotations.NullMarked;
