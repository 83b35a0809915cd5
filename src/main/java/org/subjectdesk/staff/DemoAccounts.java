package org.subjectdesk.staff;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.subjectdesk.config.Secret;

/** The accounts of the demo; never used in production. */
public final class DemoAccounts {
  private DemoAccounts() {}

  /**
   * Makes those accounts that are not there yet and gives each of them a new random password,
   * because the old one is known to nobody and must be printed. Who is signed in stays so.
   * Blocking.
   *
   * @return each id with its password, in the order given
   */
  public static Map<String, Secret> ready(Staff staff, List<Librarian> wanted, Instant at) {
    var passwords = new LinkedHashMap<String, Secret>();
    for (var librarian : wanted) {
      var password = Passwords.random();
      if (!staff.add(librarian, password, "demo", at)) {
        staff.demoPassword(librarian.id(), password);
      }
      passwords.put(librarian.id(), password);
    }
    return passwords;
  }
}
