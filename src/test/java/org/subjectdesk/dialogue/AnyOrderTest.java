package org.subjectdesk.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.subjectdesk.catalogue.Kind;
import org.subjectdesk.catalogue.ListedWorks;
import org.subjectdesk.catalogue.Work;
import org.subjectdesk.faq.Band;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.Found;
import org.subjectdesk.faq.Match;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.MessageId;
import org.subjectdesk.message.Origin;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.message.Reply;
import org.subjectdesk.routing.Queue;

/** Whatever is tapped or typed, in whatever order, the desk has something to say. */
class AnyOrderTest {
  private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
  private static final Origin ORIGIN =
      new Origin("demo-a", new ReaderId("wx1", "o1"), new MessageId("1"), NOON);
  private static final List<String> WORDS =
      List.of(
          "0",
          "1",
          "2",
          "3",
          "7",
          "8",
          "9",
          "第二个",
          "999",
          "有用",
          "没用",
          "人工",
          "谢谢",
          "",
          " ",
          "🙂",
          "helpful-option",
          "not-helpful-option",
          "person-option",
          "question-1",
          "question-2",
          "取消",
          "留言",
          "结束人工",
          "评价 很好",
          "书",
          "有没有护理的书",
          "《内科护理学》有吗",
          "《没有的书》有吗");

  private final Dialogue dialogue = new Dialogue(_ -> DialogueTest.texts(Map.of()));

  /** A message, and what the search and the shelf would have for it. */
  record Step(Inbound in, Found found, Consumer<People> people, Optional<Act> act) {
    /** What a librarian does after the reader's turn, if anything. */
    Consult act(Consult now) {
      return act.map(it -> Takeover.act(now, it, "lin", "林", DialogueTest.texts(Map.of()), NOON))
          .map(outcome -> outcome instanceof ActOutcome.Done(var after, _) ? after : now)
          .orElse(now);
    }
  }

  @Property
  void the_desk_says_something_unless_a_person_speaks(@ForAll("steps") List<Step> steps) {
    var around = new People(id -> Optional.of(entry(id)));
    around.works = List.of(Work.of(List.of(ListedWorks.entry("demo-b", Kind.BOOK, "内科护理学", ""))));
    var consult = open();
    for (var step : steps) {
      if (!consult.takes(step.in(), NOON, Duration.ofHours(1))) {
        consult = open();
      }
      step.people().accept(around);
      var turn = dialogue.next(consult, step.in(), step.found(), around, NOON);
      if (turn.decision() instanceof Decision.Passed) {
        assertThat(consult.phase()).isInstanceOf(Phase.WithLibrarian.class);
        assertThat(turn.replies()).isEmpty();
      } else {
        assertThat(turn.replies())
            .isNotEmpty()
            .allSatisfy(reply -> assertThat(reply.text()).isNotBlank());
        assertThat(numbers(turn.replies().getFirst())).doesNotHaveDuplicates();
      }
      assertThat(numbers(turn.after())).doesNotHaveDuplicates();
      assertThat(isOwnedOnce(turn.after().phase())).isTrue();
      consult = step.act(turn.after().about(consult.question() + 1));
    }
  }

  private static Consult open() {
    return Consult.open("c1", "demo-a", ORIGIN.reader(), Consult.NO_SUBJECT, NOON);
  }

  /** In one queue with a time, or with one librarian who has a name. */
  private static boolean isOwnedOnce(Phase phase) {
    return switch (phase) {
      case Phase.Waiting(var queue, var since, var movedAt) ->
          !queue.key().isEmpty() && !since.isAfter(movedAt);
      case Phase.WithLibrarian(var librarian, _, _) -> !librarian.isEmpty();
      case Phase.Rating(var librarian, var stars) ->
          !librarian.isEmpty() && stars >= 0 && stars <= Phase.Rating.MOST_STARS;
      case Phase.WithBot _, Phase.InScript _, Phase.LeavingMessage _, Phase.Closed _ -> true;
    };
  }

  private static List<Integer> numbers(Reply reply) {
    return switch (reply) {
      case Reply.Text _ -> List.of();
      case Reply.Menu menu -> menu.options().stream().map(Reply.Option::number).toList();
      case Reply.Answer answer -> answer.options().stream().map(Reply.Option::number).toList();
    };
  }

  private static List<Integer> numbers(Consult consult) {
    return switch (consult.phase()) {
      case Phase.WithBot bot -> bot.offered().stream().map(Phase.Offer::number).toList();
      case Phase.Waiting _,
          Phase.InScript _,
          Phase.LeavingMessage _,
          Phase.WithLibrarian _,
          Phase.Rating _,
          Phase.Closed _ ->
          List.of();
    };
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    var words = Arbitraries.oneOf(Arbitraries.of(WORDS), Arbitraries.strings().ofMaxLength(12));
    var options = Arbitraries.of("0", "1", "2", "8", "9", "x", "");
    var said =
        Arbitraries.oneOf(
            words.map(text -> (Inbound) new Inbound.Typed(ORIGIN, text)),
            words.map(text -> (Inbound) new Inbound.Spoken(ORIGIN, text)),
            words.map(text -> (Inbound) new Inbound.Clicked(ORIGIN, text)),
            Combinators.combine(options, words)
                .as((option, text) -> (Inbound) new Inbound.Tapped(ORIGIN, option, text)));
    var step = Combinators.combine(said, found(), people(), acts()).as(Step::new);
    return step.list().ofMinSize(1).ofMaxSize(12);
  }

  private static Arbitrary<Consumer<People>> people() {
    var subject = new Surroundings.Subject("51", "电子与信息大类");
    var other = new Surroundings.Subject("53", "财经商贸大类");
    return Arbitraries.of(
        people -> people.gone().forSubjects(),
        people -> people.at(new Queue.OfLibrarian("lin"), 0).forSubjects(subject, other),
        people -> people.at(new Queue.OfLibrary("demo-a"), 3).forSubjects(subject),
        people -> people.at(new Queue.Shared(), 1).forSubjects());
  }

  private static Arbitrary<Optional<Act>> acts() {
    return Arbitraries.<Act>of(
            new Act.Take(),
            new Act.Say("您好"),
            new Act.Pass(new Queue.OfLibrarian("fang"), ""),
            new Act.Close("solved"))
        .optional(0.5);
  }

  private static Arbitrary<Found> found() {
    var hits = Arbitraries.integers().between(0, 6);
    return Combinators.combine(Arbitraries.of(Band.values()), hits)
        .as((band, count) -> new Found(band, matches(count), false));
  }

  private static List<Match> matches(int count) {
    return Stream.iterate(1, i -> i + 1)
        .limit(count)
        .map(i -> new Match(entry(String.valueOf(i)), 1.0 / i))
        .collect(Collectors.toList());
  }

  private static FaqEntry entry(String id) {
    return new FaqEntry("*", id, "*", "question-" + id, List.of(), "answer " + id);
  }
}
