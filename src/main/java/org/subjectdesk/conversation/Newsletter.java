package org.subjectdesk.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.subjectdesk.config.Secret;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.faq.Subject;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.flow.Action;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.push.Digests;
import org.subjectdesk.push.Purpose;
import org.subjectdesk.push.Wishes;
import org.subjectdesk.slot.Entered;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/**
 * What a reader does about the subjects that she subscribed to: in the chat, where everything
 * belongs to her turn's transaction, and on the page of a digest. Safe for any thread.
 */
public final class Newsletter {
  private static final Outbox OUTBOX = new Outbox();

  private final Wishes wishes;
  private final Subjects subjects;

  /** Prepares. */
  public Newsletter(Wishes wishes, Subjects subjects) {
    this.wishes = wishes;
    this.subjects = subjects;
  }

  /** What readers wish. */
  Wishes wishes() {
    return wishes;
  }

  /** How often there will be a digest at most; empty when she cannot subscribe to one more. */
  Optional<String> often(Tx tx, ReaderId reader) {
    return wishes.digests().isPossible() && wishes.subscriptions().hasRoom(tx, reader)
        ? Optional.of(spoken(wishes.pace().every()))
        : Optional.empty();
  }

  private static String spoken(Duration every) {
    return every.compareTo(Duration.ofDays(1)) >= 0
        ? every.toDays() + " 天"
        : every.compareTo(Duration.ofHours(1)) >= 0
            ? every.toHours() + " 小时"
            : Math.max(1, every.toMinutes()) + " 分钟";
  }

  /** Does an action of a flow, if it is about subscriptions. */
  void does(Tx tx, Consult consult, Action action, Map<String, Entered.Value> slots, Instant at) {
    var reader = consult.reader();
    var programme = Optional.ofNullable(slots.get("programme")).map(Entered.Value::value);
    switch (action) {
      case SUBSCRIBE ->
          programme.ifPresent(code -> subscribe(tx, reader, consult.library(), code, at));
      case UNSUBSCRIBE -> programme.ifPresent(code -> stop(tx, reader, code, at));
      case UNSUBSCRIBE_ALL -> stopAll(tx, reader, at);
      case FIND_LIBRARIAN,
          FIND_LEAD,
          COUNT_CALLS,
          FIND_CALLS,
          FIND_GUIDE,
          SHOW_MY_DATA,
          EXPORT_MY_DATA,
          ERASE_MY_DATA,
          RATE,
          OFFER_NOTICE,
          SHOW_SUBSCRIPTIONS,
          COUNT_SUBSCRIPTIONS -> {}
    }
  }

  /** She subscribes to a subject. */
  void subscribe(Tx tx, ReaderId reader, String library, String subject, Instant at) {
    if (often(tx, reader).isPresent()) {
      wishes.subscriptions().add(tx, reader, library, subject, at);
    }
  }

  /** The names of what she subscribed to; empty when that is nothing. */
  Optional<String> subscribed(Tx tx, ReaderId reader) {
    return Optional.of(
            wishes.subscriptions().subjects(tx, reader).stream()
                .map(this::name)
                .collect(Collectors.joining("、")))
        .filter(names -> !names.isEmpty());
  }

  /** How many subjects these are. */
  int count(Tx tx, ReaderId reader) {
    return wishes.subscriptions().subjects(tx, reader).size();
  }

  private String name(String code) {
    return subjects.withCode(code).map(Subject::name).orElse(code);
  }

  /** Whether one of hers is this subject, or within it. */
  boolean has(Tx tx, ReaderId reader, String subject) {
    return wishes.subscriptions().subjects(tx, reader).stream().anyMatch(within(subject));
  }

  /** She wants no more of a subject; nothing of it goes out from now on. */
  void stop(Tx tx, ReaderId reader, String subject, Instant at) {
    stop(tx, reader, within(subject), at);
  }

  /** The same of all. */
  void stopAll(Tx tx, ReaderId reader, Instant at) {
    stop(tx, reader, _ -> true, at);
  }

  private void stop(Tx tx, ReaderId reader, Predicate<String> which, Instant at) {
    wishes
        .stop(tx, reader, which)
        .ifPresent(digest -> OUTBOX.drop(tx, reader, DigestRounds.key(digest.id()), at));
  }

  /** Who stops a programme keeps the whole field that it belongs to. */
  private static Predicate<String> within(String subject) {
    return code -> code.startsWith(subject);
  }

  /** A link where she agrees to be told of the next digest; empty where none comes, or she has. */
  Optional<String> noticeLink(Tx tx, ReaderId reader, Instant at) {
    return wishes.digests().isPossible()
        ? wishes.consents().link(tx, reader, Purpose.DIGEST, at)
        : Optional.empty();
  }

  /** The same on a page: whoever gave everything up meanwhile needs none. */
  private Optional<String> nextLink(Tx tx, ReaderId reader, Instant at) {
    return wishes.subscriptions().subjects(tx, reader).isEmpty()
        ? Optional.empty()
        : noticeLink(tx, reader, at);
  }

  /**
   * What a link of a digest leads to.
   *
   * @param page the digest
   * @param subjects the names of what it is about
   * @param mayAgree whether she can agree to be told of the next one
   * @param agreed whether she has
   */
  public record Shown(Digests.Page page, List<String> subjects, boolean mayAgree, boolean agreed) {}

  /** The page of a link; empty when there is none, or not any more. Blocking. */
  public Optional<Shown> show(Store store, Secret token, InstantSource clock) {
    var at = clock.instant();
    return store.read(tx -> wishes.digests().page(tx, token, at).map(page -> shown(tx, page)));
  }

  private Shown shown(Tx tx, Digests.Page page) {
    var reader = page.digest().reader();
    var consents = wishes.consents();
    var names = page.digest().subjects().stream().map(this::name).distinct().toList();
    return new Shown(
        page,
        names,
        consents.asks(reader, Purpose.DIGEST)
            && !wishes.subscriptions().subjects(tx, reader).isEmpty(),
        consents.isGiven(tx, reader, Purpose.DIGEST));
  }

  /** What became of using a digest's button. */
  public enum Stopped {
    /** She gets no more. */
    NOW,
    /** It was used before. */
    BEFORE,
    /** There is no such page, or not any more. */
    GONE
  }

  /** She wants no more of anything. Blocking. */
  public Stopped stop(Store store, Secret token, InstantSource clock) {
    var at = clock.instant();
    var page = store.<Optional<Digests.Page>>read(tx -> wishes.digests().page(tx, token, at));
    return page.map(
            known ->
                store
                    .inTransaction(
                        known.digest().reader(),
                        tx -> {
                          if (!wishes.press(tx, known.digest(), at)) {
                            return Stopped.BEFORE;
                          }
                          stopAll(tx, known.digest().reader(), at);
                          var line = DigestRounds.key(known.digest().id());
                          OUTBOX.drop(tx, known.digest().reader(), line, at);
                          return Stopped.NOW;
                        })
                    .join())
        .orElse(Stopped.GONE);
  }

  /** A link where she agrees to be told of the next digest; empty where she cannot. Blocking. */
  public Optional<String> agree(Store store, Secret token, InstantSource clock) {
    var at = clock.instant();
    var page = store.<Optional<Digests.Page>>read(tx -> wishes.digests().page(tx, token, at));
    return page.flatMap(
        known ->
            store
                .<Optional<String>>inTransaction(
                    known.digest().reader(), tx -> nextLink(tx, known.digest().reader(), at))
                .join());
  }
}
