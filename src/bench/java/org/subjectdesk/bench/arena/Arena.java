package org.subjectdesk.bench.arena;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.IntFunction;
import org.subjectdesk.bench.data.Pushes;
import org.subjectdesk.bench.data.Question;
import org.subjectdesk.bench.data.SyntheticFaq;
import org.subjectdesk.bench.data.Zipf;
import org.subjectdesk.bench.load.LoadGenerator;
import org.subjectdesk.bench.servers.Child;
import org.subjectdesk.bench.servers.DeskFolder;
import org.subjectdesk.bench.servers.Ledger;
import org.subjectdesk.bench.servers.PlatformStub;
import org.subjectdesk.bench.servers.Product;

/** All servers, each in its JVM, running side by side; and what they are asked. */
public final class Arena implements AutoCloseable {
  private static final int ENTRIES = 10_000;
  private static final int POPULAR = 200;
  private static final int SAMPLE = 100;

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final Pushes pushes = new Pushes();
  private final Ledger ledger = new Ledger();
  private final SyntheticFaq faq = new SyntheticFaq(ENTRIES);
  private final Zipf zipf = new Zipf(POPULAR);
  private final Path folder;
  private final LoadGenerator load;
  private final Product product;
  private final Contest echo;

  /** What the desk has to embed, embedded by nobody else. */
  public final EmbeddingAlone embedding = new EmbeddingAlone(faq);

  /** Limit 2. */
  public final Contest plain;

  /** The desk's codec without the desk. */
  public final Contest envelope;

  private final Contest wxjava;

  /** The desk, greeted by strangers. */
  public final Contest greeting;

  /** The desk, asked what nobody asked before. */
  public final Contest fresh;

  /** The desk, asked what everybody asks. */
  public final Contest warm;

  /**
   * Starts everything.
   *
   * @param sources where {@code faq-data} and {@code bot-scripts} are
   * @param work for logs and data; on a real disk, or FULL commits cost nothing
   */
  public Arena(Path sources, Path work) throws IOException {
    try {
      folder = DeskFolder.emptied(work);
      load = keep(new LoadGenerator());
      var platform = keep(new PlatformStub(load.vertx()));
      product = keep(new Product(DeskFolder.write(folder, sources, platform.address(), faq)));
      var reused = new Reused(pushes, faq);
      echo = bare("raw Vert.x, echo of the bytes (limit 1)", "echo", reused);
      plain = bare("Vert.x + javax.crypto + StAX (limit 2)", "plain", reused);
      envelope = bare("Vert.x + the desk's codec", "envelope", reused);
      wxjava = bare("Vert.x + WxJava", "wxjava", reused);
      greeting = desk("desk: greeting", this::greet);
      fresh = desk("desk: FAQ, every question new", faq::question);
      warm = desk("desk: FAQ, Zipf over 200 questions", this::popular);
    } catch (IOException | RuntimeException failed) {
      close();
      throw failed;
    }
  }

  private Question greet(int number) {
    return new Question("你好", "您好");
  }

  private Question popular(int number) {
    return faq.question(zipf.pick(number));
  }

  private Contest bare(String name, String kind, Supply supply) throws IOException {
    var log = folder.resolve(kind + ".log");
    var port = Integer.toString(Child.freePort());
    return new Contest(name, keep(Child.serve(log, "bare", kind, port)), supply, load);
  }

  private Contest desk(String name, IntFunction<Question> questions) {
    return new Contest(name, product.child(), new Fresh(pushes, ledger, questions), load);
  }

  /** In the order of the table. */
  public List<Contest> contests() {
    return List.of(echo, plain, envelope, wxjava, greeting, fresh, warm);
  }

  /** How many rows of the table this row's server has; they warm it up together. */
  public int loadsOf(Contest contest) {
    return (int) contests().stream().filter(other -> other.child().equals(contest.child())).count();
  }

  /** The share of new questions that the desk answers right, when nothing presses. */
  public double rightAnswers() throws Exception {
    return product.rightAnswers(pushes, ledger, faq::question, SAMPLE);
  }

  /** Stops the desk and compares what it stored with what it acknowledged. */
  public Ledger.Verdict audit() throws Exception {
    return product.stopAndCompare(ledger);
  }

  /** The most memory that the desk has held, in MiB. */
  public double peakMemory() {
    return product.child().peakMemory();
  }

  private <T extends AutoCloseable> T keep(T part) {
    running.push(part);
    return part;
  }

  /** Ends all processes. */
  @Override
  public void close() {
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception broken) {
        System.err.println("could not be closed: " + broken);
      }
    }
  }
}
