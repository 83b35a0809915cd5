package org.subjectdesk.flow;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.subjectdesk.faq.FaqEntry;

/** The flows of one library: its own, and the alliance's that it does not replace. Immutable. */
public final class Flows {
  private static final String ENTRY = "flow:";
  private final List<Flow> all;
  private final List<ProgrammePhrase> ofProgramme;

  private Flows(List<Flow> all) {
    this.all = all;
    this.ofProgramme = all.stream().flatMap(ProgrammePhrase::of).toList();
  }

  /** These. */
  public static Flows of(Collection<Flow> flows) {
    return new Flows(List.copyOf(flows));
  }

  /** None. */
  public static Flows none() {
    return of(List.of());
  }

  /** All of them. */
  public List<Flow> all() {
    return all;
  }

  /** What may be said with the name of a programme in it. */
  public List<ProgrammePhrase> ofProgramme() {
    return ofProgramme;
  }

  /** A flow. */
  public Optional<Flow> find(String id) {
    return first(flow -> flow.id().equals(id));
  }

  /** What a button begins. */
  public Optional<Flow> onKey(String key) {
    return first(flow -> flow.when().keys().contains(key));
  }

  /** What an event begins. */
  public Optional<Flow> on(Flow.Event event) {
    return first(flow -> flow.when().events().contains(event));
  }

  /** What the answer of an FAQ entry offers. */
  public Optional<Flow> after(String entry) {
    return first(flow -> flow.when().after().contains(entry));
  }

  /** What meets a need. */
  public Optional<Flow> meeting(String need) {
    return first(flow -> flow.when().needs().contains(need));
  }

  private Optional<Flow> first(Predicate<Flow> fits) {
    return all.stream().filter(fits).findFirst();
  }

  /**
   * The entry by which the search finds a flow: what readers say to begin it. Empty when nothing
   * that they say does.
   *
   * @param library whose entry it is to be
   */
  public static Optional<FaqEntry> entry(String library, Flow flow) {
    var phrases = flow.when().phrases();
    return phrases.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FaqEntry(
                library,
                ENTRY + flow.id(),
                FaqEntry.ANY_SUBJECT,
                flow.name().chinese(),
                phrases,
                flow.name().chinese()));
  }

  /** The id of the flow that an entry stands for; empty for an entry with an answer. */
  public static Optional<String> flowOf(String entry) {
    return entry.startsWith(ENTRY)
        ? Optional.of(entry.substring(ENTRY.length()))
        : Optional.empty();
  }
}
