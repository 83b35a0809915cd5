/**
 * Who speaks, and what next: the pure decision at the heart of the desk.
 *
 * <p>{@link org.subjectdesk.dialogue.Dialogue#next} takes a consult as it stands, one message and
 * what the FAQ search found, and gives a {@link org.subjectdesk.dialogue.Turn}: the consult as it
 * stands afterwards, the replies, and the {@link org.subjectdesk.dialogue.Decision} with its
 * reason. No input, output, clock or chance is in here, so a turn may be taken again (the store
 * does so when two messages meet) and always comes out the same.
 *
 * <p>Who looks for titles ({@link org.subjectdesk.dialogue.BookWish}) is shown what the catalogue
 * has ({@link org.subjectdesk.dialogue.Catalogued}); like what the FAQ found, it was looked up
 * before.
 *
 * <p>{@link org.subjectdesk.dialogue.Phase} is the one truth about who speaks. There is no flag
 * beside it, and none must ever be added.
 */
@NullMarked
package org.subjectdesk.dialogue;

import org.jspecify.annotations.NullMarked;
