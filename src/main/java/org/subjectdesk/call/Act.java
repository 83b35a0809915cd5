package org.subjectdesk.call;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Something that somebody does with a call. The same act done twice changes it once. */
public sealed interface Act {
  /** Of the call itself: writing it, until it is published. */
  record Write(Terms terms) implements Act {}

  /** Hands it in for review. */
  record Submit() implements Act {}

  /** Gives it back to who wrote it. */
  record Return(String why) implements Act {}

  /** Lets the alliance see it; from now on it cannot be changed. */
  record Publish() implements Act {}

  /** Takes it back; nothing becomes of it. */
  record Withdraw(String why) implements Act {}

  /** Chooses who takes part. */
  record Select(Set<String> applications) implements Act {
    public Select {
      applications = Set.copyOf(applications);
    }
  }

  /** Writes down duties and shares; the initiator's side agrees with it. */
  record Agree(List<Party> parties) implements Act {
    public Agree {
      parties = List.copyOf(parties);
    }
  }

  /** Agrees for a library that was selected. */
  record Confirm() implements Act {}

  /**
   * Ends it.
   *
   * @param grade from 1 to 5
   */
  record Close(int grade, String evaluation) implements Act {}

  /** Of an application. */
  sealed interface OnApplication extends Act {
    String application();
  }

  /** Begins an application, or changes one that is not submitted. */
  record Apply(String application, String organisation, String material) implements OnApplication {}

  /** Hands it in. */
  record SubmitApplication(String application) implements OnApplication {}

  /** Takes it back; before the deadline it may be changed and handed in again. */
  record WithdrawApplication(String application) implements OnApplication {}

  /** Judges it, in the order of the criteria. */
  record Score(String application, List<Integer> points) implements OnApplication {
    public Score {
      points = List.copyOf(points);
    }
  }

  /** Of a milestone. */
  sealed interface OnMilestone extends Act {
    String milestone();
  }

  /** Plans one, or changes one that is planned. */
  record Plan(String milestone, String title, String deliverable, LocalDate due, String party)
      implements OnMilestone {}

  /** Says that it is there. */
  record Deliver(String milestone, String note) implements OnMilestone {}

  /** Finds it good. */
  record Accept(String milestone) implements OnMilestone {}

  /** Asks for more. */
  record Reopen(String milestone, String why) implements OnMilestone {}

  /** Does without it. */
  record Drop(String milestone, String why) implements OnMilestone {}

  /** Its name in the audit and on the wire, such as {@code submit-application}. */
  default String key() {
    return getClass().getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
