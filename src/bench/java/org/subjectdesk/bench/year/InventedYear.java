package org.subjectdesk.bench.year;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.subjectdesk.bench.data.SyntheticFaq;
import org.subjectdesk.faq.Normaliser;
import org.subjectdesk.learning.Outcome;
import org.subjectdesk.store.Store;

/**
 * What happens in an alliance: readers open consults (some of them often), ask the FAQ, wish for a
 * person, are taken, passed on or left waiting, leave messages, give stars, follow referrals;
 * librarians sign in and help readers of other members. Not safe for threads.
 */
public final class InventedYear {
  /** How many days it has, today among them. */
  public static final int DAYS = 365;

  /** Of members; the first one is the largest. */
  public static final int LIBRARIES = 16;

  private static final long DAY = 86_400_000;
  private static final long HOUR = 3_600_000;
  private static final long ZONE = 8 * HOUR;
  private static final int SECOND = 1_000;
  private static final int PEOPLE = 5;
  private static final int READERS = 2_400;
  private static final int GROUPS = 19;
  private static final int FIRST_GROUP = 41;
  private static final List<Outcome> OUTCOMES = List.of(Outcome.values());
  private static final List<Outcome> OPEN =
      List.of(Outcome.DECLINED, Outcome.CLARIFIED, Outcome.NONE_OF_THESE);
  private static final SyntheticFaq FAQ = new SyntheticFaq(1_000);

  private final Random random;
  private final Rows rows = new Rows();
  private final List<String> libraries;
  private final long today;
  private int number;

  /** A consult's reader, as its events name her. */
  private record Reader(String library, String account, String id) {}

  /**
   * Prepares.
   *
   * @param first the id of the first member
   * @param now in the last day, in milliseconds since 1970
   */
  public InventedYear(long seed, String first, long now) {
    this.random = new Random(seed);
    this.libraries = libraries(first);
    this.today = Math.floorDiv(now + ZONE, DAY);
  }

  /** The ids of its members. */
  public static List<String> libraries(String first) {
    return IntStream.range(0, LIBRARIES)
        .mapToObj(number -> number == 0 ? first : "member-" + number)
        .toList();
  }

  /**
   * Writes all days up to yesterday.
   *
   * @param events about as many
   * @return how many
   */
  public int write(Store store, int events) {
    for (var day = 1; day < DAYS; day++) {
      var begin = (today - DAYS + day) * DAY - ZONE;
      signIns(begin);
      while (rows.count() < (double) events * day / (DAYS - 1)) {
        talk(begin + 8 * HOUR + random.nextInt((int) (14 * HOUR)));
      }
      rows.write(store);
    }
    return rows.count();
  }

  /** Some talks more that begin at a moment. */
  public void write(Store store, long at, int talks) {
    for (var i = 0; i < talks; i++) {
      talk(at);
    }
    rows.write(store);
  }

  /** Questions of the first member that wait for an answer, spread over the last days. */
  public void unanswered(Store store, int many, int days) {
    for (var i = 0; i < many; i++) {
      var at = (today - days + (long) days * i / many) * DAY - ZONE + 9 * HOUR;
      question(libraries.getFirst(), at, any(OPEN));
      if (i % SECOND == SECOND - 1) {
        rows.write(store);
      }
    }
    rows.write(store);
  }

  private void signIns(long begin) {
    for (var library : libraries) {
      for (var one = 0; one < PEOPLE; one++) {
        if (chance(70)) {
          var at = begin + 8 * HOUR + random.nextInt((int) HOUR);
          rows.add(Table.AUDIT, at, librarian(library, one), library, "sign-in", "", "");
        }
      }
    }
  }

  private void talk(long at) {
    // Two numbers multiplied: some members, and some readers, come much more often than others.
    var library = libraries.get(skewed(LIBRARIES));
    var reader = new Reader(library, "wx-" + library, library + "-" + skewed(READERS));
    var subject = subject();
    var id = "invented-" + number++;
    rows.add(
        Table.CONSULT,
        id,
        library,
        reader.account(),
        reader.id(),
        "closed",
        "",
        1,
        at,
        at + HOUR,
        0L,
        0,
        subject);
    if (chance(95)) {
      question(library, at, any(OUTCOMES));
    }
    if (chance(30)) {
      question(library, at + HOUR, any(OUTCOMES));
    }
    if (chance(55)) {
      person(id, reader, subject, at + 60 * SECOND);
    }
    if (chance(8)) {
      referral(id, reader, subject, at + 120 * SECOND);
    }
  }

