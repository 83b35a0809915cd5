package org.subjectdesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.subjectdesk.store.Database;

/**
 * The same in Node: {@code src/clients/node/run} makes a client of the contract, checks the types
 * of the program beside it, and has it make every call; zod checks each answer against the
 * contract. Skipped with the script's own word where there is no Node, or where npm reaches no
 * registry.
 */
class GeneratedNodeClientIT {
  @Test
  void a_generated_client_makes_every_call() throws Exception {
    try (var database = Database.SQLITE.fresh();
        var desk = RunningDesk.on(database.settings())) {
      var starting = new ProcessBuilder("src/clients/node/run").redirectErrorStream(true);
      starting.environment().put("DESK_URL", desk.url(""));
      for (var who : GeneratedJavaClientIT.PEOPLE) {
        var name = "DESK_" + who.toUpperCase(Locale.ROOT) + "_PASSWORD";
        starting.environment().put(name, desk.password(who));
      }
      var program = starting.start();
      var said = new String(program.getInputStream().readAllBytes(), UTF_8);

      assertThat(program.waitFor()).as(said).isZero();
      assumeThat(said).doesNotContain("nothing was tested");
      assertThat(said).contains("every call was made");
    }
  }
}
