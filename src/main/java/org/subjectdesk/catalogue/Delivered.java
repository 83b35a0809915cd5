package org.subjectdesk.catalogue;

/**
 * What a source gave: a record, word that one is gone, or something that cannot be taken. A source
 * never fails because of one record.
 */
public sealed interface Delivered {
  /** Where in the source it stands, for people: {@code row 12}, {@code record 3}, an identifier. */
  String place();

  /**
   * A record.
   *
   * @param entry ready to be kept
   */
  record Taken(String place, BibRecord entry) implements Delivered {}

  /**
   * The source has it no more.
   *
   * @param id the record's {@linkplain BibRecord.Key#id id} at the source
   */
  record Gone(String place, String id) implements Delivered {}

  /**
   * It cannot be taken, and the rest of the source can.
   *
   * @param what is wrong with it, in one clause that names the field
   * @param cure how to mend it
   */
  record Refused(String place, String what, String cure) implements Delivered {}
}
