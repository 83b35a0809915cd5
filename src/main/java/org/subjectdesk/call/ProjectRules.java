package org.subjectdesk.call;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.subjectdesk.call.Milestone.Stage;

/** The part of {@link CallRules} that is about what was agreed, until the end. */
record ProjectRules(Set<String> members, Sight sight) {
  /** A running project is agreed on anew only when one of its parties has left the alliance. */
  Outcome agree(Call call, Act.Agree agree) {
    if (!sight.isSide(call)) {
      return Outcome.refused(CallRules.notSide(call, sight));
    }
    var bare = agree.parties().stream().map(Party::bare).toList();
    if (call.agreement().stream().map(Party::bare).toList().equals(bare) && !bare.isEmpty()) {
      return new Outcome.Same(call);
    }
    var running = call.progress().stored() == State.RUNNING;
    if (running ? !call.lostParty(members) : call.progress().stored() != State.AGREEING) {
      return Outcome.refused(Refusal.WRONG_STATE);
    }
    if (!named(bare).equals(wanted(call)) || bare.size() != wanted(call).size()) {
      return new Outcome.Refused(Refusal.PARTIES, "parties");
    }
    if (bare.stream().anyMatch(one -> one.duty().isBlank())) {
      return new Outcome.Refused(Refusal.MISSING, "duty");
    }
    var shares = bare.stream().map(one -> new Share("-", one.share())).toList();
    if (!Share.areWhole(shares)) {
      return new Outcome.Refused(Refusal.SHARES, "share");
    }
    var begun = bare.stream().map(one -> confirmed(one, Party.INITIATOR::equals)).toList();
    return new Outcome.Changed(settled(call.in(State.AGREEING, ""), begun));
  }

  private static Set<String> named(List<Party> parties) {
    var names = new HashSet<String>();
    parties.forEach(one -> names.add(one.application()));
    return names;
  }

  /** The initiator's side, and who was selected and is still there. */
  private Set<String> wanted(Call call) {
    var names = new HashSet<String>(Set.of(Party.INITIATOR));
    call.selected().stream()
        .filter(one -> members.contains(one.library()))
        .forEach(one -> names.add(one.id()));
    return names;
  }

  private Party confirmed(Party one, Function<String, Boolean> mine) {
    return one.confirmed().isEmpty() && mine.apply(one.application())
        ? one.confirmedBy(sight.who().id())
        : one;
  }

  /** The last who agrees lets it begin. */
  private static Call settled(Call call, List<Party> parties) {
    var next = call.agreeing(parties);
    return parties.stream().noneMatch(one -> one.confirmed().isEmpty())
        ? next.in(State.RUNNING, "")
        : next;
  }

  Outcome confirm(Call call) {
    var library = sight.who().library();
    var mine =
        call.agreement().stream()
            .filter(one -> !one.application().equals(Party.INITIATOR))
            .filter(one -> call.libraryOf(one.application()).equals(library))
            .toList();
    if (mine.isEmpty()) {
      return Outcome.refused(Refusal.NOT_PARTY);
    }
    if (mine.stream().noneMatch(one -> one.confirmed().isEmpty())) {
      return new Outcome.Same(call);
    }
    if (call.lostParty(members)) {
      return Outcome.refused(Refusal.LEFT);
    }
    var next =
        call.agreement().stream()
            .map(one -> confirmed(one, it -> call.libraryOf(it).equals(library)))
            .toList();
    return new Outcome.Changed(settled(call, next));
  }

  Outcome close(Call call, Act.Close close) {
    if (!sight.isSide(call)) {
      return Outcome.refused(CallRules.notSide(call, sight));
    }
    if (call.progress().stored() == State.CLOSED) {
      return new Outcome.Same(call);
    }
    if (call.progress().stored() != State.RUNNING) {
      return Outcome.refused(Refusal.WRONG_STATE);
    }
    if (!call.milestones().stream().allMatch(one -> one.stage().isOver())) {
      return Outcome.refused(Refusal.MILESTONES_OPEN);
    }
    return close.evaluation().isBlank()
        ? new Outcome.Refused(Refusal.MISSING, "evaluation")
        : new Outcome.Changed(
            call.endedWith(new Call.Evaluation(close.grade(), close.evaluation())));
  }

  Outcome next(Call call, Act.OnMilestone act) {
    if (!sight.seesProject(call)) {
      return Outcome.refused(CallRules.notSide(call, sight));
    }
    if (act instanceof Act.Plan plan) {
      return plan(call, plan);
    }
    var milestone = call.milestone(act.milestone());
    if (milestone.isEmpty()) {
      return Outcome.refused(Refusal.UNKNOWN);
    }
    var one = milestone.get();
    return switch (act) {
      case Act.Plan plan -> plan(call, plan);
      case Act.Deliver(_, var note) -> deliver(call, one, note);
      case Act.Accept _ -> judge(call, one, Stage.DELIVERED, Stage.ACCEPTED, one.note());
      case Act.Reopen(_, var why) -> explained(call, one, Stage.DELIVERED, Stage.PLANNED, why);
      case Act.Drop(_, var why) -> explained(call, one, Stage.PLANNED, Stage.DROPPED, why);
    };
  }

  private Outcome plan(Call call, Act.Plan plan) {
    if (!sight.isSide(call)) {
      return Outcome.refused(CallRules.notSide(call, sight));
    }
    var planned =
        new Milestone(
            plan.milestone(),
            plan.title(),
            plan.deliverable(),
            plan.due(),
            plan.party(),
            Stage.PLANNED,
            "");
    var known = call.milestone(plan.milestone());
    if (known.filter(planned::equals).isPresent()) {
      return new Outcome.Same(call);
    }
    var state = call.progress().stored();
    if ((state != State.AGREEING && state != State.RUNNING)
        || known.filter(one -> one.stage() != Stage.PLANNED).isPresent()) {
      return Outcome.refused(Refusal.WRONG_STATE);
    }
    return wanted(call).contains(plan.party())
        ? new Outcome.Changed(call.with(planned))
        : new Outcome.Refused(Refusal.PARTIES, "party");
  }

  private Outcome deliver(Call call, Milestone one, String note) {
    var hers =
        one.party().equals(Party.INITIATOR)
            ? sight.isSide(call)
            : call.libraryOf(one.party()).equals(sight.who().library());
    return hers
        ? moved(call, one, Stage.PLANNED, Stage.DELIVERED, note)
        : Outcome.refused(Refusal.NOT_PARTY);
  }

  private Outcome explained(Call call, Milestone one, Stage from, Stage to, String why) {
    return why.isBlank()
        ? new Outcome.Refused(Refusal.REASON_NEEDED, "why")
        : judge(call, one, from, to, why);
  }

  private Outcome judge(Call call, Milestone one, Stage from, Stage to, String words) {
    return sight.isSide(call)
        ? moved(call, one, from, to, words)
        : Outcome.refused(CallRules.notSide(call, sight));
  }

  private static Outcome moved(Call call, Milestone one, Stage from, Stage to, String words) {
    if (one.stage() == to && one.note().equals(words)) {
      return new Outcome.Same(call);
    }
    return call.progress().stored() == State.RUNNING && one.stage() == from
        ? new Outcome.Changed(call.with(one.in(to, words)))
        : Outcome.refused(Refusal.WRONG_STATE);
  }
}
