package org.subjectdesk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.subjectdesk.faq.Normaliser;
import org.subjectdesk.yaml.Fault;
import org.subjectdesk.yaml.Faults;

/** What is wrong in a flow is named with its line before anybody meets it. */
class FlowCheckTest {
  private static final Map<String, String> FAQ =
      Map.of("id:howto", "howto", Normaliser.bare("怎么续借"), "renew");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "- say: x               | - {link: nowhere}        | there is no flow nowhere",
        "- say: x               | - {say: y, next: away}   | there is no step away",
        "- say: `{{slot.name}}` | - say: y                 | nothing gives slot.name",
        "- say: `{{flow.nmae}}` | - say: y                 | nothing gives flow.nmae",
        "- {say: x, next: end}  | - say: y                 | no way leads to step say-2",
        "- {say: x, id: a}      | - {say: y, next: a}      | comes back to itself without a"
            + " question",
        "- {collect: a, ask: b} | - {menu: y, options: [{label: z, next: a}]} | no way leads from"
            + " step",
        "- say: x               | - {answer: nothing}      | there is no FAQ entry nothing",
        "- {call: find-librarian} | - say: y               | nothing gives slot.programme",
        "- {if: {language: fr}, then: b} | - {say: y, id: b} | both ways lead to b",
        "- {say: x, id: a}      | - {say: y, id: a}        | there is a step a already",
        "- {say: x}             | - {dance: y}             | this step says not what it does",
        "- {say: x}             | - {call: shell}          | there is no action shell",
        "- {collect: a, ask: b, type: colour} | - say: y   | there is no type colour",
        "- {collect: a, ask: b, type: choice, choices: [{value: v, label: l}]} | - {if: {slot: a,"
            + " is: w}, then: end, else: if-2} | a is never w",
        "- {collect: a, ask: b, least: few} | - say: y     | this is not a whole number",
      })
  void a_fault_in_the_steps_is_named(String first, String second, String expected) {
    var steps = "steps:\n  " + quoted(first) + "\n  " + quoted(second) + "\n";
    assertThat(faults("flow: a\nname: 甲\n" + steps))
        .anySatisfy(
            fault -> {
              assertThat(fault.what()).contains(expected);
              assertThat(fault.line()).isBetween(4, 5);
            });
  }

  private static String quoted(String step) {
    return step.strip().replace('`', '"');
  }

  @Test
  void a_text_that_no_message_takes_is_named() {
    var text = "长".repeat(600);
    assertThat(faults("flow: a\nname: 甲\nsteps:\n  - say: " + text + "\n"))
        .singleElement()
        .satisfies(fault -> assertThat(fault.what()).contains("too long for one message"));
  }

  @Test
  void two_flows_that_claim_one_trigger_are_named() {
    var one = "flow: a\nname: 甲\nwhen: {phrases: [我要办卡], keys: [K]}\nsteps: [{say: x}]\n";
    var other = one.replace("flow: a", "flow: b").replace("我要办卡", "我要办卡！");
    assertThat(faults(one, other))
        .extracting(Fault::what)
        .contains("flow a begins with it too: 我要办卡！", "flow a begins with it too: K");
  }

  @Test
  void two_flows_that_claim_one_event_are_named_at_its_line() {
    var one = "flow: a\nname: 甲\nwhen:\n  events: [unknown]\nsteps: [{say: x}]\n";
    assertThat(faults(one, one.replace("flow: a", "flow: b")))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.what()).isEqualTo("flow a begins with it too: unknown");
              assertThat(fault.line()).isEqualTo(4);
            });
  }

  @Test
  void a_phrase_that_the_faq_answers_already_is_named() {
    assertThat(faults("flow: a\nname: 甲\nwhen: {phrases: [怎么续借？]}\nsteps: [{say: x}]\n"))
        .singleElement()
        .satisfies(fault -> assertThat(fault.what()).contains("FAQ entry renew is asked"));
  }

  @Test
  void flows_that_link_in_a_circle_without_a_question_are_named() {
    var one = "flow: a\nname: 甲\nsteps: [{link: b}]\n";
    var other = "flow: b\nname: 乙\nsteps: [{say: x}, {link: a}]\n";
    assertThat(faults(one, other))
        .extracting(Fault::what)
        .containsOnly("this flow links to itself without a question");
  }

  @Test
  void anchors_and_broken_yaml_are_refused_with_their_line() {
    var bomb = "flow: a\nname: &a [x, x]\nwhen: {phrases: [*a, *a]}\nsteps: [{say: x}]\n";
    assertThat(faults(bomb)).isNotEmpty();
    assertThat(faults("flow: a\nname: 甲\nsteps:\n  - say: {\n"))
        .singleElement()
        .satisfies(fault -> assertThat(fault.what()).contains("not readable as YAML"));
    assertThat(faults("")).isNotEmpty();
  }

  @Test
  void a_good_flow_has_no_fault() {
    assertThat(
            faults(
                """
                flow: a
                name: 甲
                when: {phrases: [我要办卡], after: [howto]}
                steps:
                  - collect: who
                    ask: 谁？
                  - menu: "{{flow.summary}}"
                    options: [{label: 好, next: end}, {label: 改, next: who}]
                """))
        .isEmpty();
  }

  private static List<Fault> faults(String... files) {
    var faults = new Faults();
    var read = new ArrayList<FlowFile.Read>();
    for (var file : files) {
      FlowFile.read("f" + read.size() + ".flow.yaml", file, file, faults).ifPresent(read::add);
    }
    new FlowCheck(read, key -> Optional.ofNullable(FAQ.get(key)), faults).run();
    return faults.list();
  }
}
