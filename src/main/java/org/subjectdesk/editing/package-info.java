/**
 * How librarians change what the desk says, and see what they would change before it is live.
 *
 * <p>{@link org.subjectdesk.editing.Editing} keeps drafts, shows them as a {@link
 * org.subjectdesk.editing.Difference} to what is live, and publishes them as one edition; a
 * revision comes back as a draft, too, so that nothing goes live unseen. {@link
 * org.subjectdesk.editing.Catalogue} lists what a library shows, {@link
 * org.subjectdesk.editing.ReviewWatch} says whose entries are past their review date. Entries,
 * revisions and drafts themselves are kept by {@code publishing}.
 */
@NullMarked
package org.subjectdesk.editing;

import org.jspecify.annotations.NullMarked;
