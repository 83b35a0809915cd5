package org.subjectdesk.call;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A call with all that belongs to it. Immutable.
 *
 * @param library the id of the initiator's
 * @param author who wrote it first
 * @param end what was said at its end
 * @param version rises with every change that all who see the call may see
 */
public record Call(
    String id,
    String library,
    String author,
    Terms terms,
    Progress progress,
    List<Application> applications,
    List<Party> agreement,
    List<Milestone> milestones,
    Optional<Evaluation> end,
    long version) {
  public Call {
    applications = List.copyOf(applications);
    agreement = List.copyOf(agreement);
    milestones = List.copyOf(milestones);
  }

  /**
   * How far it is.
   *
   * @param stored the state but for the deadline; {@link Call#state} knows of that, too
   * @param submitter who handed it in last; empty = nobody
   * @param note why it was given back or withdrawn; empty otherwise
   * @param published when; empty = never
   */
  public record Progress(
      State stored, String submitter, String note, Optional<Instant> published) {}

  /**
   * What was made of it.
   *
   * @param grade from 1 to 5
   */
  public record Evaluation(int grade, String text) {}

  /** A new one. */
  static Call draft(String id, String library, Terms terms, String author) {
    var begun = new Progress(State.DRAFT, "", "", Optional.empty());
    return new Call(
        id, library, author, terms, begun, List.of(), List.of(), List.of(), Optional.empty(), 1);
  }

  /** How far it is at a time. */
  public State state(Instant now) {
    return progress.stored() == State.OPEN && isDue(now) ? State.JUDGING : progress.stored();
  }

  /** Whether its deadline is behind. */
  public boolean isDue(Instant now) {
    return !now.isBefore(terms.deadline());
  }

  /** The application of this id. */
  public Optional<Application> application(String application) {
    return applications.stream().filter(one -> one.id().equals(application)).findFirst();
  }

  /** The milestone of this id. */
  public Optional<Milestone> milestone(String milestone) {
    return milestones.stream().filter(one -> one.id().equals(milestone)).findFirst();
  }

  /** Those who were selected. */
  public List<Application> selected() {
    return applications.stream().filter(one -> one.stage() == Application.Stage.SELECTED).toList();
  }

  /** The library of a party of the agreement. */
  public String libraryOf(String party) {
    return party.equals(Party.INITIATOR)
        ? library
        : application(party).map(Application::library).orElse("");
  }

  /** Whether one of those who agreed has left the alliance. */
  boolean lostParty(Set<String> members) {
    return agreement.stream().anyMatch(one -> !members.contains(libraryOf(one.application())));
  }

  Call saying(Terms next) {
    return next(next, progress, applications, agreement);
  }

  Call in(State state, String note) {
    var next = new Progress(state, progress.submitter(), note, progress.published());
    return next(terms, next, applications, agreement);
  }

  Call submittedBy(String who) {
    return next(
        terms, new Progress(State.REVIEW, who, "", Optional.empty()), applications, agreement);
  }

  Call publishedAt(Instant now) {
    var next = new Progress(State.OPEN, progress.submitter(), "", Optional.of(now));
    return next(terms, next, applications, agreement);
  }

  Call agreeing(List<Party> parties) {
    return next(terms, progress, applications, parties);
  }

  private Call next(
      Terms terms, Progress progress, List<Application> applications, List<Party> agreement) {
    return new Call(
        id,
        library,
        author,
        terms,
        progress,
        applications,
        agreement,
        milestones,
        end,
        version + 1);
  }

  /** The version stays: others must not see that somebody applies. */
  Call applied(List<Application> next) {
    return new Call(
        id, library, author, terms, progress, next, agreement, milestones, end, version);
  }

  Call with(Application changed) {
    return applied(replaced(applications, changed, Application::id));
  }

  Call with(Milestone changed) {
    var next = replaced(milestones, changed, Milestone::id);
    return new Call(
        id, library, author, terms, progress, applications, agreement, next, end, version + 1);
  }

  private static <T> List<T> replaced(List<T> all, T changed, Function<T, String> id) {
    var next = new ArrayList<>(all);
    next.replaceAll(one -> id.apply(one).equals(id.apply(changed)) ? changed : one);
    if (!next.contains(changed)) {
      next.add(changed);
    }
    return next;
  }

  Call endedWith(Evaluation evaluation) {
    var over = in(State.CLOSED, "");
    return new Call(
        id,
        library,
        author,
        terms,
        over.progress(),
        applications,
        agreement,
        milestones,
        Optional.of(evaluation),
        over.version());
  }
}
