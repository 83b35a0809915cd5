package org.subjectdesk.call;

import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.subjectdesk.call.Application.Stage;

/** The part of {@link CallRules} that is about applications: until the deadline, and judging. */
record ApplicationRules(Set<String> members, Sight sight) {
  private static final int MOST_POINTS = 100;

  Outcome next(Call call, Act.OnApplication act) {
    return switch (act) {
      case Act.Apply apply -> apply(call, apply);
      case Act.SubmitApplication(var id) ->
          call.application(id)
              .filter(one -> sight.sees(call, one))
              .map(one -> submit(call, one))
              .orElseGet(() -> Outcome.refused(Refusal.UNKNOWN));
      case Act.WithdrawApplication(var id) ->
          call.application(id)
              .filter(one -> sight.sees(call, one))
              .map(one -> withdraw(call, one))
              .orElseGet(() -> Outcome.refused(Refusal.UNKNOWN));
      case Act.Score score -> score(call, score);
    };
  }

  private Outcome apply(Call call, Act.Apply apply) {
    var known = call.application(apply.application());
    if (known.isPresent() && !isHers(known.get())) {
      return Outcome.refused(Refusal.UNKNOWN);
    }
    if (known.filter(one -> isSame(one, apply)).isPresent()) {
      return new Outcome.Same(call);
    }
    if (call.library().equals(sight.who().library())) {
      return Outcome.refused(Refusal.OWN_CALL);
    }
    if (!isOpen(call)) {
      return Outcome.refused(closed(call));
    }
    if (known.filter(one -> one.stage() == Stage.SUBMITTED).isPresent()) {
      return Outcome.refused(Refusal.SUBMITTED);
    }
    var organisation = known.map(Application::organisation).orElse(apply.organisation());
    return known.isEmpty() && hasOne(call, organisation)
        ? new Outcome.Refused(Refusal.TAKEN, "organisation")
        : new Outcome.Changed(call.with(written(known.orElse(blank(apply)), apply)));
  }

  private Application blank(Act.Apply apply) {
    return new Application(
        apply.application(),
        sight.who().library(),
        apply.organisation(),
        "",
        Stage.DRAFT,
        new HashMap<>(),
        0);
  }

  private static Application written(Application before, Act.Apply apply) {
    return before.saying(apply.material());
  }

  private static boolean isSame(Application one, Act.Apply apply) {
    return one.material().equals(apply.material()) && one.stage() != Stage.WITHDRAWN;
  }

  private boolean hasOne(Call call, String organisation) {
    return call.applications().stream()
        .anyMatch(one -> isHers(one) && one.organisation().equals(organisation));
  }

  private boolean isHers(Application one) {
    return one.library().equals(sight.who().library());
  }

  private Outcome submit(Call call, Application one) {
    if (!isHers(one)) {
      return Outcome.refused(Refusal.NOT_APPLICANT);
    }
    if (one.stage() == Stage.SUBMITTED) {
      return new Outcome.Same(call);
    }
    if (!isOpen(call)) {
      return Outcome.refused(closed(call));
    }
    return one.material().isBlank()
        ? new Outcome.Refused(Refusal.MISSING, "material")
        : new Outcome.Changed(call.with(one.in(Stage.SUBMITTED)));
  }

  /** Whoever was selected may step back until all have agreed; the agreement is void then. */
  private Outcome withdraw(Call call, Application one) {
    if (!isHers(one)) {
      return Outcome.refused(Refusal.NOT_APPLICANT);
    }
    var back = call.with(one.in(Stage.WITHDRAWN));
    return switch (one.stage()) {
      case DRAFT, SUBMITTED -> new Outcome.Changed(back);
      case SELECTED ->
          call.progress().stored() == State.AGREEING
              ? new Outcome.Changed(back.agreeing(List.of()))
              : Outcome.refused(Refusal.WRONG_STATE);
      case WITHDRAWN -> new Outcome.Same(call);
      case DECLINED -> Outcome.refused(Refusal.WRONG_STATE);
    };
  }

  private boolean isOpen(Call call) {
    return call.state(sight.now()) == State.OPEN && members.contains(call.library());
  }

  private Refusal closed(Call call) {
    if (call.state(sight.now()) == State.OPEN) {
      return Refusal.LEFT;
    }
    return call.isDue(sight.now()) ? Refusal.DEADLINE_PASSED : Refusal.WRONG_STATE;
  }

  /** Also who was not selected at first: somebody may step back. */
  private static boolean isToChoose(Application one) {
    return one.stage() == Stage.SUBMITTED || one.stage() == Stage.DECLINED;
  }

  private Outcome score(Call call, Act.Score score) {
    if (!sight.isSide(call)) {
      return Outcome.refused(CallRules.notSide(call, sight));
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
    var one = call.application(score.application()).filter(ApplicationRules::isToChoose);
    if (one.isEmpty()) {
      return Outcome.refused(Refusal.UNKNOWN);
    }
    if (!members.contains(one.get().library())) {
      return Outcome.refused(Refusal.LEFT);
    }
    if (score.points().size() != call.terms().criteria().size()
        || score.points().stream().anyMatch(it -> it < 0 || it > MOST_POINTS)) {
      return new Outcome.Refused(Refusal.SCORES, "points");
    }
    var scores = new HashMap<>(one.get().scores());
    return score.points().equals(scores.put(sight.who().id(), score.points()))
        ? new Outcome.Same(call)
        : new Outcome.Changed(call.with(one.get().scored(scores)));
  }
}
