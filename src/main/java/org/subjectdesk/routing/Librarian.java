package org.subjectdesk.routing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A subject librarian as the roster has her.
 *
 * @param id lower-case ASCII, unique in the whole alliance
 * @param library the id of her library
 * @param name what readers and colleagues call her
 * @param subjects codes of the catalogue, of 2, 4 or 6 digits
 * @param deputies ids of colleagues of the same library who stand in for her
 * @param capacity how many consults she can have at once, her queue included
 * @param shared whether she also sits at the shared desk of the alliance
 * @param duty when she is on duty; empty = whenever her library's default duty says
 * @param photo the name of a file in {@code alliance/photos}
 */
public record Librarian(
    String id,
    String library,
    String name,
    List<String> subjects,
    List<String> deputies,
    int capacity,
    boolean shared,
    List<Shift> duty,
    Optional<String> photo) {
  /**
   * @throws IllegalArgumentException if the capacity is below 1
   */
  public Librarian {
    subjects = List.copyOf(subjects);
    deputies = List.copyOf(deputies);
    duty = List.copyOf(duty);
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity " + capacity);
    }
  }

  /** One without a photo. */
  public Librarian(
      String id,
      String library,
      String name,
      List<String> subjects,
      List<String> deputies,
      int capacity,
      boolean shared,
      List<Shift> duty) {
    this(id, library, name, subjects, deputies, capacity, shared, duty, Optional.empty());
  }

  /** Her longest code that contains the given one: 5307 rather than 53 for 530701. */
  public Optional<String> covering(String subject) {
    return subjects.stream()
        .filter(subject::startsWith)
        .max(Comparator.comparingInt(String::length));
  }
}
