package org.subjectdesk.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.subjectdesk.publishing.FlowDraft;
import org.subjectdesk.script.LocalValues;

/** A librarian reads in Chinese what is wrong in her draft. */
class ChineseFaultsTest {
  private static final String HEAD = "flow: a\nname: 甲\nsteps:\n  - ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "there is no step away|没有叫 away 的步骤",
        "slot.a is never b|slot.a 不会是 b",
        "use one of a, b|可以用：a, b",
        "flow x begins with it too: 说 {y}|流程 x 也由它开始：说 {y}",
        "something nobody thought of|something nobody thought of",
      })
  void it_says_the_same_with_what_was_given(String english, String chinese) {
    assertThat(ChineseFaults.of(english)).isEqualTo(chinese);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[",
        "- a",
        "flow: a\nflow: b",
        "a: &x 1\nb: *x",
        "a: !!java 1",
        "{a: b}: c",
        "flow: A B\nname: 甲\nsteps: [{say: x}]",
        "flow: a\nname: ''\nsteps: [{say: x}]",
        "flow: a\nname: 甲\nsteps: []",
        "flow: a\nname: 甲\nsteps: x",
        "flow: a\nname: 甲\nwhen: {events: [born]}\nsteps: [{say: x}]",
        "flow: a\nname: 甲\nwhen: {after: [none]}\nsteps: [{say: x}]",
        "flow: a\nname: [x]\nsteps: [{say: x}]",
        "flow: a\nname: 甲\nsteps: [{say: x}]\n---\nb: c",
        HEAD + "{dance: y}",
        HEAD + "{say: x, menu: y}",
        HEAD + "{say: '{{slot.x}} {{library.moon}}'}",
        HEAD + "{link: nowhere}",
        HEAD + "{answer: none}",
        HEAD + "{call: shell}",
        HEAD + "{say: x, id: a, next: a}",
        HEAD + "{say: x, next: away}",
        HEAD + "{collect: a, ask: b, type: colour}",
        HEAD + "{collect: a, ask: b, least: few, optional: maybe}",
        HEAD + "{collect: a, ask: b, choices: [c]}",
        HEAD + "{collect: a}",
        HEAD + "{if: {moon: full}, then: end, else: end}",
        HEAD + "{if: {language: fr}, then: end, else: end}",
      })
  void no_fault_of_a_draft_is_left_in_english(String content) {
    var left = new ArrayList<String>();
    var faults = faults(content);
    assertThat(faults).isNotEmpty();
    for (var text : faults) {
      if (ChineseFaults.of(text).equals(text)) {
        left.add(text);
      }
    }
    assertThat(left).isEmpty();
  }

  @Test
  void a_text_that_is_too_long_is_told_in_chinese() {
    assertThat(faults(HEAD + "say: " + "长".repeat(600)).stream().map(ChineseFaults::of))
        .contains("这段文字太长，一条消息放不下", "请缩短到 500 字以内，或分成两步");
  }

  private static List<String> faults(String content) {
    var values = new LocalValues(Map.of("library.name", "甲馆"));
    return FlowDraft.of(content, "lib", values, List.of(), List.of()).faults().stream()
        .flatMap(fault -> List.of(fault.what(), fault.cure()).stream())
        .toList();
  }
}
