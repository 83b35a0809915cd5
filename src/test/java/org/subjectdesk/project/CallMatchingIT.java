package org.subjectdesk.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.subjectdesk.call.Call;
import org.subjectdesk.call.Deadline;
import org.subjectdesk.call.People;
import org.subjectdesk.call.State;
import org.subjectdesk.call.Terms;
import org.subjectdesk.embedding.Embedder;
import org.subjectdesk.faq.Subject;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.learning.EmbeddedMeaning;
import org.subjectdesk.publishing.FaqFolder;
import org.subjectdesk.routing.Librarian;
import org.subjectdesk.routing.Roster;
import org.subjectdesk.yaml.Faults;

/**
 * Which calls find which librarians, by the product's own path: measured on invented calls ({@code
 * calls/matching.tsv}) with the groups of subjects whose librarians should look.
 */
class CallMatchingIT {
  private static final Subjects SUBJECTS = FaqFolder.subjects(Path.of("faq-data"), new Faults());

  private final CallMatching matching =
      new CallMatching(CallMatchingIT::roster, Optional.of(new EmbeddedMeaning(Embedder.load())));

  private static Roster roster() {
    var she = new Librarian("qiao", "b", "乔", List.of("52"), List.of(), 3, false, List.of());
    return new Roster(Deadline.ZONE, SUBJECTS, Map.of(), List.of(she));
  }

  /** A call and a group of subjects. */
  private record Pair(double likeness, boolean right, boolean chosenOn) {}

  private List<Pair> pairs() throws IOException {
    var file = Path.of("src", "test", "resources", "calls", "matching.tsv");
    var groups =
        SUBJECTS.all().stream().map(Subject::code).filter(code -> code.length() == 2).toList();
    var pairs = new ArrayList<Pair>();
    var count = 0;
    for (var line : Files.readAllLines(file, UTF_8)) {
      if (line.startsWith("#")) {
        continue;
      }
      var parts = line.split("\t", -1);
      var wanted = Set.of(parts[0].split(",", -1));
      for (var group : groups) {
        var likeness = matching.likeness(SUBJECTS, group, parts[1]);
        pairs.add(new Pair(likeness, wanted.contains(group), count % 2 == 0));
      }
      count++;
    }
    return pairs;
  }

  @Test
  void by_meaning_most_that_is_named_is_right_and_most_that_is_right_is_named() throws IOException {
    var others = pairs().stream().filter(Predicate.not(Pair::chosenOn)).toList();
    var named = others.stream().filter(one -> one.likeness() >= CallMatching.NEAR).toList();
    var right = named.stream().filter(Pair::right).count();
    var wanted = others.stream().filter(Pair::right).count();
    System.out.printf(
        "calls by meaning: precision %.2f, recall %.2f%n",
        (double) right / named.size(), (double) right / wanted);
    assertThat((double) right / named.size()).isGreaterThan(0.75);
    assertThat((double) right / wanted).isGreaterThan(0.6);
  }

  @Test
  void a_call_is_for_her_by_its_subject_or_by_its_meaning_while_it_is_open() {
    var now = People.START;
    var own = line("own", "b", "52", "护理操作视频共建");
    var ofSubject = line("of-subject", "a", "5202", "联合采购谈判");
    var ofMeaning = line("of-meaning", "a", "51", "护理虚拟仿真实训资源共建");
    var neither = line("neither", "a", "46", "数控机床故障案例知识库");
    var matches = matching.of("qiao", "b", List.of(own, ofSubject, ofMeaning, neither), now);
    assertThat(matches).containsOnlyKeys("of-subject", "of-meaning");
    assertThat(matches).containsEntry("of-subject", new CallMatching.Match(true, 1));
    assertThat(matches.values()).extracting(CallMatching.Match::bySubject).contains(false);
    assertThat(matching.of("qiao", "b", List.of(ofSubject), People.DEADLINE)).isEmpty();
    assertThat(matching.of("unknown", "b", List.of(ofSubject), now)).isEmpty();
  }

  private static Projects.Line line(String id, String library, String subject, String title) {
    var usual = People.terms(title);
    var terms =
        new Terms(
            title,
            subject,
            usual.initiator(),
            "",
            usual.cooperation(),
            usual.goals(),
            0,
            List.of(),
            usual.talent(),
            usual.deadline(),
            usual.criteria());
    var progress = new Call.Progress(State.OPEN, "lin", "", Optional.of(People.START));
    var call =
        new Call(
            id,
            library,
            "lin",
            terms,
            progress,
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            3);
    return new Projects.Line(call, People.START, List.of(), false);
  }
}
