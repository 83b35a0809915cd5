package org.subjectdesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.subjectdesk.envelope.Envelope.Mode;
import org.subjectdesk.sandbox.platform.Act;
import org.subjectdesk.sandbox.platform.Delivery;
import org.subjectdesk.sandbox.platform.Exchange;
import org.subjectdesk.sandbox.platform.Reader;

class DialoguesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final Reader LIN = new Reader("wxa", "oLin");
  private static final Reader WANG = new Reader("wxa", "oWang");

  private static Dialogues dialogues(int maxReaders, long maxWeight) {
    return new Dialogues(
        SandboxSettings.defaults(), InstantSource.fixed(NOW), maxReaders, maxWeight);
  }

  private static CustomMessage text(String content) {
    return new CustomMessage.Text(content);
  }

  private static Exchange exchange(long id, Reader reader) {
    var delivery = Delivery.once(Mode.PLAIN);
    return new Exchange(id, reader, new Act.Text("?"), delivery, NOW, "<xml/>", List.of());
  }

  @Test
  void the_reader_who_was_quiet_the_longest_is_forgotten_first() {
    var dialogues = dialogues(2, 1_000_000);
    dialogues.send(LIN, text("一"));
    dialogues.send(WANG, text("二"));
    dialogues.send(LIN, text("三"));
    dialogues.send(new Reader("wxa", "oZhao"), text("四"));

    assertThat(dialogues.sentTo("oLin")).hasSize(2);
    assertThat(dialogues.sentTo("oWang")).isEmpty();
    assertThat(dialogues.sentTo("oZhao")).hasSize(1);
  }

  @Test
  void long_dialogues_push_quiet_ones_out() {
    var dialogues = dialogues(1_000, 4_000);
    dialogues.send(WANG, text("a".repeat(1_000)));
    for (var i = 0; i < 3; i++) {
      dialogues.send(LIN, text("a".repeat(1_000)));
    }
    assertThat(dialogues.sentTo("oWang")).isEmpty();
    assertThat(dialogues.sentTo("oLin")).hasSize(3);
  }

  @Test
  void what_was_forgotten_makes_room() {
    var dialogues = dialogues(1_000, 4_000);
    for (var i = 0; i < 100; i++) {
      dialogues.send(new Reader("wxa", "o" + i), text("a".repeat(1_000)));
    }
    assertThat(dialogues.sentTo("o99")).hasSize(1);
    assertThat(dialogues.sentTo("o98")).hasSize(1);
    assertThat(dialogues.sentTo("o97")).hasSize(1);
    assertThat(dialogues.sentTo("o96")).isEmpty();
  }

  @Test
  void one_dialogue_keeps_its_last_300_entries() {
    var dialogues = dialogues(10, 1_000_000);
    for (var i = 0; i < 310; i++) {
      dialogues.send(LIN, text("第 " + i));
    }
    assertThat(dialogues.sentTo("oLin")).hasSize(300);
    assertThat(dialogues.sentTo("oLin").getFirst().message()).isEqualTo(text("第 10"));
  }

  @Test
  void a_progressing_exchange_keeps_its_place() {
    var dialogues = dialogues(10, 1_000_000);
    var places = new ArrayList<Long>();
    dialogues.watch(
        new Dialogues.Watcher() {
          @Override
          public void changed(Reader reader, Entry entry, boolean following) {
            places.add(entry.seq());
          }

          @Override
          public void typing(Reader reader, boolean on) {}
        });
    dialogues.record(exchange(7, LIN));
    dialogues.send(LIN, text("插话"));
    dialogues.record(exchange(7, LIN));

    assertThat(places).containsExactly(1L, 2L, 1L);
    assertThat(dialogues.of(LIN).entries().stream().map(Entry::seq)).containsExactly(1L, 2L);
  }

  @Test
  void asking_makes_nobody_known() {
    var dialogues = dialogues(1, 1_000_000);
    dialogues.send(LIN, text("一"));
    assertThat(dialogues.of(WANG).entries()).isEmpty();
    assertThat(dialogues.sentTo("oLin")).hasSize(1);
  }
}
