package org.subjectdesk.holdings;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.subjectdesk.catalogue.BibRecord;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.http.Html;
import org.subjectdesk.push.Item;
import org.subjectdesk.push.NewItems;
import org.subjectdesk.store.Tx;

/** Titles that a library did not have before. What a source's first run brought is no news. */
public final class WorkNews implements NewItems {
  private static final int MOST = 12;

  /** So many of the newest are looked through for those of a subject. */
  private static final int LOOKED_THROUGH = 1_000;

  private final Function<String, Set<String>> subjectsOfClc;
  private final Optional<URI> desk;

  /**
   * Prepares.
   *
   * @param subjectsOfClc a class → codes of the catalogue of subjects
   * @param desk where readers reach this desk; empty = titles without a page of their own lead
   *     nowhere
   */
  public WorkNews(Function<String, Set<String>> subjectsOfClc, Optional<URI> desk) {
    this.subjectsOfClc = subjectsOfClc;
    this.desk = desk;
  }

  private record Fresh(BibRecord entry, Instant at) {}

  @Override
  public List<Item> since(Tx tx, String library, String subject, Instant since) {
    return tx
        .list(
            "SELECT source, name, library, body, since FROM bib_record WHERE library = ? AND since"
                + " > 0 AND since > ? ORDER BY since DESC, id DESC LIMIT ?",
            row ->
                new Fresh(
                    RecordText.read(
                        new BibRecord.Key(
                            row.text("source"), row.text("name"), row.text("library")),
                        row.text("body")),
                    row.instant("since")),
            library,
            since,
            LOOKED_THROUGH)
        .stream()
        .filter(one -> concerns(one.entry(), subject))
        .limit(MOST)
        .map(this::item)
        .toList();
  }

  private boolean concerns(BibRecord entry, String subject) {
    return subjectsOfClc.apply(entry.access().clc()).stream()
        .anyMatch(code -> Subjects.related(code, subject));
  }

  private Item item(Fresh one) {
    var entry = one.entry();
    var year = entry.imprint().year();
    var about =
        Stream.of(
                entry.persons().stream().findFirst().orElse(""),
                entry.imprint().publisher(),
                year == 0 ? "" : String.valueOf(year))
            .filter(text -> !text.isEmpty())
            .toList();
    return new Item(Item.Kind.WORK, entry.title(), String.join("，", about), link(entry), one.at());
  }

  private String link(BibRecord entry) {
    var own = entry.access().link();
    if (Html.leadsToWeb(own)) {
      return own;
    }
    var words = URLEncoder.encode(entry.title(), StandardCharsets.UTF_8);
    return desk.map(
            url -> url.resolve("catalogue/" + entry.key().library() + "?q=" + words).toString())
        .orElse("");
  }
}
