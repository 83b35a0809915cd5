package org.subjectdesk.console;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.subjectdesk.conversation.Releases;
import org.subjectdesk.editing.Editing;
import org.subjectdesk.editing.Editing.Published;
import org.subjectdesk.editing.Review;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.learning.RegressionQuestions;
import org.subjectdesk.learning.RegressionQuestions.Expected;
import org.subjectdesk.ledger.Contributions;
import org.subjectdesk.publishing.Change;
import org.subjectdesk.publishing.FaqShelf;
import org.subjectdesk.safety.HeldText;
import org.subjectdesk.safety.HeldText.Fate;
import org.subjectdesk.safety.HeldText.Kind;
import org.subjectdesk.safety.HeldTexts;
import org.subjectdesk.safety.Hit;
import org.subjectdesk.safety.Safety;
import org.subjectdesk.store.ConflictException;
import org.subjectdesk.store.Tx;
import org.subjectdesk.store.Work;

/**
 * Drafts on their way to readers, with what hangs on it: the look at their words before, the
 * questions that must find them, the credit of who wrote them. Blocking; safe for any thread.
 */
public final class Publication {
  private final HeldTexts held = new HeldTexts();
  private final RegressionQuestions regression = new RegressionQuestions();
  private final Contributions contributions = new Contributions();
  private final Workplace work;
  private final Editing editing;
  private final Safety safety;
  private final Function<String, Optional<String>> homeOf;

  /**
   * Prepares.
   *
   * @param homeOf the library of a librarian, by her id
   */
  public Publication(Workplace work, Safety safety, Function<String, Optional<String>> homeOf) {
    this.work = work;
    this.editing = new Editing(work.shelf());
    this.safety = safety;
    this.homeOf = homeOf;
  }

  private <T> T write(Work<T> body) {
    return work.store().inTransaction(FaqShelf.class, body).join();
  }

  /**
   * Publishes drafts. Those with a word that should be looked at stay drafts and wait; the others
   * go live.
   *
   * @param ids which; empty = all
   * @param seen as in {@link Editing#publish}
   */
  Published publish(
      String library,
      Optional<Collection<String>> ids,
      Optional<String> seen,
      String by,
      Instant at) {
    var looked = look(work.store().read(tx -> editing.review(tx, library, at)), library, ids);
    var published =
        write(
            tx -> {
              var review = editing.review(tx, library, at);
              if (!looked.covers(review, ids)) {
                return new Published.Outdated();
              }
              var kept = looked.hits().keySet();
              return publish(
                  tx, new Editing.Wish(library, ids, seen, by, at, kept), review, looked);
            });
    if (published instanceof Published.Done) {
      work.published().run();
    }
    return published;
  }

  /** What was found in drafts as they were when somebody looked, by their ids. */
  private record Looked(Map<String, Long> versions, Map<String, Hit> hits) {
    boolean covers(Review review, Optional<Collection<String>> ids) {
      return review.proposals().stream()
          .filter(it -> ids.isEmpty() || ids.get().contains(it.id()))
          .allMatch(it -> Objects.equals(versions.get(it.id()), it.draft().version()));
    }
  }

  private Looked look(Review review, String library, Optional<Collection<String>> ids) {
    var versions = new HashMap<String, Long>();
    var hits = new HashMap<String, Hit>();
    for (var proposal : review.proposals()) {
      if (ids.isEmpty() || ids.get().contains(proposal.id())) {
        versions.put(proposal.id(), proposal.draft().version());
        if (!proposal.draft().withdraws()) {
          safety
              .ofLibrary(library, Safety.textOf(proposal.draft().entry()))
              .ifPresent(hit -> hits.put(proposal.id(), hit));
        }
      }
    }
    return new Looked(versions, hits);
  }

  private Published publish(Tx tx, Editing.Wish wish, Review review, Looked looked) {
    var outcome = editing.publish(tx, wish);
    if (outcome instanceof Published.Done done) {
      var waiting = held.drafts(tx, wish.library()).keySet();
      var fresh = new HashSet<>(done.kept());
      fresh.removeAll(waiting);
      review.proposals().stream()
          .filter(it -> fresh.contains(it.id()))
          .forEach(it -> held.add(tx, held(it, wish, looked)));
      count(tx, wish, review, done);
    }
    return outcome;
  }

  private static HeldText held(Review.Proposal proposal, Editing.Wish wish, Looked looked) {
    var draft = proposal.draft();
    return HeldText.of(
        Kind.ENTRY,
        wish.library(),
        HeldText.Place.draft(proposal.id(), draft.version()),
        wish.author(),
        Safety.textOf(draft.entry()),
        Objects.requireNonNull(looked.hits().get(proposal.id())),
        wish.at());
  }

  /** Decides on a draft that waits: a release publishes it in the name of who wanted to. */
  Releases.Outcome decide(HeldText seen, Fate fate) {
    var outcome = write(tx -> decide(tx, seen.id(), fate));
    if (outcome == Releases.Outcome.DONE && fate.state() == HeldText.State.RELEASED) {
      work.published().run();
    }
    return outcome;
  }

  private Releases.Outcome decide(Tx tx, String id, Fate fate) {
    var found = held.find(tx, id).filter(HeldText::isWaiting);
    if (found.isEmpty()) {
      return Releases.Outcome.OVER;
    }
    var item = found.get();
    if (fate.state() == HeldText.State.RELEASED && !publish(tx, item, fate.at())) {
      return Releases.Outcome.TOO_LATE;
    }
    if (!held.decide(tx, id, fate)) {
      // Another node was faster; taken again, this finds that it is over.
      throw new ConflictException("held");
    }
    Releases.record(tx, item, fate);
    return Releases.Outcome.DONE;
  }

  private boolean publish(Tx tx, HeldText item, Instant at) {
    var entry = item.place().object();
    var review = editing.review(tx, item.library(), at);
    var isSame =
        review.proposals().stream()
            .anyMatch(
                it -> it.id().equals(entry) && it.draft().version() == item.place().version());
    var wish =
        new Editing.Wish(
            item.library(),
            Optional.of(List.of(entry)),
            Optional.empty(),
            item.author(),
            at,
            Set.of());
    if (isSame && editing.publish(tx, wish) instanceof Published.Done done) {
      count(tx, wish, review, done);
      return true;
    }
    return false;
  }

  private void count(Tx tx, Editing.Wish wish, Review review, Published.Done done) {
    keepQuestions(tx, done, wish.at());
    if (wish.library().equals(FaqEntry.ALLIANCE)) {
      credit(tx, review.proposals(), done, wish);
    }
  }

  /** An answer for all libraries is a deed of the library whose librarian wrote it. */
  private void credit(Tx tx, List<Review.Proposal> drafts, Published.Done done, Editing.Wish wish) {
    for (var proposal : drafts) {
      var change = proposal.draft().change();
      var author = change.author().isEmpty() ? wish.author() : change.author();
      if (done.ids().contains(proposal.id()) && change.kind() != Change.Kind.WITHDRAWN) {
        homeOf
            .apply(author)
            .ifPresent(home -> contributions.wrote(tx, home, author, proposal.id(), wish.at()));
      }
    }
  }

  /** What a reader asked must go on finding the answer that was made of it. */
  private void keepQuestions(Tx tx, Published.Done done, Instant at) {
    for (var entry : done.ofReplies()) {
      var asked = entry.variants().isEmpty() ? entry.question() : entry.variants().getFirst();
      regression.keep(tx, new Expected(entry.library(), entry.id(), asked), at);
    }
  }
}
