package org.subjectdesk.bench.talks;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.subjectdesk.bench.data.SyntheticFaq;
import org.subjectdesk.bench.load.LoadGenerator;
import org.subjectdesk.bench.load.Pace;
import org.subjectdesk.bench.servers.Child;
import org.subjectdesk.bench.servers.DeskFolder;
import org.subjectdesk.bench.servers.PlatformStub;
import org.subjectdesk.bench.servers.Product;

/**
 * The desk with all its librarians at their consoles, readers in talk with them, and others who
 * wait. Readers come by the WeChat endpoint, librarians by the API.
 */
public final class Hall implements AutoCloseable {
  private static final int ENTRIES = 1_000;
  private static final Duration LEAD = Duration.ofMillis(200);

  /** Readers write twice as often as librarians. */
  private static final int QUESTIONS_A_REPLY = 2;

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final Crowd crowd;
  private final Child child;
  private final Readers readers;
  private final Ears ears;
  private final List<Console> consoles;
  private int nextMark;

  /**
   * One turn.
   *
   * @param announced readers' messages, until the frame that shows each in its librarian's list
   * @param shown those of them that also came in the talk which the librarian has open
   * @param replied librarians' messages, until the same frame
   * @param cores how many cores the desk kept busy
   * @param frames to all consoles, in a second
   */
  public record Turn(Delays announced, Delays shown, Delays replied, double cores, double frames) {}

  /**
   * Starts the desk and brings everybody in.
   *
   * @param sources where {@code faq-data} and {@code bot-scripts} are
   * @param work an empty folder, on a real disk
   */
  public Hall(LoadGenerator load, Path sources, Path work, Crowd crowd) throws Exception {
    this.crowd = crowd;
    this.ears = new Ears(crowd.talks());
    try {
      var platform = keep(new PlatformStub(load.vertx()));
      var faq = new SyntheticFaq(ENTRIES);
      var folder = DeskFolder.write(work, sources, platform.address(), faq);
      var staff = Staff.hire(folder, crowd.librarians(), crowd.talks() / crowd.librarians());
      child = keep(new Product(folder)).child();
      readers = new Readers(faq, load, child.port());
      consoles = staff.signIn(keep(new Browser(load.vertx(), child.port())));
      fill();
    } catch (Exception failed) {
      close();
      throw failed;
    }
  }

  private void fill() throws Exception {
    var live =
        IntStream.range(0, crowd.librarians())
            .mapToObj(i -> consoles.get(i).live(frame -> ears.hear(i, frame)))
            .toList();
    readers.askForPerson(0, crowd.talks());
    take();
    readers.askForPerson(crowd.talks(), crowd.talks() + crowd.waiting());
    turn(crowd.talks() / 10.0, Duration.ofSeconds(10));
    if (ears.talks().size() < crowd.talks()) {
      throw new IllegalStateException("talks that no console knows of");
    }
    // One of her talks is open on each librarian's screen.
    var opened = new HashSet<Integer>();
    for (var talk : ears.talks().values()) {
      if (opened.add(talk.librarian())) {
        var watch = new JsonObject().put("type", "watch").put("consult", talk.consult());
        live.get(talk.librarian()).writeTextMessage(watch.encode()).await();
      }
    }
  }

  /** All who wait are taken, by each librarian as many. */
  private void take() {
    var waiting = consults("waiting");
    for (var from = 0; from < waiting.size(); from += consoles.size()) {
      var first = from;
      Future.all(
              IntStream.range(0, Math.min(consoles.size(), waiting.size() - from))
                  .mapToObj(
                      i -> consoles.get(i).act(waiting.get(first + i), "take", new JsonObject()))
                  .toList())
          .await();
    }
  }

  private List<String> consults(String phase) {
    var all = consoles.getFirst().get("/desk").await().getJsonArray("consults");
    return IntStream.range(0, all.size())
        .mapToObj(all::getJsonObject)
        .filter(consult -> consult.getString("phase").equals(phase))
        .map(consult -> consult.getString("id"))
        .toList();
  }

  /** Whether all are still in talk or waiting. */
  public boolean isFull() {
    return consults("with-librarian").size() == crowd.talks()
        && consults("waiting").size() == crowd.waiting();
  }

  /**
   * Readers in talk write in turn, at a steady rate; their librarians half as often, each reply
   * half a circle after its reader's message, so that none meets another.
   *
   * @param perSecond readers' messages
   */
  public Turn turn(double perSecond, Duration length) throws Exception {
    var asked = (int) Math.round(perSecond * length.toSeconds());
    var answered = ears.talks().isEmpty() ? 0 : asked / QUESTIONS_A_REPLY;
    var requests = readers.questions(crowd.talks(), nextMark, asked);
    var announced = new Events(nextMark, asked);
    var shown = new Events(nextMark, asked);
    var replied = new Events(nextMark + asked, answered);
    ears.listen(new Ears.Heard(announced, shown, replied));
    var firstReply = nextMark + asked;
    nextMark += asked + answered;

    var start = System.nanoTime() + LEAD.toNanos();
    for (var i = 0; i < asked; i++) {
      var due = start + (long) (i / perSecond * 1e9);
      announced.due(i, due);
      shown.due(i, due);
    }
    var cpu = child.cpu();
    var frames = ears.frames();
    var replies =
        CompletableFuture.runAsync(
            () ->
                Pace.keep(
                    start,
                    answered,
                    i -> QUESTIONS_A_REPLY * i / perSecond,
                    (i, due) -> {
                      replied.due(i, due);
                      reply(i, firstReply + i);
                    }),
            task -> Thread.ofPlatform().name("librarians").start(task));
    var refused = readers.send(requests, start, i -> i / perSecond);
    replies.join();
    var seconds = (System.nanoTime() - start) / 1e9;
    var cores = child.cpu().minus(cpu).toNanos() / 1e9 / seconds;
    var heard = (ears.frames() - frames) / seconds;
    if (refused > 0) {
      throw new IOException(refused + " messages were not taken");
    }
    announced.settle();
    replied.settle();
    return new Turn(announced.delays(), shown.delaysOfSeen(), replied.delays(), cores, heard);
  }

  /** To whoever wrote half a circle ago; every other circle it is the other half's turn. */
  private void reply(int index, int mark) {
    var half = crowd.talks() / QUESTIONS_A_REPLY;
    var reader = Math.floorMod(QUESTIONS_A_REPLY * index - half + index / half, crowd.talks());
    var talk = ears.talks().get(reader);
    if (talk != null) {
      var text = new JsonObject().put("text", Mark.put(mark, "请到二楼服务台登记，当天就能办好。"));
      var _ = consoles.get(talk.librarian()).act(talk.consult(), "say", text);
    }
  }

  /** The size of the frame that announces a message, in bytes. */
  public int frameBytes() {
    return ears.bytes();
  }

  /** The most memory that the desk has held, in MiB. */
  public double peakMemory() {
    return child.peakMemory();
  }

  private <T extends AutoCloseable> T keep(T part) {
    running.push(part);
    return part;
  }

  /** Ends the desk. */
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
