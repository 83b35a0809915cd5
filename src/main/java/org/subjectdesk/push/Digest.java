package org.subjectdesk.push;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.subjectdesk.message.ReaderId;

/**
 * What is new for what a reader subscribed to, as one page.
 *
 * @param library the member whose readers she is one of
 * @param entries what is in it
 */
public record Digest(
    long id, ReaderId reader, String library, Instant madeAt, State state, List<Entry> entries) {
  private static final int MOST = 40;

  public Digest {
    entries = List.copyOf(entries);
  }

  /** Where it is on its way to her. */
  public enum State {
    /** Nobody has decided how she is told of it. */
    WAITING,
    /** She is to be told by a subscribe message. */
    NOTICE,
    /** Its line is in the outbox, or held there until she writes. */
    CHAT,
    /** She was told. */
    SENT
  }

  /** Something new, and which of her subjects it is for. */
  public record Entry(String subject, Item item) {}

  /** Her subjects that it is about. */
  public List<String> subjects() {
    return entries.stream().map(Entry::subject).distinct().toList();
  }

  /** Its entries and more, each thing once and as told last; the oldest go when it is too many. */
  List<Entry> and(List<Entry> more) {
    var all = new LinkedHashMap<List<Object>, Entry>();
    for (var entry : Stream.concat(entries.stream(), more.stream()).toList()) {
      all.putLast(List.of(entry.item().kind(), entry.item().title()), entry);
    }
    return all.values().stream().skip(Math.max(0, all.size() - MOST)).toList();
  }

  /** Its entries without those of some subjects. */
  List<Entry> without(Predicate<String> subjects) {
    return entries.stream().filter(entry -> !subjects.test(entry.subject())).toList();
  }

  static String json(List<Entry> entries) {
    var all = new JsonArray();
    entries.forEach(entry -> all.add(entry.item().json().put("subject", entry.subject())));
    return all.encode();
  }

  static List<Entry> entries(String json) {
    return new JsonArray(json)
        .stream()
            .map(JsonObject.class::cast)
            .map(one -> new Entry(one.getString("subject"), Item.of(one)))
            .toList();
  }
}
