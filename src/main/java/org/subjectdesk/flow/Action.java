package org.subjectdesk.flow;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a flow may have done by name. No code comes from a file: a new action is written here.
 *
 * <p>What an action tells is kept as values of the run, so that later texts and conditions may use
 * it.
 */
public enum Action {
  /** Who is there for the programme in {@code programme}: tells {@code librarian}. */
  FIND_LIBRARIAN("programme", "librarian"),
  /** The page of the subject of {@code programme}: tells {@code guide}, where there is one. */
  FIND_GUIDE("programme", "guide"),
  /** What the desk keeps about the reader: tells {@code kept}. */
  SHOW_MY_DATA("", "kept"),
  /** A link where she gets all of it, once: tells {@code download}, where there is one. */
  EXPORT_MY_DATA("", "download"),
  /** Deletes everything about her when the flow's turn is over. */
  ERASE_MY_DATA("", ""),
  /** Keeps {@code stars} (1 to 5) and {@code words}, if any, as her opinion of the desk. */
  RATE("stars", "");

  private final String needs;
  private final String tells;

  Action(String needs, String tells) {
    this.needs = needs;
    this.tells = tells;
  }

  /** The slot that must have been collected, if any. */
  public Optional<String> needs() {
    return Optional.of(needs).filter(slot -> !slot.isEmpty());
  }

  /** The slot that it fills, if any. */
  public Optional<String> tells() {
    return Optional.of(tells).filter(slot -> !slot.isEmpty());
  }

  /** Its name in files, such as {@code find-librarian}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The action of a name. */
  public static Optional<Action> of(String key) {
    return Arrays.stream(values()).filter(action -> action.key().equals(key)).findFirst();
  }
}
