package org.subjectdesk.slot;

import java.util.Locale;

/** What kind of value a dialogue asks for. */
public enum SlotType {
  /** Any words. */
  TEXT,
  /** One of some lines. */
  CHOICE,
  /** A day. */
  DATE,
  /** A whole number. */
  NUMBER,
  /** A Chinese phone number. */
  PHONE,
  /** The number of a book. */
  ISBN,
  /** The number of a periodical. */
  ISSN,
  /** The name of an article, data set and so on. */
  DOI,
  /** A programme of the national catalogue. */
  PROGRAMME,
  /** The address of a web page or shared file. */
  LINK;

  /** Its name in files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
