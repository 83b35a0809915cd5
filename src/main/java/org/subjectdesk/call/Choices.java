package org.subjectdesk.call;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What somebody may do with a call now, found by asking the rules themselves. An act that would
 * only be refused for what it lacks is one of them: trying it tells what is missing.
 *
 * @param call acts on the call, by {@link Act#key}; {@code comment} and {@code attach}, too
 * @param applications an application's id → acts on it
 * @param milestones a milestone's id → acts on it
 */
public record Choices(
    Set<String> call, Map<String, Set<String>> applications, Map<String, Set<String>> milestones) {
  private static final String NEW = "\u0000new";
  private static final String WORDS = "\u0000words";
  private static final LocalDate DAY = LocalDate.of(2000, 1, 1);

  public Choices {
    call = Set.copyOf(call);
    applications = Map.copyOf(applications);
    milestones = Map.copyOf(milestones);
  }

  /** What she may do with an application. */
  public Set<String> onApplication(String id) {
    return applications.getOrDefault(id, Set.of());
  }

  /** What she may do with a milestone. */
  public Set<String> onMilestone(String id) {
    return milestones.getOrDefault(id, Set.of());
  }

  /** Finds them out. */
  public static Choices of(CallRules rules, Call call, Sight sight) {
    var files = new FileRules(rules.members(), sight);
    var ofCall = open(rules, call, sight, ofCall(call));
    if (files.refusalToComment(call).isEmpty()) {
      ofCall.add("comment");
    }
    if (files.refusal(call, new Holder("", "")).isEmpty()) {
      ofCall.add("attach");
    }
    var applications = new HashMap<String, Set<String>>();
    for (var one : call.applications()) {
      var acts = open(rules, call, sight, ofApplication(one.id()));
      if (files.refusal(call, new Holder(one.id(), "")).isEmpty()) {
        acts.add("attach");
      }
      applications.put(one.id(), acts);
    }
    var milestones = new HashMap<String, Set<String>>();
    for (var one : call.milestones()) {
      var acts = open(rules, call, sight, ofMilestone(one.id()));
      if (files.refusal(call, new Holder("", one.id())).isEmpty()) {
        acts.add("attach");
      }
      milestones.put(one.id(), acts);
    }
    return new Choices(ofCall, applications, milestones);
  }

  private static List<Act> ofCall(Call call) {
    return List.of(
        new Act.Write(call.terms().titled(WORDS)),
        new Act.Submit(),
        new Act.Return(WORDS),
        new Act.Publish(),
        new Act.Withdraw(WORDS),
        new Act.Select(Set.of(NEW)),
        new Act.Agree(List.of()),
        new Act.Confirm(),
        new Act.Close(1, WORDS),
        new Act.Apply(NEW, NEW, WORDS),
        new Act.Plan(NEW, WORDS, WORDS, DAY, Party.INITIATOR));
  }

  private static List<Act> ofApplication(String id) {
    return List.of(
        new Act.Apply(id, "", WORDS),
        new Act.SubmitApplication(id),
        new Act.WithdrawApplication(id),
        new Act.Score(id, List.of()));
  }

  private static List<Act> ofMilestone(String id) {
    return List.of(
        new Act.Plan(id, WORDS, WORDS, DAY, Party.INITIATOR),
        new Act.Deliver(id, WORDS),
        new Act.Accept(id),
        new Act.Reopen(id, WORDS),
        new Act.Drop(id, WORDS));
  }

  private static Set<String> open(CallRules rules, Call call, Sight sight, List<Act> acts) {
    var keys = new TreeSet<String>();
    for (var act : acts) {
      if (isOpen(rules.next(call, act, sight.who(), sight.now()))) {
        keys.add(act.key());
      }
    }
    return keys;
  }

  private static boolean isOpen(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Changed _ -> true;
      case Outcome.Same _ -> false;
      case Outcome.Refused(var why, _) ->
          why.kind() == Refusal.Kind.INPUT || why == Refusal.MILESTONES_OPEN;
    };
  }
}
