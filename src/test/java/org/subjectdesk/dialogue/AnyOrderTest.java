package org.subjectdesk.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.subjectdesk.faq.Band;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.Found;
import org.subjectdesk.faq.Match;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.MessageId;
import org.subjectdesk.message.Origin;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.message.Reply;

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
          "书");

  private final Dialogue dialogue = new Dialogue(_ -> DialogueTest.texts(Map.of()));

  /** A message, and what the search and the shelf would have for it. */
  record Step(Inbound in, Found found, boolean withdrawn) {}

  @Property
  void the_desk_always_says_something(@ForAll("steps") List<Step> steps) {
    var consult = Consult.open("c1", "demo-a", ORIGIN.reader(), NOON);
    for (var step : steps) {
      Function<String, Optional<FaqEntry>> entries =
          id -> step.withdrawn() ? Optional.empty() : Optional.of(entry(id));
      var turn = dialogue.next(consult, step.in(), step.found(), entries, NOON);
      assertThat(turn.replies())
          .isNotEmpty()
          .allSatisfy(reply -> assertThat(reply.text()).isNotBlank());
      assertThat(numbers(turn.replies().getFirst())).doesNotHaveDuplicates();
      assertThat(numbers(turn.after())).doesNotHaveDuplicates();
      consult = turn.after().about(consult.question() + 1);
    }
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
      case Phase.Closed _ -> List.of();
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
    var step =
        Combinators.combine(said, found(), Arbitraries.of(true, false, false, false)).as(Step::new);
    return step.list().ofMinSize(1).ofMaxSize(12);
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
