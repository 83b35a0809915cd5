package org.subjectdesk.directory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a referral may carry. Never who the reader is: that is not among them. */
public enum Field {
  /** What she wants, in her own words. */
  QUESTION,
  /** The code of the subject. */
  SUBJECT,
  /** The name of the subject. */
  SUBJECT_NAME,
  /** The id of her library. */
  LIBRARY,
  /** The name of her library. */
  LIBRARY_NAME,
  /** What kind of work it is: {@code article}, {@code thesis}, {@code book}, {@code chapter} … */
  KIND,
  /** The title of a work that she told a flow. */
  TITLE,
  /** Its author, perhaps with its publisher. */
  AUTHOR,
  /** Its DOI. */
  DOI,
  /** Its ISBN. */
  ISBN,
  /** Its ISSN. */
  ISSN,
  /** Author and source as she knows them. */
  SOURCE;

  /** Its name in files, such as {@code subject-name}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The names of all. */
  static List<String> keys() {
    return Arrays.stream(values()).map(Field::key).toList();
  }

  /** The field of a name. */
  public static Optional<Field> of(String key) {
    return Arrays.stream(values()).filter(field -> field.key().equals(key)).findFirst();
  }
}
