package org.subjectdesk.call;

import java.time.Instant;

/**
 * Who sees what of a call. The initiator's side is its library, and the alliance's admins unless
 * their own library applies. Nobody sees an application of another library before the deadline.
 */
public record Sight(Actor who, Instant now) {
  /** Whether she sees the call itself: before publication only its own side does. */
  public boolean sees(Call call) {
    return isHome(call) || call.progress().published().isPresent();
  }

  /** Whether she sees an application with its material. */
  public boolean sees(Call call, Application application) {
    return application.library().equals(who.library())
        || (isSide(call) && call.isDue(now) && isJudged(application) && isOpened(call));
  }

  /** Whether she sees what was agreed, planned and said. */
  public boolean seesProject(Call call) {
    return isSide(call)
        || call.selected().stream().anyMatch(one -> one.library().equals(who.library()));
  }

  /** Whether she acts for the initiator. */
  public boolean isSide(Call call) {
    return isHome(call) && !isInvolved(call);
  }

  /** Whether she belongs to the call's library, or to the whole alliance. */
  boolean isHome(Call call) {
    return who.alliance() || who.library().equals(call.library());
  }

  /** Whether a library of hers applies. */
  boolean isInvolved(Call call) {
    return call.applications().stream().anyMatch(one -> one.library().equals(who.library()));
  }

  private static boolean isJudged(Application application) {
    return switch (application.stage()) {
      case SUBMITTED, SELECTED, DECLINED -> true;
      case DRAFT, WITHDRAWN -> false;
    };
  }

  /** What was withdrawn is opened no more. */
  private boolean isOpened(Call call) {
    return switch (call.state(now)) {
      case JUDGING, AGREEING, RUNNING, CLOSED -> true;
      case DRAFT, REVIEW, OPEN, WITHDRAWN -> false;
    };
  }
}
