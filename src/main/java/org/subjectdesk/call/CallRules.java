package org.subjectdesk.call;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.subjectdesk.call.Application.Stage;

/**
 * The one machine for states and rights of a call. Pure; who asks twice is told that it is so.
 *
 * <p>Draft → review → open → (deadline) judging → agreeing → running → closed; back to draft when
 * the review finds something, withdrawn at any point before all have agreed.
 *
 * @param members the ids of the libraries that are in the alliance now
 */
public record CallRules(Set<String> members) {
  public CallRules {
    members = Set.copyOf(members);
  }

  /** Begins a call. */
  public Outcome begin(String id, Terms terms, Actor who) {
    return members.contains(who.library())
        ? new Outcome.Changed(Call.draft(id, who.library(), terms, who.id()))
        : Outcome.refused(Refusal.LEFT);
  }

  /** What comes of an act. */
  public Outcome next(Call call, Act act, Actor who, Instant now) {
    var sight = new Sight(who, now);
    if (!sight.sees(call)) {
      return Outcome.refused(Refusal.UNKNOWN);
    }
    if (!members.contains(who.library())) {
      return Outcome.refused(Refusal.LEFT);
    }
    return switch (act) {
      case Act.OnApplication on -> new ApplicationRules(members, sight).next(call, on);
      case Act.OnMilestone on -> new ProjectRules(members, sight).next(call, on);
      case Act.Agree agree -> new ProjectRules(members, sight).agree(call, agree);
      case Act.Confirm() -> new ProjectRules(members, sight).confirm(call);
      case Act.Close close -> new ProjectRules(members, sight).close(call, close);
      case Act.Write(var terms) -> write(call, terms, sight);
      case Act.Submit() -> submit(call, sight);
      case Act.Return(var why) -> giveBack(call, why, sight);
      case Act.Publish() -> publish(call, sight);
      case Act.Withdraw(var why) -> withdraw(call, why, sight);
      case Act.Select(var chosen) -> select(call, chosen, sight);
    };
  }

  private static Outcome write(Call call, Terms terms, Sight sight) {
    if (!sight.isHome(call)) {
      return Outcome.refused(Refusal.NOT_YOURS);
    }
    if (call.terms().equals(terms)) {
      return new Outcome.Same(call);
    }
    return switch (call.progress().stored()) {
      case DRAFT -> new Outcome.Changed(call.saying(terms));
      case REVIEW -> Outcome.refused(Refusal.WRONG_STATE);
      case OPEN, JUDGING, AGREEING, RUNNING, CLOSED, WITHDRAWN ->
          Outcome.refused(Refusal.PUBLISHED);
    };
  }

  private static Outcome submit(Call call, Sight sight) {
    if (!sight.isHome(call)) {
      return Outcome.refused(Refusal.NOT_YOURS);
    }
    return switch (call.progress().stored()) {
      case DRAFT ->
          call.terms()
              .fault(sight.now())
              .<Outcome>map(fault -> fault)
              .orElseGet(() -> new Outcome.Changed(call.submittedBy(sight.who().id())));
      case REVIEW -> new Outcome.Same(call);
      case OPEN, JUDGING, AGREEING, RUNNING, CLOSED, WITHDRAWN ->
          Outcome.refused(Refusal.WRONG_STATE);
    };
  }

  private static Outcome giveBack(Call call, String why, Sight sight) {
    if (call.progress().stored() == State.DRAFT && call.progress().note().equals(why)) {
      return new Outcome.Same(call);
    }
    return review(call, sight)
        .or(() -> why.isBlank() ? reasonNeeded() : Optional.empty())
        .orElseGet(() -> new Outcome.Changed(call.in(State.DRAFT, why)));
  }

  private static Outcome publish(Call call, Sight sight) {
    if (call.progress().stored() == State.OPEN && sight.isHome(call)) {
      return new Outcome.Same(call);
    }
    var handedIn = call.progress().submitter().equals(sight.who().id());
    return review(call, sight)
        .or(() -> handedIn ? Optional.of(Outcome.refused(Refusal.OWN_WORK)) : Optional.empty())
        .or(() -> call.terms().fault(sight.now()))
        .orElseGet(() -> new Outcome.Changed(call.publishedAt(sight.now())));
  }

