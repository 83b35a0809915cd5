package org.subjectdesk.editing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.publishing.Change;
import org.subjectdesk.publishing.Change.Kind;
import org.subjectdesk.publishing.Drafts;
import org.subjectdesk.publishing.Drafts.Draft;
import org.subjectdesk.publishing.FaqShelf;
import org.subjectdesk.safety.HeldText;
import org.subjectdesk.safety.HeldTexts;
import org.subjectdesk.store.Tx;

/**
 * Drafts, from the first save to publishing. Stateless; every call belongs to the caller's
 * transaction. An earlier revision comes back by saving it as a draft.
 *
 * <p>Two librarians cannot overwrite each other unseen: who saves says which state ({@link
 * Standing#tag}) she has seen, and a draft that was begun on an older revision than the live one is
 * not published.
 */
public final class Editing {
  /** Instead of a state: whatever is there. */
  public static final String ANY = "*";

  private final Drafts drafts = new Drafts();
  private final HeldTexts held = new HeldTexts();
  private final FaqShelf shelf;

  /** Sets up editing on a shelf. */
  public Editing(FaqShelf shelf) {
    this.shelf = shelf;
  }

  /** What became of a request to change a draft. */
  public sealed interface Outcome {
    /** It was done; how the entry stands now. */
    record Done(Standing standing) implements Outcome {}

    /** The state is another than the one that was seen; nothing was done. */
    record Outdated(Standing standing) implements Outcome {}

    /** A draft is there that the caller did not say to have seen; nothing was done. */
    record InTheWay(Draft draft) implements Outcome {}

    /** There is nothing that this could be done to. */
    record Nothing() implements Outcome {}
  }

  /** An entry's key and what the caller has seen of it. */
  public record Target(String library, String id, Optional<String> seen) {}

  /** How an entry of a layer stands. */
  public Standing standing(Tx tx, String library, String id) {
    return new Standing(shelf.place(tx, library, id), drafts.one(tx, library, id));
  }

  /**
   * Keeps a draft: of a new entry, of a change, or of an overlay over an alliance entry.
   *
   * @param seen the state that the caller has seen, {@link #ANY}, or empty when she saw no draft
   */
  public Outcome save(Tx tx, FaqEntry entry, Change change, Optional<String> seen) {
    var target = new Target(entry.library(), entry.id(), seen);
    return changed(tx, target, standing -> Optional.of(draft(standing, entry, change)));
  }

  /** Keeps the draft of a withdrawal; nothing when no such entry is live. */
  public Outcome withdraw(Tx tx, Target target, String author, Instant at) {
    var change = new Change(Kind.WITHDRAWN, author, at);
    return changed(
        tx, target, standing -> standing.live().map(live -> draft(standing, live, change)));
  }

  /** Drops a draft; nothing when there is none. */
  public Outcome drop(Tx tx, Target target) {
    var standing = standing(tx, target.library(), target.id());
    if (standing.draft().isEmpty()) {
      return new Outcome.Nothing();
    }
    if (isOutdated(standing, target.seen())) {
      return new Outcome.Outdated(standing);
    }
    drafts.drop(tx, standing.draft().get());
    held.withdraw(
        tx,
        HeldText.Kind.ENTRY,
        target.library(),
        target.id(),
        standing.draft().get().change().at());
    return new Outcome.Done(new Standing(standing.place(), Optional.empty()));
  }

  private interface Maker {
    Optional<Draft> make(Standing standing);
  }

  private Outcome changed(Tx tx, Target target, Maker maker) {
    var standing = standing(tx, target.library(), target.id());
    if (isOutdated(standing, target.seen())) {
      return new Outcome.Outdated(standing);
    }
    if (target.seen().isEmpty() && standing.draft().isPresent()) {
      return new Outcome.InTheWay(standing.draft().get());
    }
    var draft = maker.make(standing);
    draft.ifPresent(
        made -> {
          drafts.put(tx, made);
          held.withdraw(tx, HeldText.Kind.ENTRY, target.library(), target.id(), made.change().at());
        });
    return draft.isEmpty()
        ? new Outcome.Nothing()
        : new Outcome.Done(new Standing(standing.place(), draft));
  }

  private static Draft draft(Standing standing, FaqEntry entry, Change change) {
    var version = standing.draft().map(Draft::version).orElse(0L) + 1;
    var ofReply =
        change.kind() == Kind.EDIT && standing.draft().filter(Editing::isOfReply).isPresent();
    // Polishing the words does not do away with the second pair of eyes.
    var kept = ofReply ? new Change(Kind.REPLY, change.author(), change.at()) : change;
    return new Draft(entry, kept, standing.revision(), version);
  }

  private static boolean isOutdated(Standing standing, Optional<String> seen) {
    return seen.filter(tag -> !tag.equals(ANY) && !tag.equals(standing.tag())).isPresent();
  }

