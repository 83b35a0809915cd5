package org.subjectdesk;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.subjectdesk.config.Secret;
import org.subjectdesk.staff.Librarian;
import org.subjectdesk.staff.Role;

/** Who works at the demo's libraries. They are invented. */
final class DemoStaff {
  static final List<Librarian> ALL =
      List.of(
          new Librarian("lin", "demo-a", "林知夏", Role.LIBRARIAN),
          new Librarian("fang", "demo-a", "方文清", Role.LIBRARY_ADMIN),
          new Librarian("qiao", "demo-b", "乔一鸣", Role.LIBRARIAN),
          new Librarian("shen", "demo-core", "沈若谷", Role.ALLIANCE_ADMIN),
          new Librarian("gu", "demo-core", "顾海平", Role.LIBRARIAN));

  private DemoStaff() {}

  /** A line for each, with the password that she has until the next start. */
  static String lines(Map<String, Secret> passwords) {
    return ALL.stream()
        .filter(she -> passwords.containsKey(she.id()))
        .map(
            she ->
                "    %-5s %s  %s  %-9s  %s"
                    .formatted(
                        she.id(),
                        passwords.getOrDefault(she.id(), new Secret("")).reveal(),
                        she.name(),
                        she.library(),
                        she.role().key()))
        .collect(Collectors.joining("\n"));
  }
}
