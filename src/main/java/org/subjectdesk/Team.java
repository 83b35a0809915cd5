package org.subjectdesk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.subjectdesk.rounds.Rounds;
import org.subjectdesk.routing.Librarian;
import org.subjectdesk.routing.Roster;
import org.subjectdesk.staff.Staff;

/**
 * Who works at the desk now: the roster of the files, without those whose account was closed, and
 * with those who have an account and stand in no file. A file says what somebody is good for and
 * when she works; the account, whether she may come in.
 */
final class Team implements AutoCloseable {
  /** Soon enough for whoever was removed in the middle of a talk. */
  private static final Duration BETWEEN = Duration.ofSeconds(2);

  /** Of somebody of whom the files say nothing. */
  private static final int CAPACITY = 4;

  private final Supplier<Roster> files;
  private final Staff staff;
  private final Rounds rounds = new Rounds("team", BETWEEN, this::refresh);
  private volatile Roster now;

  private Team(Supplier<Roster> files, Staff staff) {
    this.files = files;
    this.staff = staff;
    this.now = files.get();
  }

  /** Reads the accounts, and goes on reading them and the files every other second. Blocking. */
  static Team of(Supplier<Roster> files, Staff staff) {
    var team = new Team(files, staff);
    team.refresh();
    team.rounds.start();
    return team;
  }

  /** As it is now. */
  Roster roster() {
    return now;
  }

  private void refresh() {
    var next = joined(files.get(), staff.list(Optional.empty()));
    if (!next.equals(now)) {
      now = next;
    }
  }

  static Roster joined(Roster files, List<Staff.Account> accounts) {
    Map<String, Staff.Account> byId =
        accounts.stream()
            .collect(Collectors.toMap(account -> account.librarian().id(), account -> account));
    var people = new ArrayList<Librarian>();
    for (var she : files.librarians()) {
      var account = byId.get(she.id());
      if (account == null
          || (account.active() && account.librarian().library().equals(she.library()))) {
        people.add(she);
      }
    }
    for (var account : accounts) {
      var she = account.librarian();
      var listed = people.stream().anyMatch(one -> one.id().equals(she.id()));
      if (account.active() && !listed) {
        people.add(
            new Librarian(
                she.id(),
                she.library(),
                she.name(),
                List.of(),
                List.of(),
                CAPACITY,
                false,
                List.of()));
      }
    }
    return new Roster(files.zone(), files.subjects(), files.plans(), people);
  }

  @Override
  public void close() {
    rounds.close();
  }
}
