package org.subjectdesk.call;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a call says. A draft may lack much; {@link #fault} tells what.
 *
 * @param subject a code of the catalogue; {@code *} = any
 * @param initiator who wants it done, through her library
 * @param items the services that are wanted
 * @param cooperation how those who take part work together
 * @param budget in fen (cents); 0 = none
 * @param split what the budget is for
 * @param talent the people that are needed
 * @param deadline until when applications come in, without this moment itself
 * @param criteria what applications are judged by, with their weights; fixed by publication
 */
public record Terms(
    String title,
    String subject,
    Initiator initiator,
    String items,
    String cooperation,
    String goals,
    long budget,
    List<Share> split,
    String talent,
    Instant deadline,
    List<Share> criteria) {
  /** For all subjects. */
  public static final String ANY_SUBJECT = "*";

  public Terms {
    split = List.copyOf(split);
    criteria = List.copyOf(criteria);
  }

  /** Who wants something done. */
  public record Initiator(Kind kind, String name) {
    /** What she is. */
    public enum Kind {
      TEACHER,
      DEPARTMENT,
      COMPANY,
      LIBRARY;

      /** Its name in the store and on the wire. */
      public String key() {
        return name().toLowerCase(Locale.ROOT);
      }

      /** The one of a name. */
      public static Optional<Kind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
      }
    }
  }

  Terms titled(String other) {
    return new Terms(
        other,
        subject,
        initiator,
        items,
        cooperation,
        goals,
        budget,
        split,
        talent,
        deadline,
        criteria);
  }

  /** What keeps it from being published; empty when nothing does. */
  Optional<Outcome.Refused> fault(Instant now) {
    return missing("title", title)
        .or(() -> missing("initiator", initiator.name()))
        .or(() -> missing("items", items))
        .or(() -> missing("cooperation", cooperation))
        .or(() -> missing("goals", goals))
        .or(() -> missing("talent", talent))
        .or(() -> unless(budget == 0 || Share.areWhole(split), Refusal.SHARES, "split"))
        .or(() -> unless(!criteria.isEmpty(), Refusal.MISSING, "criteria"))
        .or(() -> unless(Share.areWhole(criteria), Refusal.SHARES, "criteria"))
        .or(() -> unless(now.isBefore(deadline), Refusal.DEADLINE_BEHIND, "deadline"));
  }

  private static Optional<Outcome.Refused> missing(String field, String text) {
    return unless(!text.isBlank(), Refusal.MISSING, field);
  }

  private static Optional<Outcome.Refused> unless(boolean right, Refusal why, String field) {
    return right ? Optional.empty() : Optional.of(new Outcome.Refused(why, field));
  }
}
