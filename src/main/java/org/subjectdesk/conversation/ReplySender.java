package org.subjectdesk.conversation;

import java.time.Duration;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.message.Reply;

/** Brings one reply to one reader over her channel. The outbox decides when and how often. */
public interface ReplySender {
  /**
   * The reason of {@link Outcome.WindowClosed} where the channel can never write first: what is
   * held for it travels with the answer to the reader's next message.
   */
  String NEVER_FIRST = "no customer service";

  /**
   * Makes one attempt. Blocking, on a virtual thread; never throws for anything that the other side
   * or the network does.
   */
  Outcome send(ReaderId reader, Reply reply);

  /**
   * What became of the attempt. Reasons are a code and a few words, never personal data, and may be
   * logged and kept.
   */
  sealed interface Outcome {
    /** The platform took it. */
    record Sent() implements Outcome {}

    /**
     * Try again, not before {@code after} has passed. The platform may have got it nevertheless
     * when the answer was lost on its way.
     */
    record Later(String reason, Duration after) implements Outcome {}

    /** The platform takes nothing more for her until she writes again: hold it until then. */
    record WindowClosed(String reason) implements Outcome {}

    /** It will never go out as it is; keep the reason. */
    record Failed(String reason) implements Outcome {}
  }
}
