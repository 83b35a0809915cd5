package org.subjectdesk.console;

import java.time.InstantSource;
import java.util.Set;
import org.subjectdesk.staff.Audit;
import org.subjectdesk.staff.SecondFactor;
import org.subjectdesk.staff.Sessions;
import org.subjectdesk.staff.SignIn;
import org.subjectdesk.staff.Staff;
import org.subjectdesk.store.Store;

/**
 * What the operations on accounts share.
 *
 * @param libraries the ids of the member libraries
 */
public record StaffRoom(
    Staff staff,
    SignIn signIn,
    SecondFactor secondFactor,
    Sessions sessions,
    Audit audit,
    Set<String> libraries,
    InstantSource clock) {
  public StaffRoom {
    libraries = Set.copyOf(libraries);
  }

  /** The accounts of a store. */
  public static StaffRoom of(Store store, Set<String> libraries, InstantSource clock) {
    return new StaffRoom(
        new Staff(store),
        new SignIn(store),
        new SecondFactor(store),
        new Sessions(store),
        new Audit(store),
        libraries,
        clock);
  }
}
