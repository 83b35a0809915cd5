package org.subjectdesk.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.subjectdesk.config.Secret;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.reader.ReaderSessions.Known;
import org.subjectdesk.reader.ReaderSessions.Opened;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.StoreSettings;
import org.subjectdesk.store.Tx;
import org.subjectdesk.store.Work;

/** Sessions of readers, and which accounts are one person's. */
class ReaderSessionsIT {
  private static final Instant NOON = Instant.parse("2026-11-28T04:00:00Z");
  private static final ReaderId READER = new ReaderId("web:demo-a", "guest");

  @OnEachStore
  void a_token_opens_for_a_quarter_of_an_hour_and_only_at_its_desk(StoreSettings settings) {
    try (var store = Store.open(settings)) {
      var sessions = write(store, ReaderSessions::of);
      var opened = open(store, sessions);
      assertThat(find(store, sessions, opened.token(), NOON))
          .isEqualTo(new Known.As(opened.session()));
      assertThat(find(store, sessions, opened.token(), opened.until().minusSeconds(1)))
          .isEqualTo(new Known.As(opened.session()));
      assertThat(find(store, sessions, opened.token(), opened.until())).isEqualTo(new Known.Over());
      var elsewhere = new ReaderSessions(new Secret("the key of another desk"));
      assertThat(find(store, elsewhere, opened.token(), NOON)).isEqualTo(new Known.Nobody());
      assertThat(find(store, sessions, opened.session().id(), NOON)).isEqualTo(new Known.Nobody());
    }
  }

  @OnEachStore
  void a_renewing_token_works_once_and_a_copy_of_it_ends_the_session(StoreSettings settings) {
    try (var store = Store.open(settings)) {
      var sessions = write(store, ReaderSessions::of);
      var first = open(store, sessions);
      var second = renew(store, sessions, first.refresh(), NOON).orElseThrow();
      assertThat(second.session()).isEqualTo(first.session());
      // The answer was lost on its way, or two tabs ask at once: whichever answer is kept is good.
      var again = renew(store, sessions, first.refresh(), NOON.plusSeconds(30)).orElseThrow();
      assertThat(again.refresh()).isEqualTo(second.refresh());
      // Much later, somebody has a copy.
      assertThat(renew(store, sessions, first.refresh(), NOON.plusSeconds(90))).isEmpty();
      assertThat(renew(store, sessions, again.refresh(), NOON.plusSeconds(90))).isEmpty();
      assertThat(find(store, sessions, again.token(), NOON.plusSeconds(90)))
          .isEqualTo(new Known.Nobody());
      assertThat(renew(store, sessions, Secret.random(), NOON)).isEmpty();
    }
  }

  @OnEachStore
  void a_session_is_over_after_long_absence(StoreSettings settings) {
    try (var store = Store.open(settings)) {
      var sessions = write(store, ReaderSessions::of);
      var opened = open(store, sessions);
      var end = NOON.plus(ReaderSessions.LIFE);
      assertThat(renew(store, sessions, opened.refresh(), end)).isEmpty();
      assertThat(renew(store, sessions, opened.refresh(), end.minusSeconds(1))).isPresent();
    }
  }

  @OnEachStore
  void one_person_is_known_by_her_mini_program_and_by_her_unionid(StoreSettings settings) {
    var pages = new ReaderId("app:wx1", "o1");
    var messages = new ReaderId("ma:wx1", "o1");
    var official = new ReaderId("wx2", "other-name");
    var stranger = new ReaderId("app:wx1", "o2");
    var persons = new Persons();
    try (var store = Store.open(settings)) {
      write(store, tx -> join(persons, tx, pages, Optional.empty()));
      write(store, tx -> join(persons, tx, messages, Optional.empty()));
      write(store, tx -> join(persons, tx, stranger, Optional.empty()));
      assertThat(accounts(store, pages)).containsExactly(pages, messages);

      write(store, tx -> join(persons, tx, official, Optional.of("union")));
      write(store, tx -> join(persons, tx, pages, Optional.of("union")));
      assertThat(accounts(store, official)).containsExactlyInAnyOrder(official, pages, messages);
      assertThat(accounts(store, stranger)).containsExactly(stranger);

      // Who comes without the unionid another time is still the same.
      write(store, tx -> join(persons, tx, pages, Optional.empty()));
      assertThat(accounts(store, messages)).containsExactlyInAnyOrder(official, pages, messages);
    }
  }

  private static boolean join(Persons persons, Tx tx, ReaderId reader, Optional<String> unionid) {
    persons.join(tx, reader, unionid);
    return true;
  }

  private static List<ReaderId> accounts(Store store, ReaderId reader) {
    return store.<List<ReaderId>>read(tx -> new Persons().accounts(tx, reader));
  }

  private static Opened open(Store store, ReaderSessions sessions) {
    return write(store, tx -> sessions.open(tx, READER, "demo-a", "", NOON));
  }

  private static Optional<Opened> renew(
      Store store, ReaderSessions sessions, Secret refresh, Instant at) {
    return write(store, tx -> sessions.renew(tx, refresh, at));
  }

  private static Known find(Store store, ReaderSessions sessions, String token, Instant at) {
    return store.read(tx -> sessions.find(tx, token, at));
  }

  private static <T> T write(Store store, Work<T> work) {
    return store.inTransaction(READER, work).join();
  }
}
