package org.subjectdesk.learning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.Normaliser;
import org.subjectdesk.store.Tx;

/**
 * Gives readers' questions to the entry that answers them. The last of two or more new ones is kept
 * back: it never becomes a variant, and so can tell whether search finds the entry by the others.
 */
public final class Linking {
  private final Questions questions = new Questions();
  private final RegressionQuestions regression = new RegressionQuestions();
  private final Entries entries;

  /** Sets up linking. */
  public Linking(Entries entries) {
    this.entries = entries;
  }

  /** Where entries are edited. */
  public interface Entries {
    /**
     * The entry as it stands.
     *
     * @param library a member library: its own entry, or else the alliance's; {@link
     *     FaqEntry#ALLIANCE}: the alliance's
     */
    Optional<FaqEntry> find(Tx tx, String library, String id);

    /** Puts an entry in the place of the one with its library and id. */
    void put(Tx tx, FaqEntry entry, Instant at);
  }

  /**
   * What linking did.
   *
   * @param added the texts that are variants now
   * @param kept the text that was kept back
   * @param settled how many open questions this settled
   */
  public record Linked(List<String> added, Optional<String> kept, int settled) {
    public Linked {
      added = List.copyOf(added);
    }
  }

  /**
   * Links questions to an entry. Texts that the entry has already, or that were kept back from it,
   * are not added again, but they too are settled.
   *
   * @param library a member library: the entry becomes its own if it is not yet; {@link
   *     FaqEntry#ALLIANCE}: the alliance's entry is changed, and questions of all are settled
   * @param texts as they were asked
   * @return empty when there is no such entry
   */
  public Optional<Linked> link(Tx tx, String library, String id, List<String> texts, Instant at) {
    return entries.find(tx, library, id).map(entry -> link(tx, library, entry, texts, at));
  }

  private Linked link(Tx tx, String library, FaqEntry entry, List<String> texts, Instant at) {
    var fresh = fresh(entry, regression.keptBack(tx, entry.id()), texts);
    var kept = fresh.size() < 2 ? Optional.<String>empty() : Optional.of(fresh.removeLast());
    kept.ifPresent(
        text ->
            regression.keep(tx, new RegressionQuestions.Expected(library, entry.id(), text), at));
    if (!fresh.isEmpty()) {
      entries.put(tx, with(entry, library, fresh), at);
    }
    return new Linked(fresh, kept, questions.linked(tx, library, texts, entry.id()));
  }

  /** The texts, masked, that the entry does not have and must be allowed to have. */
  private static List<String> fresh(FaqEntry entry, List<String> keptBack, List<String> texts) {
    var known = new HashSet<>(keptBack);
    Stream.concat(Stream.of(entry.question()), entry.variants().stream())
        .map(Normaliser::bare)
        .forEach(known::add);
    var fresh = new ArrayList<String>();
    for (var text : texts) {
      var masked = Mask.of(text);
      if (Mask.hasWords(masked) && known.add(Normaliser.bare(masked))) {
        fresh.add(masked);
      }
    }
    return fresh;
  }

  private static FaqEntry with(FaqEntry entry, String library, List<String> variants) {
    return new FaqEntry(
        library,
        entry.id(),
        entry.subject(),
        entry.question(),
        Stream.concat(entry.variants().stream(), variants.stream()).toList(),
        entry.answer(),
        entry.library().equals(library) ? entry.upkeep() : FaqEntry.Upkeep.NONE);
  }
}
