package org.subjectdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.subjectdesk.config.Configuration;
import org.subjectdesk.config.ConfigurationFile;
import org.subjectdesk.faq.FaqIndex;
import org.subjectdesk.flow.Flow;
import org.subjectdesk.flow.FlowFile;
import org.subjectdesk.flow.Step;
import org.subjectdesk.message.Reply;
import org.subjectdesk.message.TextParts;
import org.subjectdesk.rehearsal.Rehearsal;
import org.subjectdesk.rehearsal.Stage;
import org.subjectdesk.yaml.Faults;

/** The flows that are shipped: their tests, every step of them, and readers who do anything. */
class ShippedFlowsTest {
  private static final Configuration CONFIG =
      ConfigurationFile.demo(
          Map.of(
              "DEMO_PORT",
              "0",
              "DEMO_MANAGEMENT_PORT",
              "0",
              "DEMO_HOME",
              Path.of("").toAbsolutePath().toString(),
              "DEMO_DATA",
              "unused"));
  private static final Content CONTENT = Content.read(CONFIG);
  private static final FaqIndex INDEX = ScriptTests.index(CONTENT);
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  private static final int DEEPEST = 14;
  private static final int MOST_REPLY_BYTES = 2_047;

  /** One of each kind of value, and what is no value. */
  private static final List<String> WORDS =
      List.of(
          "跳过",
          "1",
          "2",
          "3",
          "4",
          "5",
          "6",
          "7",
          "2026-12-20",
          "13800001111",
          "9787302511632",
          "护理",
          "https://doi.org/10.1234/abc",
          "45",
          "接触网吊弦检测方法研究");

  @Test
  void their_test_dialogues_go_as_written() {
    var faults = new Faults();
    var played = ScriptTests.run(CONFIG, CONTENT, faults);
    assertThat(faults.list()).isEmpty();
    assertThat(played).isGreaterThanOrEqualTo(20);
  }

  @Test
  void every_step_of_every_flow_is_reached_by_what_readers_may_say() {
    for (var flow : flows()) {
      var wanted = new TreeSet<String>();
      flow.steps().stream().map(Step::at).map(Step.Place::id).forEach(wanted::add);
      var reached = reached(flow, true, wanted);
      if (!reached.containsAll(wanted)) {
        reached.addAll(reached(flow, false, wanted));
      }
      assertThat(reached).as(flow.id()).containsAll(wanted);
    }
  }

  /** Every way through a flow, as far as it leads to something new. */
  private static Set<String> reached(Flow flow, boolean librarians, Set<String> wanted) {
    var reached = new TreeSet<String>();
    var seen = new HashSet<String>();
    var open = new ArrayDeque<List<String>>();
    open.add(List.of());
    while (!open.isEmpty()) {
      var said = open.remove();
      var rehearsal = new Rehearsal(stage(librarians));
      var played = begin(rehearsal, flow);
      reached.addAll(played.way());
      for (var text : said) {
        played = rehearsal.types(text);
        reached.addAll(played.way());
      }
      var isNew = seen.add(played.step() + played.values());
      if (isNew && played.flow().equals(flow.id()) && said.size() < DEEPEST) {
        for (var text : WORDS) {
          var next = new ArrayList<>(said);
          next.add(text);
          open.add(next);
        }
      }
      if (reached.containsAll(wanted)) {
        break;
      }
    }
    return reached;
  }

  private static Rehearsal.Played begin(Rehearsal rehearsal, Flow flow) {
    if (flow.when().events().contains(Flow.Event.UNKNOWN)) {
      return rehearsal.types("呜哩哇啦咕噜咕噜");
    }
    return flow.when().keys().stream()
        .findFirst()
        .map(rehearsal::clicks)
        .orElseGet(() -> rehearsal.types(flow.when().phrases().getFirst()));
  }

  /** One thing that a reader does. */
  record Doing(int kind, String text) {}

  @Property(tries = 150)
  void whatever_a_reader_does_she_is_answered_and_gets_out(@ForAll("doings") List<Doing> doings) {
    var rehearsal = new Rehearsal(stage(doings.size() % 2 == 0));
    for (var doing : doings) {
      var played = does(rehearsal, doing);
      for (var reply : played.replies()) {
        assertThat(reply.text()).isNotBlank();
        assertThat(reply instanceof Reply.Menu ? TextParts.bytes(reply.text()) : 0)
            .isLessThanOrEqualTo(MOST_REPLY_BYTES);
      }
    }
    // A flow, and one below it.
    rehearsal.types("取消");
    assertThat(rehearsal.types("取消").flow()).isEmpty();
  }

  private static Rehearsal.Played does(Rehearsal rehearsal, Doing doing) {
    return switch (doing.kind()) {
      case 0 -> rehearsal.clicks(doing.text());
      case 1 -> rehearsal.taps("1", doing.text());
      case 2 -> rehearsal.follows();
      case 3 -> rehearsal.sends("image");
      default -> rehearsal.types(doing.text());
    };
  }

  @Provide
  Arbitrary<List<Doing>> doings() {
    var phrases = flows().stream().flatMap(flow -> flow.when().phrases().stream()).toList();
    var keys = flows().stream().flatMap(flow -> flow.when().keys().stream()).toList();
    var labels = List.of("期刊或会议论文", "重新填", "继续", "不办了", "有用", "没用", "很满意");
    var fixed = List.of("返回", "继续", "取消", "你好", "谢谢", "留言", "0", "9", "帮助");
    var texts =
        Arbitraries.oneOf(
            Arbitraries.of(phrases),
            Arbitraries.of(WORDS),
            Arbitraries.of(fixed),
            Arbitraries.of(labels),
            Arbitraries.strings().ofMaxLength(40));
    var kinds = Arbitraries.integers().between(0, 14);
    var doing =
        kinds.flatMap(
            kind ->
                (kind == 0 ? Arbitraries.of(keys) : kind == 1 ? Arbitraries.of(labels) : texts)
                    .map(text -> new Doing(kind, text)));
    return doing.list().ofMaxSize(16);
  }

  private static List<Flow> flows() {
    return CONTENT.flows().libraries().getOrDefault("demo-a", List.of()).stream()
        .map(FlowFile.Read::flow)
        .toList();
  }

  private static Stage stage(boolean librarians) {
    return ScriptTests.stages(CONTENT, INDEX).of("demo-a", DAY, librarians).orElseThrow();
  }
}