  private int skewed(int below) {
    return (int) (random.nextDouble() * random.nextDouble() * below);
  }

  private void person(String consult, Reader reader, String subject, long at) {
    step(consult, at, chance(90) ? "asked" : "missed", "");
    var waited = (5 + random.nextInt(60)) * (1 + random.nextInt(20)) * SECOND;
    if (!chance(85)) {
      var left = chance(60);
      step(consult, at + waited, left ? "ticket" : "cancelled", "");
      if (left) {
        ticket(consult, reader, subject, at + waited);
      }
      return;
    }
    var librarian = librarian(reader.library(), random.nextInt(PEOPLE));
    step(consult, at + waited, "taken", librarian);
    if (chance(10)) {
      step(consult, at + 2L * waited, "passed", librarian);
      librarian = librarian(any(libraries), random.nextInt(PEOPLE));
      step(consult, at + 3L * waited, "taken", librarian);
      helped(consult, reader, librarian, at + 4L * waited);
    }
    step(consult, at + 4L * waited, "ended", librarian);
    if (chance(25)) {
      rows.add(
          Table.RATING,
          consult,
          reader.library(),
          librarian,
          1 + random.nextInt(5),
          "",
          at + 5L * waited);
    }
  }

  private void helped(String consult, Reader reader, String librarian, long at) {
    var giver = librarian.substring(0, librarian.lastIndexOf('-'));
    if (!giver.equals(reader.library())) {
      rows.add(Table.CONTRIBUTION, at, "consult", giver, librarian, reader.library(), consult, 1L);
    }
  }

  private void step(String consult, long at, String kind, String actor) {
    rows.add(Table.HANDOVER, consult, at, kind, actor, "", "", "", "");
  }

  private void ticket(String consult, Reader reader, String subject, long at) {
    rows.add(
        Table.TICKET,
        "ticket-" + consult,
        consult,
        reader.library(),
        reader.account(),
        reader.id(),
        subject,
        FAQ.question(number).text(),
        "answered",
        "",
        librarian(reader.library(), random.nextInt(PEOPLE)),
        FAQ.question(number).answer(),
        at,
        at + DAY,
        at + random.nextInt((int) (2 * DAY)),
        0,
        1);
  }

  private void question(String library, long at, Outcome outcome) {
    var text = FAQ.question(random.nextInt(100_000)).text();
    var hit = random.nextInt(FAQ.size());
    rows.add(
        Table.QUESTION,
        library,
        text,
        Normaliser.bare(text),
        "answer",
        "[[\"bench-%d\",0.8123],[\"bench-%d\",0.5432],[\"bench-%d\",0.4321]]"
            .formatted(hit, hit / 2, hit / 3),
        outcome.key(),
        outcome.isOpen() ? "" : "bench-" + hit,
        "",
        subject(),
        outcome.isOpen(),
        outcome == Outcome.HELPFUL || outcome == Outcome.NOT_HELPFUL || outcome == Outcome.CHOSEN,
        at - at % HOUR);
  }

  private void referral(String consult, Reader reader, String subject, long at) {
    var clicked = chance(60);
    var ended = clicked && chance(70);
    rows.add(
        Table.REFERRAL,
        "referral-" + consult,
        reader.library(),
        "platform-" + random.nextInt(4),
        "literature",
        subject,
        consult,
        reader.account(),
        reader.id(),
        "",
        "",
        at,
        clicked ? at + 60L * SECOND : null,
        ended ? at + DAY : null,
        ended ? (chance(75) ? 1 : 0) : null);
  }

  private String subject() {
    return chance(20) ? "" : Integer.toString(FIRST_GROUP + random.nextInt(GROUPS));
  }

  private static String librarian(String library, int number) {
    return library + "-" + number;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
