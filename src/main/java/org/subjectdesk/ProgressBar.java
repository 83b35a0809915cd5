package org.subjectdesk;

import java.io.PrintStream;

/** How far something is, on one line of a terminal; where there is none, a line at each tenth. */
final class ProgressBar {
  private static final int WIDTH = 30;

  private final PrintStream out;
  private final String what;
  private final boolean terminal = isTerminal();
  private int tenth = -1;

  ProgressBar(PrintStream out, String what) {
    this.out = out;
    this.what = what;
  }

  /** From JDK 25 on there is no console again where there is no terminal. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  /**
   * Shows it.
   *
   * @param share from 0 to 1
   * @param many how many things are done
   */
  void show(double share, long many) {
    var percent = (int) Math.round(100 * Math.clamp(share, 0, 1));
    if (terminal) {
      var full = WIDTH * percent / 100;
      out.printf(
          "\r%s [%s%s] %d %% %,d ",
          what, "#".repeat(full), ".".repeat(WIDTH - full), percent, many);
      out.flush();
    } else if (percent / 10 > tenth) {
      tenth = percent / 10;
      out.printf("%s: %d %%, %,d%n", what, percent, many);
    }
  }

  /** Leaves the line. */
  void end() {
    if (terminal) {
      out.println();
    }
  }
}
