package org.subjectdesk.bench.talks;

import java.time.Duration;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.subjectdesk.bench.data.Pushes;
import org.subjectdesk.bench.data.SyntheticFaq;
import org.subjectdesk.bench.load.LoadGenerator;
import org.subjectdesk.bench.load.Replies;

/** What readers write, pushed to the desk as WeChat does. Used by one thread. */
final class Readers {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Pushes pushes = new Pushes();
  private final SyntheticFaq faq;
  private final LoadGenerator load;
  private final int port;
  private int next;

  Readers(SyntheticFaq faq, LoadGenerator load, int port) {
    this.faq = faq;
    this.load = load;
    this.port = port;
  }

  /** Some ask for a person, as fast as the desk lets them. */
  void askForPerson(int from, int to) throws Exception {
    var requests =
        IntStream.range(from, to).mapToObj(reader -> sealed(reader, "转人工")).toArray(byte[][]::new);
    var replies = load.closedLoop(port, requests, PATIENCE);
    if (replies.count(Replies.Outcome.ANSWERED) < to - from) {
      throw new IllegalStateException("not everybody came into the queue");
    }
  }

  /**
   * Each in turn asks something new.
   *
   * @param talks how many they are
   * @param firstMark the number in the first text
   */
  byte[][] questions(int talks, int firstMark, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              var mark = firstMark + i;
              return sealed(i % talks, Mark.put(mark, faq.question(mark).text()));
            })
        .toArray(byte[][]::new);
  }

  /**
   * Sends them at given times.
   *
   * @return how many the desk did not take
   */
  int send(byte[][] requests, long start, IntToDoubleFunction seconds) throws Exception {
    var replies = load.openLoop(port, requests, start, seconds);
    return (int) IntStream.range(0, replies.size()).filter(i -> !replies.acknowledged(i)).count();
  }

  private byte[] sealed(int reader, String text) {
    return pushes.text(next++, reader, text).httpRequest();
  }
}
