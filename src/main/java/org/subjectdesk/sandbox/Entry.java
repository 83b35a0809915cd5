package org.subjectdesk.sandbox;

import java.time.Instant;
import org.subjectdesk.sandbox.platform.Exchange;
import org.subjectdesk.sandbox.platform.Reader;
import org.subjectdesk.sandbox.platform.Try;

/** One thing in a dialogue. */
sealed interface Entry {
  /** Its place; grows with time, the same when the entry changes. */
  long seq();

  /** About how many characters it keeps in memory. */
  int weight();

  /** Something that the reader did, with what was answered. */
  record Pushed(long seq, Exchange exchange) implements Entry {
    @Override
    public int weight() {
      return OVERHEAD
          + exchange.xml().length() * 2
          + exchange.tries().stream().map(Try::outcome).mapToInt(Pushed::weight).sum();
    }

    private static int weight(Try.Outcome outcome) {
      return outcome instanceof Try.Answered answered ? answered.xml().length() * 2 : 0;
    }
  }

  /** Something that the desk sent of its own accord. */
  record Sent(long seq, Instant at, Reader reader, CustomMessage message) implements Entry {
    @Override
    public int weight() {
      return OVERHEAD + message.readable().length();
    }
  }

  /** What an entry costs beside its texts. */
  int OVERHEAD = 200;
}
