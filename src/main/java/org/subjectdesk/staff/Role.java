package org.subjectdesk.staff;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a librarian may do; each role may do what those before it may. */
public enum Role {
  /** Talks with the readers of her library and edits its answers. */
  LIBRARIAN("librarian"),
  /** Also looks after the accounts of her library and sees what was done there. */
  LIBRARY_ADMIN("library-admin"),
  /** Does all of this for every library, and edits what all of them share. */
  ALLIANCE_ADMIN("alliance-admin");

  private final String key;

  Role(String key) {
    this.key = key;
  }

  /** Its name in the store, on the wire and on the command line. */
  public String key() {
    return key;
  }

  /** Whether whoever has this role may do what needs the other. */
  public boolean covers(Role needed) {
    return compareTo(needed) >= 0;
  }

  /** The role with this key. */
  public static Optional<Role> of(String key) {
    return Arrays.stream(values()).filter(role -> role.key.equals(key)).findFirst();
  }

  /** All keys, for messages. */
  public static String keys() {
    return Arrays.stream(values()).map(Role::key).collect(Collectors.joining(", "));
  }

  /** The role that the store kept. */
  static Role kept(String key) {
    return of(key).orElseThrow(() -> new IllegalStateException("no role is called " + key));
  }
}
