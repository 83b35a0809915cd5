/**
 * Who works at the desk: librarians, how they sign in, and what they did.
 *
 * <p>{@link org.subjectdesk.staff.Staff} is the table of librarians; {@link
 * org.subjectdesk.staff.SignIn} checks password and code and counts failures; {@link
 * org.subjectdesk.staff.Sessions} knows who is signed in; {@link org.subjectdesk.staff.Audit} keeps
 * who did what. Who may do what is told by {@link org.subjectdesk.staff.Role}; the edge that speaks
 * HTTP asks it.
 *
 * <p>Everything here blocks: the store's calls, and above all the hash of a password, which takes
 * tens of milliseconds on purpose and so is never computed inside a transaction.
 */
@NullMarked
package org.subjectdesk.staff;

import org.jspecify.annotations.NullMarked;
