package org.subjectdesk.simulation;

import java.util.List;

/**
 * Who there is.
 *
 * @param libraries the core library, which has the shared desk and an alliance-admin, first; three
 *     or more
 * @param librarians with what they sign in with
 */
public record Cast(List<String> libraries, List<Librarian> librarians) {
  private static final int FEWEST = 3;

  /**
   * A librarian.
   *
   * @param admin of the whole alliance
   */
  public record Librarian(String id, String library, String password, boolean admin) {
    /** Without the password. */
    @Override
    public String toString() {
      return id;
    }
  }

  public Cast {
    libraries = List.copyOf(libraries);
    librarians = List.copyOf(librarians);
    if (libraries.size() < FEWEST) {
      throw new IllegalArgumentException("a term needs three libraries or more");
    }
  }

  /** Has the shared desk. */
  String core() {
    return libraries.getFirst();
  }

  /** Its librarians take their time. */
  String slow() {
    return libraries.get(1);
  }

  /** Its readers are helped by the core library in the afternoon. */
  String helped() {
    return libraries.getLast();
  }

  List<Librarian> of(String library) {
    return librarians.stream().filter(she -> she.library().equals(library)).toList();
  }

  /** Sees and edits what all share. */
  Librarian admin() {
    return librarians.stream().filter(Librarian::admin).findFirst().orElseThrow();
  }
}
