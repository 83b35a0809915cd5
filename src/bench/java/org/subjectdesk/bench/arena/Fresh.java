package org.subjectdesk.bench.arena;

import java.util.function.IntFunction;
import org.subjectdesk.bench.data.Pushes;
import org.subjectdesk.bench.data.Question;
import org.subjectdesk.bench.load.Replies;
import org.subjectdesk.bench.servers.Ledger;

/** Messages for the product, each asked once, each noted in the ledger when it is acknowledged. */
final class Fresh implements Supply {
  private final Pushes pushes;
  private final Ledger ledger;
  private final IntFunction<Question> questions;
  private int first;

  Fresh(Pushes pushes, Ledger ledger, IntFunction<Question> questions) {
    this.pushes = pushes;
    this.ledger = ledger;
    this.questions = questions;
  }

  @Override
  public byte[][] take(int count) {
    first = ledger.reserve(count);
    var taken = new byte[count][];
    for (var i = 0; i < count; i++) {
      taken[i] = pushes.text(first + i, questions.apply(first + i).text()).httpRequest();
    }
    return taken;
  }

  @Override
  public void settle(Replies replies) {
    for (var i = 0; i < replies.size(); i++) {
      if (replies.acknowledged(i)) {
        ledger.acknowledge(first + i);
      }
    }
  }
}
