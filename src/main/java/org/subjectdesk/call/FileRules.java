package org.subjectdesk.call;

import java.util.Optional;
import java.util.Set;
import org.subjectdesk.call.Application.Stage;

/**
 * The part of the rules that is about attachments and comments: they go with what they belong to.
 */
public record FileRules(Set<String> members, Sight sight) {
  /** Whether she sees what belongs to it. */
  public boolean sees(Call call, Holder holder) {
    if (!sight.sees(call)) {
      return false;
    }
    if (holder.isCall()) {
      return true;
    }
    return holder.application().isEmpty()
        ? sight.seesProject(call)
        : call.application(holder.application()).filter(one -> sight.sees(call, one)).isPresent();
  }

  /** Why she may not attach something, or take it away; empty when she may. */
  public Optional<Refusal> refusal(Call call, Holder holder) {
    if (!sees(call, holder)) {
      return Optional.of(Refusal.UNKNOWN);
    }
    if (!members.contains(sight.who().library())) {
      return Optional.of(Refusal.LEFT);
    }
    if (holder.isCall()) {
      return ofCall(call);
    }
    return holder.application().isEmpty()
        ? ofProject(call, holder.milestone())
        : ofApplication(call, call.application(holder.application()).orElseThrow());
  }

  private Optional<Refusal> ofCall(Call call) {
    if (!sight.isHome(call)) {
      return Optional.of(Refusal.NOT_YOURS);
    }
    return switch (call.progress().stored()) {
      case DRAFT -> Optional.empty();
      case REVIEW -> Optional.of(Refusal.WRONG_STATE);
      case OPEN, JUDGING, AGREEING, RUNNING, CLOSED, WITHDRAWN -> Optional.of(Refusal.PUBLISHED);
    };
  }

  private Optional<Refusal> ofApplication(Call call, Application one) {
    if (!one.library().equals(sight.who().library())) {
      return Optional.of(Refusal.NOT_APPLICANT);
    }
    if (call.state(sight.now()) != State.OPEN) {
      return Optional.of(call.isDue(sight.now()) ? Refusal.DEADLINE_PASSED : Refusal.WRONG_STATE);
    }
    return one.stage() == Stage.DRAFT || one.stage() == Stage.WITHDRAWN
        ? Optional.empty()
        : Optional.of(Refusal.SUBMITTED);
  }

  /** A deliverable is its party's and the initiator's; what was accepted stays what it was. */
  private Optional<Refusal> ofProject(Call call, String id) {
    var milestone = call.milestone(id);
    if (milestone.isEmpty()) {
      return Optional.of(Refusal.UNKNOWN);
    }
    var one = milestone.get();
    var hers = call.libraryOf(one.party()).equals(sight.who().library()) || sight.isSide(call);
    return refusalToComment(call)
        .or(() -> hers ? Optional.empty() : Optional.of(Refusal.NOT_PARTY))
        .or(() -> one.stage().isOver() ? Optional.of(Refusal.WRONG_STATE) : Optional.empty());
  }

  /** Why she may not say something about the project; empty when she may. */
  public Optional<Refusal> refusalToComment(Call call) {
    if (!sight.sees(call)) {
      return Optional.of(Refusal.UNKNOWN);
    }
    if (!sight.seesProject(call)) {
      return Optional.of(Refusal.NOT_PARTY);
    }
    if (!members.contains(sight.who().library())) {
      return Optional.of(Refusal.LEFT);
    }
    return switch (call.progress().stored()) {
      case AGREEING, RUNNING -> Optional.empty();
      case DRAFT, REVIEW, OPEN, JUDGING, CLOSED, WITHDRAWN -> Optional.of(Refusal.WRONG_STATE);
    };
  }
}
