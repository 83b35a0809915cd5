package org.subjectdesk.catalogue;

/** By what found works are counted. */
public enum Facet {
  /** The form: a {@linkplain Kind#word word}. */
  KIND,
  /** The group of the catalogue of subjects: two digits. */
  SUBJECT,
  /** Who has it: a library's id. */
  LIBRARY,
  /** The year of publication. */
  YEAR
}
