package org.subjectdesk.conversation;

import java.time.Duration;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.message.Reply;

/** Sends a reply to a reader without her asking: the port that a channel's edge fills. */
public interface ReplySender {
  /** Makes one attempt. Blocking; called on a virtual thread. */
  Outcome send(ReaderId reader, Reply reply);

  /** What became of an attempt. Reasons are codes and short words, never personal data. */
  sealed interface Outcome {
    /** The platform took it. */
    record Sent() implements Outcome {}

    /** It may succeed after this much time. */
    record Later(String reason, Duration after) implements Outcome {}

    /** It may be sent once the reader has written again. */
    record WindowClosed(String reason) implements Outcome {}

    /** It will never succeed. */
    record Failed(String reason) implements Outcome {}
  }
}
