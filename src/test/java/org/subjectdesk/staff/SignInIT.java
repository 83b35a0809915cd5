package org.subjectdesk.staff;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.subjectdesk.config.Secret;
import org.subjectdesk.staff.SignIn.Confirmed;
import org.subjectdesk.staff.SignIn.Result;
import org.subjectdesk.staff.Staff.Change;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;

/** Accounts, sign-in, lock and sessions on both databases. */
class SignInIT {
  private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
  private static final Librarian LIN = new Librarian("lin", "demo-a", "林知夏", Role.LIBRARIAN);
  private static final Secret RIGHT = new Secret("right-password");
  private static final Secret WRONG = new Secret("wrong-password");

  @OnEachStore
  void the_right_password_opens_a_session_that_is_found_by_its_token(Store store) {
    var signIn = withLin(store);

    var opened = welcome(signIn.attempt("lin", RIGHT, Optional.empty(), NOON));

    var found = new Sessions(store).find(opened.token(), NOON);
    assertThat(found).contains(opened.session());
    assertThat(found.orElseThrow().librarian()).isEqualTo(LIN);
    assertThat(new Sessions(store).find(new Secret("guessed"), NOON)).isEmpty();
    assertThat(new Sessions(store).find(opened.session().csrf(), NOON)).isEmpty();
    var kept = store.read(tx -> tx.list("SELECT hash FROM session", row -> row.text("hash")));
    assertThat(kept).singleElement().isNotEqualTo(opened.token().reveal());
  }

  @OnEachStore
  void wrong_unknown_and_closed_answer_alike(Store store) {
    var signIn = withLin(store);
    assertThat(signIn.attempt("lin", WRONG, Optional.empty(), NOON))
        .isEqualTo(new Result.WrongCredentials());
    assertThat(signIn.attempt("nobody", RIGHT, Optional.empty(), NOON))
        .isEqualTo(new Result.WrongCredentials());

    var opened = welcome(signIn.attempt("lin", RIGHT, Optional.empty(), NOON));
    var closed =
        new Change(Optional.empty(), Optional.empty(), Optional.of(false), Optional.empty());
    new Staff(store).change("lin", closed, "fang", NOON);

    assertThat(signIn.attempt("lin", RIGHT, Optional.empty(), NOON))
        .isEqualTo(new Result.WrongCredentials());
    assertThat(new Sessions(store).find(opened.token(), NOON)).as("her session").isEmpty();
  }

  @OnEachStore
  void five_failures_lock_known_and_unknown_ids_alike_for_a_quarter_of_an_hour(Store store) {
    var signIn = withLin(store);
    for (var id : List.of("lin", "nobody")) {
      for (var i = 0; i < 5; i++) {
        assertThat(signIn.attempt(id, WRONG, Optional.empty(), NOON))
            .isEqualTo(new Result.WrongCredentials());
      }
      var locked = new Result.Locked(NOON.plus(Duration.ofMinutes(15)));
      assertThat(signIn.attempt(id, WRONG, Optional.empty(), NOON)).as(id).isEqualTo(locked);
      assertThat(signIn.attempt(id, RIGHT, Optional.empty(), NOON.plusSeconds(899)))
          .as("the right password of " + id)
          .isEqualTo(locked);
    }
    welcome(signIn.attempt("lin", RIGHT, Optional.empty(), NOON.plusSeconds(900)));
    assertThat(actions(store)).contains("sign-in-locked", "sign-in");
  }

  @OnEachStore
  void a_success_clears_the_failures_before_it(Store store) {
    var signIn = withLin(store);
    for (var round = 0; round < 3; round++) {
      for (var i = 0; i < 4; i++) {
        signIn.attempt("lin", WRONG, Optional.empty(), NOON);
      }
      welcome(signIn.attempt("lin", RIGHT, Optional.empty(), NOON));
    }
  }

  @OnEachStore
  void attempts_at_the_same_moment_are_no_more_guesses_than_attempts_in_a_row(Store store) {
    var signIn = withLin(store);
    var results = new ArrayList<CompletableFuture<Result>>();
    try (var many = Executors.newFixedThreadPool(8)) {
      for (var i = 0; i < 8; i++) {
        results.add(
            CompletableFuture.supplyAsync(
                () -> signIn.attempt("lin", WRONG, Optional.empty(), NOON), many));
      }
    }
    assertThat(results.stream().map(CompletableFuture::join))
        .filteredOn(result -> result instanceof Result.WrongCredentials)
        .hasSize(5);
  }

