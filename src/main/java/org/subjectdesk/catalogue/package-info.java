/**
 * One catalogue (一体化馆藏): the records of all member libraries, brought together.
 *
 * <p>A {@link org.subjectdesk.catalogue.BibRecord} is what one library says of one title. {@link
 * org.subjectdesk.catalogue.StandardNumbers} checks its numbers, {@link
 * org.subjectdesk.catalogue.Fingerprint} makes records comparable that have none, {@link
 * org.subjectdesk.catalogue.Merging} decides which records are one {@link
 * org.subjectdesk.catalogue.Work}. {@link org.subjectdesk.catalogue.CatalogueIndex} finds works: a
 * Lucene index in a folder of its own, derived from the store, with the works themselves in it.
 * Pure but for that folder: no clock, no network, no database.
 */
@NullMarked
package org.subjectdesk.catalogue;

import org.jspecify.annotations.NullMarked;
