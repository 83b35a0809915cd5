package org.subjectdesk.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a record describes. */
public enum Kind {
  /** A printed book. */
  BOOK,
  /** A book to be read on a screen. */
  EBOOK,
  /** A journal or another serial, on paper or not. */
  JOURNAL,
  /** A thesis. */
  THESIS,
  /** Anything else: a film, a map, a data set. */
  OTHER;

  /** Its word in files, in the store and in the index. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind with a {@link #word}. */
  public static Optional<Kind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** Whether both may be forms of one work: a book and its electronic edition are. */
  boolean goesWith(Kind other) {
    return form() == other.form();
  }

  /** The kind itself, the printed one for an electronic one. */
  Kind form() {
    return this == EBOOK ? BOOK : this;
  }
}
