package org.subjectdesk.alliance.resource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.subjectdesk.alliance.resource.Answer.Token;
import org.subjectdesk.catalogue.Delivered;
import org.subjectdesk.holdings.HarvestState.Finished;
import org.subjectdesk.holdings.HarvestState.Lease;
import org.subjectdesk.holdings.HarvestState.Progress;
import org.subjectdesk.holdings.HarvestState.Resume;

/**
 * One run over one source's list, page by page. Each page is kept together with the way to the next
 * one, so that a run which ends anywhere goes on there. For one thread.
 */
final class Run {
  /** Enough for a transaction that does not hold up readers' messages. */
  private static final int BATCH = 200;

  private static final int RESTARTS = 2;
  private static final Duration CLOCKS_APART = Duration.ofDays(1);

  private final Lease lease;
  private final OaiPages pages;
  private final Harvest harvest;
  private final Provider provider;
  private final Progress known;
  private final boolean everything;
  private final List<String> remarks = new ArrayList<>();
  private Suspicion suspicion = new Suspicion();
  private Optional<Resume> open;
  private Optional<Instant> asOf = Optional.empty();
  private long seen;
  private int restarts;

  /**
   * Prepares.
   *
   * @param known at the begin
   */
  Run(Lease lease, OaiPages pages, Harvest harvest, Provider provider, Progress known) {
    this.lease = lease;
    this.pages = pages;
    this.harvest = harvest;
    this.provider = provider;
    this.known = known;
    this.open = known.open();
    this.everything = open.map(Resume::everything).orElseGet(this::isEverythingDue);
    open.ifPresent(this::goOn);
  }

  private boolean isEverythingDue() {
    var isOld =
        known.whole().isEmpty()
            || !known.whole().get().plus(harvest.manners().whole()).isAfter(harvest.now());
    return known.from().isEmpty() || (!provider.tellsDeletions() && isOld);
  }

  private void goOn(Resume resume) {
    seen = resume.seen();
    asOf = Optional.of(resume.asOf());
  }

  /** Walks to the end of the list, or as far as it goes. */
  Ending walk() {
    while (true) {
      var step = step(harvest.ask(lease, this::ask));
      if (step.isPresent()) {
        return step.get();
      }
    }
  }

  private Answer ask() {
    return open.map(resume -> pages.next(resume.token()))
        .orElseGet(
            () -> pages.first(everything ? Optional.empty() : known.from().map(provider::from)));
  }

  /** What comes of an answer; empty when there is more to ask for. */
  private Optional<Ending> step(Answer answer) {
    return switch (answer) {
      case Answer.Page page -> page(page);
      case Answer.Nothing nothing -> nothing(nothing);
      case Answer.BadToken() -> afresh();
      case Answer.ProtocolError error ->
          Optional.of(
              new Ending.Failed(
                  "the provider says "
                      + error.code()
                      + (error.said().isEmpty() ? "" : ": ")
                      + error.said()));
      case Answer.Later later ->
          Optional.of(
              new Ending.Failed(
                  "the provider asks to wait " + later.after().toMinutes() + " minutes"));
      case Answer.Broken broken -> broken(broken);
      case Answer.Lost lost -> Optional.of(new Ending.Failed(lost.what()));
      case Answer.Hopeless hopeless -> Optional.of(new Ending.Failed(hopeless.what()));
      case Answer.Closed() -> Optional.of(new Ending.Paused());
    };
  }

  /**
   * To a token this is no answer of the protocol's: who gives it has lost the place in the list.
   * Only behind the last record that was announced it can mean the end.
   */
  private Optional<Ending> nothing(Answer.Nothing nothing) {
    var announced = open.map(Resume::size).orElseGet(OptionalLong::empty);
    if (open.isPresent() && (announced.isEmpty() || announced.getAsLong() != seen)) {
      return afresh();
    }
    startedAt(nothing.asOf());
    return finish(announced);
  }

  private Optional<Ending> page(Answer.Page page) {
    startedAt(page.asOf());
    var size = page.next().map(Token::size).orElseGet(OptionalLong::empty);
    var announced = size.isPresent() ? size : open.map(Resume::size).orElseGet(OptionalLong::empty);
    var wrong = page.next().flatMap(next -> suspicion.of(page.records(), next));
    var after = seen + page.records().size();
    var next =
        wrong.isPresent()
            ? Optional.<Resume>empty() // Begins again next time: this way leads nowhere.
            : page.next().map(token -> resume(token, announced, after));
    if (!keep(page.records(), next)) {
      return Optional.of(new Ending.Paused());
    }
    seen = after;
    open = next;
    if (wrong.isPresent()) {
      return Optional.of(new Ending.Failed("a list that never ends: " + wrong.get()));
    }
    return next.isPresent() ? Optional.empty() : finish(announced);
  }

  private Resume resume(Token token, OptionalLong size, long after) {
    return new Resume(token.value(), token.expires(), size, after, asOf.orElseThrow(), everything);
  }

  /** In parts, the last one with the way to the next page: until then this page is asked again. */
  private boolean keep(List<Delivered> records, Optional<Resume> next) {
    var at = 0;
    while (records.size() - at > BATCH) {
      if (!harvest.took(lease, records.subList(at, at + BATCH), open)) {
        return false;
      }
      at += BATCH;
    }
    return harvest.took(lease, records.subList(at, records.size()), next);
  }

  /** By the provider's clock, because its datestamps are; by ours when that is hours wrong. */
  private void startedAt(Optional<Instant> told) {
    if (asOf.isPresent()) {
      return;
    }
    var now = harvest.now();
    var isLikely = told.filter(it -> Duration.between(it, now).abs().compareTo(CLOCKS_APART) < 0);
    if (isLikely.isEmpty()) {
      remarks.add("its responseDate is missing or more than a day wrong");
    }
    asOf = Optional.of(isLikely.orElse(now.minus(CLOCKS_APART)));
  }

  private Optional<Ending> afresh() {
    if (open.isEmpty() || ++restarts > RESTARTS) {
      return Optional.of(new Ending.Failed("the provider refuses its own resumption tokens"));
    }
    remarks.add("it did not know its resumption token any more after " + seen + " records");
    harvest.afresh(lease);
    open = Optional.empty();
    asOf = Optional.empty();
    seen = 0;
    suspicion = new Suspicion();
    return Optional.empty();
  }

  private Optional<Ending> broken(Answer.Broken broken) {
    var kept = new ArrayList<>(broken.before());
    kept.add(
        new Delivered.Refused(
            "the page after record " + seen, broken.what(), "have the provider mend it"));
    return keep(kept, open)
        ? Optional.of(new Ending.Failed(broken.what() + ", after record " + seen))
        : Optional.of(new Ending.Paused());
  }

  private Optional<Ending> finish(OptionalLong announced) {
    if (announced.isPresent() && announced.getAsLong() != seen) {
      remarks.add("it announced " + announced.getAsLong() + " records and gave " + seen);
    }
    var isShort = announced.isPresent() && seen < announced.getAsLong();
    return Optional.of(
        new Ending.Done(
            new Finished(
                asOf.orElseThrow(),
                seen,
                everything,
                everything && seen > 0 && !isShort,
                remarks)));
  }
}
