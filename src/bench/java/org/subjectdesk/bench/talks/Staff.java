package org.subjectdesk.bench.talks;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.subjectdesk.bench.servers.DeskFolder;

/**
 * The librarians of the one library, always on duty. They have no subjects, so that all readers
 * wait in one queue, which all of them see: what is hardest for the live connections.
 */
final class Staff {
  private static final String ADMIN = "admin";
  private static final String PASSWORD = "correct-horse-bench";

  private final int size;
  private final String adminPassword;

  private Staff(int size, String adminPassword) {
    this.size = size;
    this.adminPassword = adminPassword;
  }

  /** Writes the roster and makes the first account, as whoever sets up a desk does. */
  static Staff hire(DeskFolder folder, int size, int capacity)
      throws IOException, InterruptedException {
    var roster =
        new StringBuilder(
            "duty:\n  - {days: mon-sun, hours: \"00:00-24:00\", season: always}\nlibrarians:\n");
    for (var i = 0; i < size; i++) {
      roster.append("  - {id: %s, name: 馆员%d, capacity: %d}\n".formatted(id(i), i, capacity));
    }
    folder.roster(roster.toString());
    return new Staff(size, folder.hire(ADMIN, "library-admin"));
  }

  private static String id(int number) {
    return "librarian-" + number;
  }

  /** Makes the other accounts through the API and signs them all in, one by one. */
  List<Console> signIn(Browser browser) {
    var admin = Console.in(browser, ADMIN, adminPassword);
    return IntStream.range(0, size).mapToObj(i -> signIn(browser, admin, i)).toList();
  }

  private static Console signIn(Browser browser, Console admin, int number) {
    var account =
        new JsonObject()
            .put("id", id(number))
            .put("library", DeskFolder.LIBRARY)
            .put("name", "馆员" + number)
            .put("role", "librarian")
            .put("password", PASSWORD);
    var _ = admin.post("/librarians", account).await();
    return Console.in(browser, id(number), PASSWORD);
  }
}
