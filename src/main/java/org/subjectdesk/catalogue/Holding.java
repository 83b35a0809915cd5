package org.subjectdesk.catalogue;

/**
 * One title at one library.
 *
 * @param key the record that says so
 * @param kind in which form it is there
 * @param callNumber what stands on its spine; empty when unknown
 * @param link a web address; empty when there is none
 */
public record Holding(BibRecord.Key key, Kind kind, String callNumber, String link) {
  /** What a record says. */
  static Holding of(BibRecord one) {
    return new Holding(one.key(), one.kind(), one.access().callNumber(), one.access().link());
  }

  /** The library that has it. */
  public String library() {
    return key.library();
  }
}
