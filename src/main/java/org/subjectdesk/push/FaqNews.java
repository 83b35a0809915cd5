package org.subjectdesk.push;

import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.learning.Questions;
import org.subjectdesk.publishing.FaqShelf;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/** Questions of a subject whose answer was published or changed, the most asked first. */
public final class FaqNews implements NewItems {
  private static final int MOST = 12;

  private final FaqShelf shelf = new FaqShelf();
  private final Questions questions = new Questions();
  private final Function<String, LibraryTexts> texts;
  private final Optional<URI> desk;

  /** A library's id → an entry's id → how often it was asked, as of this round. */
  private final Map<String, Map<String, Long>> counts = new ConcurrentHashMap<>();

  /**
   * Prepares.
   *
   * @param texts a library's id → what it says
   * @param desk where readers reach this desk, for links to the subject's page
   */
  public FaqNews(Function<String, LibraryTexts> texts, Optional<URI> desk) {
    this.texts = texts;
    this.desk = desk;
  }

  @Override
  public void look(Store store, Instant at) {
    counts.clear();
  }

  @Override
  public List<Item> since(Tx tx, String library, String subject, Instant since) {
    var changed =
        shelf.changed(tx, since).stream()
            .filter(one -> isFor(one.entry(), subject))
            .filter(one -> isSeen(tx, one.entry(), library))
            .toList();
    if (changed.isEmpty()) {
      return List.of();
    }
    var asked = counts.computeIfAbsent(library, it -> questions.answered(tx, it));
    var words = texts.apply(library);
    var guide = desk.map(url -> url.resolve("g/" + library + "/" + subject).toString()).orElse("");
    return changed.stream()
        .sorted(
            Comparator.<FaqShelf.Changed>comparingLong(
                    one -> -asked.getOrDefault(one.entry().id(), 0L))
                .thenComparing(FaqShelf.Changed::at, Comparator.reverseOrder())
                .thenComparing(one -> one.entry().id()))
        .limit(MOST)
        .map(
            one ->
                new Item(
                    Item.Kind.QUESTION,
                    one.entry().question(),
                    words.fill(one.entry().answer()),
                    guide,
                    one.at()))
        .toList();
  }

  private static boolean isFor(FaqEntry entry, String subject) {
    return !entry.subject().equals(FaqEntry.ANY_SUBJECT)
        && (subject.startsWith(entry.subject()) || entry.subject().startsWith(subject));
  }

  /** A library's own entry stands in the place of the alliance's. */
  private boolean isSeen(Tx tx, FaqEntry entry, String library) {
    return entry.library().equals(library)
        || (entry.library().equals(FaqEntry.ALLIANCE)
            && shelf.entry(tx, library, entry.id()).isEmpty());
  }
}
