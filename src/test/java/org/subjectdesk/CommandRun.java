package org.subjectdesk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/**
 * A command that was run in this process, and what it said.
 *
 * @param code its exit code
 * @param out on standard output
 * @param err on standard error
 */
record CommandRun(int code, String out, String err) {
  static CommandRun of(String... command) {
    var out = System.out;
    var err = System.err;
    var said = new ByteArrayOutputStream();
    var told = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, UTF_8));
    System.setErr(new PrintStream(told, true, UTF_8));
    try {
      var code = Main.run(command);
      return new CommandRun(code, said.toString(UTF_8), told.toString(UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** All that it said. */
  String text() {
    return out + err;
  }
}