  /** What keeps her from reviewing it. */
  private static Optional<Outcome> review(Call call, Sight sight) {
    if (!sight.isHome(call)) {
      return Optional.of(Outcome.refused(Refusal.NOT_YOURS));
    }
    if (!sight.who().reviewer()) {
      return Optional.of(Outcome.refused(Refusal.NOT_REVIEWER));
    }
    return call.progress().stored() == State.REVIEW
        ? Optional.empty()
        : Optional.of(Outcome.refused(Refusal.WRONG_STATE));
  }

  /** What the alliance has seen, only who reviews takes back, and says why. */
  private static Outcome withdraw(Call call, String why, Sight sight) {
    if (!sight.isSide(call)) {
      return Outcome.refused(notSide(call, sight));
    }
    return switch (call.progress().stored()) {
      case DRAFT, REVIEW -> new Outcome.Changed(call.in(State.WITHDRAWN, why));
      case OPEN, JUDGING, AGREEING -> {
        if (!sight.who().reviewer()) {
          yield Outcome.refused(Refusal.NOT_REVIEWER);
        }
        yield why.isBlank()
            ? new Outcome.Refused(Refusal.REASON_NEEDED, "why")
            : new Outcome.Changed(
                call.applied(declined(call.applications()))
                    .agreeing(List.of())
                    .in(State.WITHDRAWN, why));
      }
      case WITHDRAWN -> new Outcome.Same(call);
      case RUNNING, CLOSED -> Outcome.refused(Refusal.WRONG_STATE);
    };
  }

  private static Optional<Outcome> reasonNeeded() {
    return Optional.of(new Outcome.Refused(Refusal.REASON_NEEDED, "why"));
  }

  private static List<Application> declined(List<Application> all) {
    return all.stream()
        .map(
            one ->
                switch (one.stage()) {
                  case SUBMITTED, SELECTED -> one.in(Stage.DECLINED);
                  case DRAFT, WITHDRAWN, DECLINED -> one;
                })
        .toList();
  }

  /** Until all have agreed she may choose again: somebody may step back or leave the alliance. */
  private Outcome select(Call call, Set<String> chosen, Sight sight) {
    if (!sight.isSide(call)) {
      return Outcome.refused(notSide(call, sight));
    }
    switch (call.state(sight.now())) {
      case OPEN -> {
        return Outcome.refused(Refusal.BEFORE_DEADLINE);
      }
      case DRAFT, REVIEW, RUNNING, CLOSED, WITHDRAWN -> {
        return Outcome.refused(Refusal.WRONG_STATE);
      }
      case JUDGING, AGREEING -> {}
    }
    var standing = call.applications().stream().filter(this::isStanding).toList();
    var selected = standing.stream().filter(one -> chosen.contains(one.id())).toList();
    if (chosen.isEmpty() || selected.size() != chosen.size()) {
      return new Outcome.Refused(Refusal.CHOICE, "applications");
    }
    if (selected.stream().anyMatch(one -> one.scores().isEmpty())) {
      return Outcome.refused(Refusal.NOT_SCORED);
    }
    if (call.progress().stored() == State.AGREEING && call.selected().equals(selected)) {
      return new Outcome.Same(call);
    }
    var judged =
        call.applications().stream()
            .map(one -> chosen.contains(one.id()) ? moved(one, Stage.SELECTED) : decline(one))
            .toList();
    return new Outcome.Changed(call.applied(judged).agreeing(List.of()).in(State.AGREEING, ""));
  }

  private boolean isStanding(Application one) {
    return members.contains(one.library())
        && switch (one.stage()) {
          case SUBMITTED, SELECTED, DECLINED -> true;
          case DRAFT, WITHDRAWN -> false;
        };
  }

  private static Application decline(Application one) {
    return declined(List.of(one)).getFirst();
  }

  private static Application moved(Application one, Stage stage) {
    return one.stage() == stage ? one : one.in(stage);
  }

  /** Why she is not on the initiator's side. */
  static Refusal notSide(Call call, Sight sight) {
    return sight.isHome(call) ? Refusal.INVOLVED : Refusal.NOT_YOURS;
  }
}