  @OnEachStore
  void with_a_second_factor_a_fresh_code_is_needed(Store store) {
    var signIn = withLin(store);
    var factor = new SecondFactor(store);
    var key = factor.propose(LIN).key();
    welcome(signIn.attempt("lin", RIGHT, Optional.empty(), NOON));
    assertThat(factor.activate(LIN, "000000", NOON)).as("a wrong code").isFalse();
    assertThat(factor.activate(LIN, Totp.code(key, NOON), NOON)).isTrue();

    assertThat(signIn.attempt("lin", RIGHT, Optional.empty(), NOON))
        .isEqualTo(new Result.NeedsCode(false));
    assertThat(signIn.attempt("lin", WRONG, Optional.empty(), NOON))
        .isEqualTo(new Result.WrongCredentials());
    assertThat(signIn.attempt("lin", RIGHT, code(key, NOON), NOON))
        .as("used to activate")
        .isEqualTo(new Result.NeedsCode(true));
    var later = NOON.plusSeconds(60);
    welcome(signIn.attempt("lin", RIGHT, code(key, later), later));
    assertThat(signIn.attempt("lin", RIGHT, code(key, later), later))
        .as("a second time")
        .isEqualTo(new Result.NeedsCode(true));

    factor.remove(LIN, later);
    welcome(signIn.attempt("lin", RIGHT, Optional.empty(), later));
  }

  @OnEachStore
  void wrong_codes_lock_although_the_password_is_right(Store store) {
    var signIn = withLin(store);
    var factor = new SecondFactor(store);
    var key = factor.propose(LIN).key();
    factor.activate(LIN, Totp.code(key, NOON), NOON);

    for (var i = 0; i < 20; i++) {
      assertThat(signIn.attempt("lin", RIGHT, Optional.empty(), NOON))
          .as("asking what is needed is no failure")
          .isEqualTo(new Result.NeedsCode(false));
    }
    for (var i = 0; i < 5; i++) {
      signIn.attempt("lin", RIGHT, Optional.empty(), NOON);
      signIn.attempt("lin", RIGHT, Optional.of("000000"), NOON);
    }
    assertThat(signIn.attempt("lin", RIGHT, Optional.empty(), NOON))
        .isInstanceOf(Result.Locked.class);
  }

  @OnEachStore
  void a_session_lives_on_while_it_is_used_but_not_for_ever(Store store) {
    var signIn = withLin(store);
    var sessions = new Sessions(store);
    var idle = welcome(signIn.attempt("lin", RIGHT, Optional.empty(), NOON)).token();
    var busy = welcome(signIn.attempt("lin", RIGHT, Optional.empty(), NOON)).token();

    var end = NOON.plus(Sessions.LONGEST);
    for (var now = NOON; now.isBefore(end); now = now.plus(Duration.ofHours(11))) {
      assertThat(sessions.find(busy, now)).as(now.toString()).isPresent();
    }
    assertThat(sessions.find(busy, end)).isEmpty();
    assertThat(sessions.find(idle, NOON.plus(Sessions.IDLE).minusMillis(1))).isPresent();
    assertThat(sessions.find(idle, NOON.plus(Sessions.IDLE.multipliedBy(2)))).isEmpty();
  }

  @OnEachStore
  void looking_at_a_session_writes_at_most_once_a_minute(Store store) {
    var token = welcome(withLin(store).attempt("lin", RIGHT, Optional.empty(), NOON)).token();
    var sessions = new Sessions(store);
    var before = store.transactions();

    sessions.find(token, NOON.plusSeconds(59));
    assertThat(store.transactions()).isEqualTo(before);
    sessions.find(token, NOON.plusSeconds(60));
    sessions.find(token, NOON.plusSeconds(61));
    assertThat(store.transactions()).isEqualTo(before + 1);
  }

  @OnEachStore
  void a_changed_password_ends_the_other_sessions_and_a_reset_ends_all(Store store) {
    var signIn = withLin(store);
    var sessions = new Sessions(store);
    var staff = new Staff(store);
    var mine = welcome(signIn.attempt("lin", RIGHT, Optional.empty(), NOON));
    var other = welcome(signIn.attempt("lin", RIGHT, Optional.empty(), NOON));
    assertThat(signIn.confirm(mine.session(), WRONG, NOON)).isEqualTo(Confirmed.NO);
    assertThat(signIn.confirm(mine.session(), RIGHT, NOON)).isEqualTo(Confirmed.YES);

    staff.password(mine.session(), new Secret("another-password"), NOON);

    assertThat(sessions.find(mine.token(), NOON)).isPresent();
    assertThat(sessions.find(other.token(), NOON)).isEmpty();
    assertThat(signIn.attempt("lin", RIGHT, Optional.empty(), NOON))
        .isEqualTo(new Result.WrongCredentials());
    staff.change("lin", Change.password(RIGHT), "fang", NOON);
    assertThat(sessions.find(mine.token(), NOON)).isEmpty();
    var again = welcome(signIn.attempt("lin", RIGHT, Optional.empty(), NOON));
    signIn.out(again.session(), NOON);
    assertThat(sessions.find(again.token(), NOON)).isEmpty();
    assertThat(actions(store))
        .contains("account-added", "password-changed", "password-reset", "sign-out");
  }

