package org.subjectdesk.catalogue.reading;

/**
 * Something that a librarian should know although the record was taken.
 *
 * @param place where in the source it stands, as in {@link
 *     org.subjectdesk.catalogue.Delivered#place}
 * @param what in one clause
 */
public record Remark(String place, String what) {}
