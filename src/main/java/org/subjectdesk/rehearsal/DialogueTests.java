package org.subjectdesk.rehearsal;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.yaml.Faults;
import org.subjectdesk.yaml.YamlFile;
import org.subjectdesk.yaml.YamlNode;

/**
 * Plays what a {@code *.test.yaml} beside the scripts writes down: dialogues with the expected
 * replies, values and decisions. Each difference is a fault with file, line and turn.
 */
public final class DialogueTests {
  private static final LocalDate ANY_DAY = LocalDate.of(2026, 11, 23);
  private static final int SHOWN = 200;

  private final Stages stages;
  private final Faults faults;
  private int played;

  /** Makes stages. */
  public interface Stages {
    /**
     * The stage of a library.
     *
     * @param library its id, empty for any
     * @return empty when there is no such library
     */
    Optional<Stage> of(String library, LocalDate today, boolean librarians);
  }

  /** Plays on these stages. */
  public DialogueTests(Stages stages, Faults faults) {
    this.stages = stages;
    this.faults = faults;
  }

  /** How many dialogues were played. */
  public int played() {
    return played;
  }

  /** Plays all dialogues of a file. */
  public void run(String file, String content) {
    YamlFile.read(file, content, faults)
        .map(root -> root.map(Set.of("tests")))
        .map(parts -> parts.get("tests"))
        .ifPresentOrElse(
            tests -> tests.list().forEach(this::dialogue),
            () -> {
              if (faults.isEmpty()) {
                faults.add(file, 1, "no tests here", "write dialogues below tests");
              }
            });
  }

  private void dialogue(YamlNode node) {
    var parts = node.map(Set.of("test", "library", "today", "librarians", "turns"));
    var today = text(parts.get("today")).flatMap(day -> day(parts.get("today"), day));
    var librarians = text(parts.get("librarians")).orElse("online").equals("online");
    var library = text(parts.get("library")).orElse("");
    var stage = stages.of(library, today.orElse(ANY_DAY), librarians);
    var turns = parts.get("turns");
    if (stage.isEmpty()) {
      node.fault("there is no library " + library, "write the id of one, or leave it out");
    } else if (turns == null) {
      node.fault("turns is missing", "write what the reader says below turns");
    } else {
      played++;
      var rehearsal = new Rehearsal(stage.get());
      var name = text(parts.get("test")).orElse("?");
      var number = 0;
      for (var turn : turns.list()) {
        turn(turn, rehearsal, name + ", turn " + ++number);
      }
    }
  }

  private static Optional<LocalDate> day(@Nullable YamlNode node, String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException _) {
      if (node != null) {
        node.fault("this is not a day", "write one such as 2026-11-23");
      }
      return Optional.empty();
    }
  }

  private static Optional<String> text(@Nullable YamlNode node) {
    return Optional.ofNullable(node).flatMap(YamlNode::text);
  }

  private static void turn(YamlNode node, Rehearsal rehearsal, String where) {
    var parts =
        node.map(
            Set.of(
                "reader", "taps", "event", "desk", "not", "step", "slots", "decision", "ticket"));
    var played = play(node, parts, rehearsal);
    if (played.isEmpty()) {
      return;
    }
    var was = played.get();
    for (var expected : texts(parts.get("desk"))) {
      if (!was.text().contains(expected)) {
        differs(node, where, "the desk was to say “" + expected + "”", was.text());
      }
    }
    for (var unwanted : texts(parts.get("not"))) {
      if (was.text().contains(unwanted)) {
        differs(node, where, "the desk was not to say “" + unwanted + "”", was.text());
      }
    }
    same(node, parts, "step", where, was.step());
    same(node, parts, "decision", where, was.decision());
    text(parts.get("ticket"))
        .filter(expected -> !was.why().contains(expected))
        .ifPresent(
            expected ->
                differs(node, where, "the ticket was to say “" + expected + "”", was.why()));
    var slots = parts.get("slots");
    if (slots != null) {
      slots
          .map()
          .forEach(
              (name, value) -> {
                var is = was.values().getOrDefault(name, "");
                var expected = value.text().orElse("");
                if (!is.equals(expected)) {
                  differs(value, where, name + " was to be “" + expected + "”", is);
                }
              });
    }
  }

  private static Optional<Rehearsal.Played> play(
      YamlNode node, Map<String, YamlNode> parts, Rehearsal rehearsal) {
    var typed = text(parts.get("reader"));
    var tapped = text(parts.get("taps"));
    var event = text(parts.get("event"));
    if (typed.isPresent()) {
      return typed.map(rehearsal::types);
    }
    if (tapped.isPresent()) {
      return tapped.map(rehearsal::clicks);
    }
    if (event.filter("followed"::equals).isPresent()) {
      return Optional.of(rehearsal.follows());
    }
    node.fault("nothing happens in this turn", "write reader: …, taps: KEY or event: followed");
    return Optional.empty();
  }

  private static List<String> texts(@Nullable YamlNode node) {
    if (node == null) {
      return List.of();
    }
    return node.isText()
        ? node.text().stream().toList()
        : node.list().stream().flatMap(item -> item.text().stream()).toList();
  }

  private static void same(
      YamlNode node, Map<String, YamlNode> parts, String key, String where, String is) {
    text(parts.get(key))
        .filter(expected -> !expected.equals(is))
        .ifPresent(expected -> differs(node, where, key + " was to be " + expected, is));
  }

  private static void differs(YamlNode node, String where, String expected, String is) {
    var shown = is.replace("\n", " ⏎ ");
    var cut = shown.length() <= SHOWN ? shown : shown.substring(0, SHOWN) + "…";
    node.fault(
        where + ": " + expected + ", but it was “" + cut + "”", "correct the script or the test");
  }
}
