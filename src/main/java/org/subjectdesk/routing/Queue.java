package org.subjectdesk.routing;

/** Where a consult waits for somebody to take it. */
public sealed interface Queue {
  /** With one librarian, who is rung. */
  record OfLibrarian(String librarian) implements Queue {}

  /** With the team of a library: whoever is free takes it. */
  record OfLibrary(String library) implements Queue {}

  /** At the shared desk of the alliance. */
  record Shared() implements Queue {}

  /** Its form for storing: {@code librarian:lin}, {@code library:demo-a}, {@code shared}. */
  default String key() {
    return switch (this) {
      case OfLibrarian(var librarian) -> "librarian:" + librarian;
      case OfLibrary(var library) -> "library:" + library;
      case Shared() -> "shared";
    };
  }

  /**
   * The queue with this key.
   *
   * @throws IllegalArgumentException if it is none that {@link #key} gives
   */
  static Queue parse(String key) {
    if (key.equals("shared")) {
      return new Shared();
    }
    var colon = key.indexOf(':');
    var id = key.substring(colon + 1);
    return switch (key.substring(0, Math.max(0, colon))) {
      case "librarian" -> new OfLibrarian(id);
      case "library" -> new OfLibrary(id);
      default -> throw new IllegalArgumentException("no queue has the key " + key);
    };
  }
}
