package org.subjectdesk.bench.arena;

import org.subjectdesk.bench.load.Replies;

/** Requests for one server, finished before the clock starts. */
interface Supply {
  /** The next requests. */
  byte[][] take(int count);

  /** Is told what became of the first of those last taken. */
  void settle(Replies replies);
}
