package org.subjectdesk.publishing;

import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.store.Row;

/** An entry in the columns that the tables of entries, revisions and drafts share. */
final class EntryRow {
  /** What an entry says and who keeps it, in the order of {@link #content}. */
  static final String CONTENT = "subject, question, variants, answer, owner, source, review_by";

  private EntryRow() {}

  static FaqEntry read(Row row) {
    var variants = new JsonArray(row.text("variants"));
    return new FaqEntry(
        row.text("library"),
        row.text("id"),
        row.text("subject"),
        row.text("question"),
        variants.stream().map(String.class::cast).toList(),
        row.text("answer"),
        new FaqEntry.Upkeep(row.text("owner"), row.text("source"), day(row.text("review_by"))));
  }

  /** The columns of {@link #CONTENT}, with others around them. */
  static Object[] args(Stream<Object> before, FaqEntry entry, Stream<Object> after) {
    return Stream.of(before, content(entry), after).flatMap(each -> each).toArray();
  }

  private static Stream<Object> content(FaqEntry entry) {
    return Stream.of(
        entry.subject(),
        entry.question(),
        new JsonArray(entry.variants()).encode(),
        entry.answer(),
        entry.upkeep().owner(),
        entry.upkeep().source(),
        entry.upkeep().reviewBy().map(LocalDate::toString).orElse(""));
  }

  /** Tells entries apart that do not say the same or are kept otherwise. */
  static String fingerprint(FaqEntry entry) {
    try {
      var content = new JsonArray(content(entry).toList()).encode();
      var digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static Optional<LocalDate> day(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
  }
}
