/**
 * Readers who come by the desk's own API: {@link org.subjectdesk.reader.ReaderSessions} knows them
 * again, {@link org.subjectdesk.reader.Persons} knows which accounts are one person's, {@link
 * org.subjectdesk.reader.ReaderDesk} is what they may see of their own.
 */
@NullMarked
package org.subjectdesk.reader;

import org.jspecify.annotations.NullMarked;
