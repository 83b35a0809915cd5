/**
 * Members' records as they come: files of MARC records, spreadsheets, and the metadata of OAI-PMH,
 * read into {@link org.subjectdesk.catalogue.Delivered}.
 *
 * <p>{@link org.subjectdesk.catalogue.reading.RecordFile} reads a file of any size record by
 * record, {@link org.subjectdesk.catalogue.reading.XmlRecords} one record in XML. Both trust
 * nothing: texts are cleaned and cut to length, numbers checked, encodings decoded strictly, and
 * what cannot be taken is refused alone, by its place in the source. Pure but for the file that is
 * read: no clock, no network, no database.
 */
@NullMarked
package org.subjectdesk.catalogue.reading;

import org.jspecify.annotations.NullMarked;
