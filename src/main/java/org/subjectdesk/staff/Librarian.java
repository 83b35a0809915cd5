package org.subjectdesk.staff;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Somebody who works at the desk.
 *
 * @param id what she signs in with; never changes
 * @param library the id of the member library that she belongs to
 * @param name what colleagues and readers see
 */
public record Librarian(String id, String library, String name, Role role) {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{1,31}");
  private static final int LONGEST_NAME = 50;

  /** What is wrong with a new id, and how to mend it. */
  public static Optional<String> idFault(String id) {
    return ID.matcher(id).matches()
        ? Optional.empty()
        : Optional.of(
            "id: use 2 to 32 small letters, digits, dots, dashes and underscores, with a letter or"
                + " a digit first");
  }

  /** What is wrong with a name, and how to mend it. */
  public static Optional<String> nameFault(String name) {
    return name.isBlank() || name.length() > LONGEST_NAME || name.codePoints().anyMatch(c -> c < 32)
        ? Optional.of("name: use 1 to " + LONGEST_NAME + " characters on one line")
        : Optional.empty();
  }
}
