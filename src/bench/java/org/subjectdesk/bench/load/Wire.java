package org.subjectdesk.bench.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;

/**
 * One connection with one request on its way at a time. Reads just enough HTTP to know a reply's
 * status and end, because what the load generator uses is taken from the servers. Lives on one
 * event loop.
 */
final class Wire {
  private static final String LENGTH = "content-length: ";
  private static final int IDLE = -1;

  private final NetSocket socket;
  private final Owner owner;
  private Buffer received = Buffer.buffer();
  private int current = IDLE;
  private long due;
  private long begun;

  /** Learns how requests end. */
  interface Owner {
    void replied(Wire wire, int index, Replies.Outcome outcome, long due, long begun);

    /** The connection broke; the request on its way, if there is one, was noted as broken. */
    void broke(Wire wire);
  }

  Wire(NetSocket socket, Owner owner) {
    this.socket = socket;
    this.owner = owner;
    socket.handler(this::read);
    socket.exceptionHandler(_ -> socket.close());
    socket.closeHandler(_ -> closed());
  }

  /**
   * Sends a request.
   *
   * @param dueNanos when it was to be sent, by {@link System#nanoTime}
   * @param begunNanos when it was begun
   */
  void send(int index, byte[] request, long dueNanos, long begunNanos) {
    current = index;
    due = dueNanos;
    begun = begunNanos;
    socket.write(Buffer.buffer(request));
  }

  private void read(Buffer more) {
    if (received.length() == 0) {
      received = more;
    } else {
      received.appendBuffer(more);
    }
    var end = endOfHead();
    if (end < 0) {
      return;
    }
    var head = received.getString(0, end, ISO_8859_1.name());
    var length = length(head);
    if (received.length() < end + length) {
      return;
    }
    var index = current;
    current = IDLE;
    received = Buffer.buffer();
    var status = Integer.parseInt(head, 9, 12, 10);
    owner.replied(this, index, Replies.outcome(status, length), due, begun);
  }

  private int endOfHead() {
    for (var i = 3; i < received.length(); i++) {
      if (received.getByte(i) == '\n' && received.getByte(i - 2) == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  private static int length(String head) {
    for (var at = head.indexOf('\n'); at >= 0; at = head.indexOf('\n', at + 1)) {
      if (head.regionMatches(true, at + 1, LENGTH, 0, LENGTH.length())) {
        var from = at + 1 + LENGTH.length();
        return Integer.parseInt(head, from, head.indexOf('\r', from), 10);
      }
    }
    return 0;
  }

  private void closed() {
    if (current != IDLE) {
      owner.replied(this, current, Replies.Outcome.BROKEN, due, begun);
      current = IDLE;
    }
    owner.broke(this);
  }
}