  @OnEachStore
  void asking_for_the_password_again_locks_too(Store store) {
    var signIn = withLin(store);
    var session = welcome(signIn.attempt("lin", RIGHT, Optional.empty(), NOON)).session();
    for (var i = 0; i < 5; i++) {
      assertThat(signIn.confirm(session, WRONG, NOON)).isEqualTo(Confirmed.NO);
    }
    assertThat(signIn.confirm(session, RIGHT, NOON)).isEqualTo(Confirmed.LOCKED);
  }

  @OnEachStore
  void a_changed_role_counts_in_the_sessions_that_are_open(Store store) {
    var token = welcome(withLin(store).attempt("lin", RIGHT, Optional.empty(), NOON)).token();
    var admin =
        new Change(
            Optional.of("林老师"),
            Optional.of(Role.LIBRARY_ADMIN),
            Optional.empty(),
            Optional.empty());
    new Staff(store).change("lin", admin, "fang", NOON);

    assertThat(new Sessions(store).find(token, NOON).orElseThrow().librarian())
        .isEqualTo(new Librarian("lin", "demo-a", "林老师", Role.LIBRARY_ADMIN));
  }

  @OnEachStore
  void accounts_are_listed_by_library_and_ids_are_taken_once(Store store) {
    withLin(store);
    var staff = new Staff(store);
    var qiao = new Librarian("qiao", "demo-b", "乔一鸣", Role.LIBRARIAN);
    assertThat(staff.add(qiao, RIGHT, "shen", NOON)).isTrue();
    assertThat(staff.add(qiao, WRONG, "shen", NOON)).as("twice").isFalse();
    assertThat(staff.list(Optional.of("demo-a")))
        .extracting(Staff.Account::librarian)
        .containsExactly(LIN);
    assertThat(staff.list(Optional.empty())).hasSize(2);
    assertThat(staff.change("nobody", Change.password(RIGHT), "shen", NOON)).isEmpty();
    assertThatThrownBy(() -> staff.add(LIN, new Secret("short"), "shen", NOON))
        .hasMessageStartingWith("password:");
  }

  @OnEachStore
  void the_audit_tells_the_newest_first_and_of_one_library_alone(Store store) {
    var audit = new Audit(store);
    for (var i = 0; i < 5; i++) {
      var library = i % 2 == 0 ? "demo-a" : "demo-b";
      audit.record(new Audit.Deed(NOON, "lin", library, "consult-read", "c" + i, ""));
    }
    var all = audit.page(Optional.empty(), Long.MAX_VALUE, 3);
    assertThat(all).extracting(entry -> entry.deed().object()).containsExactly("c4", "c3", "c2");
    assertThat(audit.page(Optional.empty(), all.getLast().number(), 3))
        .extracting(entry -> entry.deed().object())
        .containsExactly("c1", "c0");
    assertThat(audit.page(Optional.of("demo-b"), Long.MAX_VALUE, 9))
        .extracting(entry -> entry.deed().object())
        .containsExactly("c3", "c1");
  }

  @OnEachStore
  void the_demos_accounts_get_new_passwords_and_keep_their_sessions(Store store) {
    var staff = new Staff(store);
    var first = DemoAccounts.ready(staff, List.of(LIN), NOON);
    var signIn = new SignIn(store);
    var token =
        welcome(signIn.attempt("lin", requireNonNull(first.get("lin")), Optional.empty(), NOON))
            .token();

    var second = DemoAccounts.ready(staff, List.of(LIN), NOON);

    assertThat(second.get("lin")).isNotEqualTo(first.get("lin"));
    assertThat(new Sessions(store).find(token, NOON)).isPresent();
    welcome(signIn.attempt("lin", requireNonNull(second.get("lin")), Optional.empty(), NOON));
  }

  private static SignIn withLin(Store store) {
    assertThat(new Staff(store).add(LIN, RIGHT, "command", NOON)).isTrue();
    return new SignIn(store);
  }

  private static Sessions.Opened welcome(Result result) {
    assertThat(result).isInstanceOf(Result.Welcome.class);
    return ((Result.Welcome) result).opened();
  }

  private static Optional<String> code(Secret key, Instant at) {
    return Optional.of(Totp.code(key, at));
  }

  private static List<String> actions(Store store) {
    return new Audit(store)
        .page(Optional.empty(), Long.MAX_VALUE, 100).stream()
            .map(entry -> entry.deed().action())
            .toList();
  }
}
