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
  /** Who leads the teaching of {@code programme} at the colleges: tells {@code lead}, if any. */
  FIND_LEAD("programme", "lead"),
  /** The page of the subject of {@code programme}: tells {@code guide}, where there is one. */
  FIND_GUIDE("programme", "guide"),
  /** How many project calls are open: tells {@code open}, where there are any. */
  COUNT_CALLS("", "open"),
  /** The project calls that are open for {@code programme}: tells {@code calls}, if any. */
  FIND_CALLS("programme", "calls"),
  /** What the desk keeps about the reader: tells {@code kept}. */
  SHOW_MY_DATA("", "kept"),
  /** A link where she gets all of it, once: tells {@code download}, where there is one. */
  EXPORT_MY_DATA("", "download"),
  /** Deletes everything about her when the flow's turn is over. */
  ERASE_MY_DATA("", ""),
  /** Keeps {@code stars} (1 to 5) and {@code words}, if any, as her opinion of the desk. */
  RATE("stars", ""),
  /**
   * She wants to hear what is new for the programme in {@code programme}: tells how {@code often}
   * at most, where there is such a thing.
   */
  SUBSCRIBE("programme", "often"),
  /** A link where she agrees to be told of the next time: tells {@code agree}, if there is one. */
  OFFER_NOTICE("", "agree"),
  /** The names of what she subscribed to: tells {@code subscriptions}, where there are any. */
  SHOW_SUBSCRIPTIONS("", "subscriptions"),
  /** How many these are: tells {@code count}. */
  COUNT_SUBSCRIPTIONS("", "count"),
  /** No more of the programme in {@code programme}: tells {@code stopped}, if she got it. */
  UNSUBSCRIBE("programme", "stopped"),
  /** No more of anything. */
  UNSUBSCRIBE_ALL("", "");

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
