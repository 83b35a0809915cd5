package org.subjectdesk.bench.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.subjectdesk.bench.data.Pushes;
import org.subjectdesk.bench.data.SealedPush;
import org.subjectdesk.bench.data.SyntheticFaq;

/** The envelope's work beside WxJava's and beside what the JDK alone needs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CodecBench {
  private static final int DIFFERENT = 1_024;

  /** Which codec. */
  @Param({"envelope", "wxjava", "plain"})
  public String codec = "";

  private Codec<?> tested = Codec.named("plain");
  private final SealedPush[] pushes = new SealedPush[DIFFERENT];
  private int next;

  /** Seals the messages; checks that the codec answers them. */
  @Setup
  public void setUp() throws Exception {
    tested = Codec.named(codec);
    var platform = new Pushes();
    var faq = new SyntheticFaq(1_000);
    for (var i = 0; i < DIFFERENT; i++) {
      pushes[i] = platform.text(i, faq.question(i).text());
    }
    var reply = exchange();
    if (!platform.textOfReply(reply.getBytes(UTF_8)).equals(Codec.REPLY)) {
      throw new IllegalStateException(codec + " does not do the work");
    }
  }

  /** Signatures, decryption and parsing of a push. */
  @Benchmark
  public Object decode() throws Exception {
    var push = next();
    return tested.open(push.query(), push.body());
  }

  /** The same, and writing, encrypting and signing a reply. */
  @Benchmark
  public String exchange() throws Exception {
    var push = next();
    return tested.answer(push.query(), push.body());
  }

  private SealedPush next() {
    return pushes[next++ & (DIFFERENT - 1)];
  }
}
