package org.subjectdesk.staff;

import org.subjectdesk.config.Secret;

/**
 * That a librarian is signed in.
 *
 * @param key the hash of the token in her cookie; tells this session from her others
 * @param librarian as she is now: a changed role counts at once
 * @param csrf what her page must send along with everything that changes something
 */
public record Session(String key, Librarian librarian, Secret csrf) {}
