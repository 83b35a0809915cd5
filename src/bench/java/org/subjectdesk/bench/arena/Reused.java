package org.subjectdesk.bench.arena;

import org.subjectdesk.bench.data.Pushes;
import org.subjectdesk.bench.data.SyntheticFaq;
import org.subjectdesk.bench.load.Replies;

/** The same few thousand different messages again and again, for servers that keep nothing. */
final class Reused implements Supply {
  private static final int DIFFERENT = 5_000;

  private final byte[][] requests = new byte[DIFFERENT][];

  Reused(Pushes pushes, SyntheticFaq faq) {
    for (var i = 0; i < DIFFERENT; i++) {
      requests[i] = pushes.text(i, faq.question(i).text()).httpRequest();
    }
  }

  @Override
  public byte[][] take(int count) {
    var taken = new byte[count][];
    for (var i = 0; i < count; i++) {
      taken[i] = requests[i % DIFFERENT];
    }
    return taken;
  }

  @Override
  public void settle(Replies replies) {
    // Nobody asks these servers afterwards.
  }
}