  /** All drafts of a layer as what they would change, now. */
  public Review review(Tx tx, String library, Instant now) {
    var proposals = new ArrayList<Review.Proposal>();
    for (var draft : drafts.of(tx, library)) {
      var id = draft.entry().id();
      var standing = new Standing(shelf.place(tx, library, id), Optional.of(draft));
      var alliance =
          library.equals(FaqEntry.ALLIANCE)
              ? Optional.<FaqEntry>empty()
              : shelf.entry(tx, FaqEntry.ALLIANCE, id);
      proposals.add(new Review.Proposal(standing, after(standing, draft, now), alliance));
    }
    return new Review(proposals);
  }

  private Optional<FaqEntry> after(Standing standing, Draft draft, Instant now) {
    return draft.withdraws()
        ? Optional.empty()
        : Optional.of(shelf.completed(draft.entry(), standing.place(), now));
  }

  /** What publishing came to. */
  public sealed interface Published {
    /**
     * It is live.
     *
     * @param edition its number
     * @param ids whose drafts went into it
     * @param kept whose drafts stay drafts
     * @param ofReplies those entries that went live and were made of librarians' replies
     */
    record Done(long edition, List<String> ids, List<String> kept, List<FaqEntry> ofReplies)
        implements Published {
      public Done {
        ids = List.copyOf(ids);
        kept = List.copyOf(kept);
        ofReplies = List.copyOf(ofReplies);
      }
    }

    /** These were changed by somebody else since their drafts were begun; nothing was published. */
    record Stale(List<String> ids) implements Published {
      public Stale {
        ids = List.copyOf(ids);
      }
    }

    /** There are no drafts of these; nothing was published. */
    record Unknown(List<String> ids) implements Published {
      public Unknown {
        ids = List.copyOf(ids);
      }
    }

    /**
     * These were made of replies, and who wrote them last wants to publish them; nothing was
     * published.
     */
    record NeedsSecond(List<String> ids) implements Published {
      public NeedsSecond {
        ids = List.copyOf(ids);
      }
    }

    /** The drafts are other ones than those that were reviewed; nothing was published. */
    record Outdated() implements Published {}
  }

  /**
   * What is to be published.
   *
   * @param library of which layer
   * @param ids which; empty = all
   * @param seen {@link Review#tag} of what was reviewed; empty = whatever is there
   * @param author who publishes: the author of a draft that names none
   * @param kept whose drafts stay drafts all the same, because somebody has to look at them first
   */
  public record Wish(
      String library,
      Optional<Collection<String>> ids,
      Optional<String> seen,
      String author,
      Instant at,
      Set<String> kept) {
    public Wish {
      kept = Set.copyOf(kept);
    }
  }

  /** Publishes drafts of a layer, all or none of those that are meant, as one edition. */
  public Published publish(Tx tx, Wish wish) {
    var ids = wish.ids();
    var author = wish.author();
    var review = review(tx, wish.library(), wish.at());
    if (wish.seen().filter(tag -> !tag.equals(ANY) && !tag.equals(review.tag())).isPresent()) {
      return new Published.Outdated();
    }
    var unknown = new HashSet<>(ids.orElse(Set.of()));
    review.proposals().forEach(proposal -> unknown.remove(proposal.id()));
    if (!unknown.isEmpty()) {
      return new Published.Unknown(unknown.stream().sorted().toList());
    }
    var meant =
        review.proposals().stream()
            .filter(proposal -> ids.isEmpty() || ids.get().contains(proposal.id()))
            .toList();
    var stale = meant.stream().filter(Review.Proposal::isStale).map(Review.Proposal::id).toList();
    if (!stale.isEmpty()) {
      return new Published.Stale(stale);
    }
    var own =
        meant.stream()
            .filter(proposal -> isOfReply(proposal.draft()))
            .filter(proposal -> proposal.draft().change().author().equals(author))
            .map(Review.Proposal::id)
            .toList();
    if (!own.isEmpty()) {
      return new Published.NeedsSecond(own);
    }
    return publish(tx, meant, wish);
  }

  private Published publish(Tx tx, List<Review.Proposal> meant, Wish wish) {
    var live = meant.stream().filter(it -> !wish.kept().contains(it.id())).toList();
    shelf.put(tx, live.stream().map(it -> next(it.draft(), wish.author(), wish.at())).toList());
    live.forEach(proposal -> drafts.drop(tx, proposal.draft()));
    return new Published.Done(
        shelf.edition(tx),
        live.stream().map(Review.Proposal::id).toList(),
        meant.stream().map(Review.Proposal::id).filter(wish.kept()::contains).toList(),
        live.stream()
            .map(Review.Proposal::draft)
            .filter(Editing::isOfReply)
            .map(Draft::entry)
            .toList());
  }

  private static boolean isOfReply(Draft draft) {
    return draft.change().kind() == Kind.REPLY;
  }

  private static FaqShelf.Next next(Draft draft, String publisher, Instant at) {
    var by = draft.change().author();
    var author = by.isEmpty() ? publisher : by;
    return new FaqShelf.Next(draft.entry(), new Change(draft.change().kind(), author, at));
  }
}
