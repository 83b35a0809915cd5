/**
 * What librarians write for the desk to say: today the fixed texts of {@code bot-scripts/}, each of
 * which a library may replace with its own.
 *
 * <p>{@link org.subjectdesk.script.TextsFile} reads and checks the files, {@link
 * org.subjectdesk.script.LibraryTexts} is what one library says in the end: its own texts over the
 * alliance's, with its local values filled in.
 */
@NullMarked
package org.subjectdesk.script;

import org.jspecify.annotations.NullMarked;
