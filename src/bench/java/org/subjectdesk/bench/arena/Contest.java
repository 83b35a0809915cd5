package org.subjectdesk.bench.arena;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.subjectdesk.bench.load.LoadGenerator;
import org.subjectdesk.bench.load.Replies;
import org.subjectdesk.bench.servers.Child;

/** One row of the table: a server under one kind of load. */
public final class Contest {
  private static final int CHUNK = 10_000;
  private static final Duration LONGEST_CHUNK = Duration.ofMinutes(2);
  private static final double RESERVE = 1.6;

  private final String name;
  private final Child child;
  private final Supply supply;
  private final LoadGenerator load;
  private final List<Figures> turns = new ArrayList<>();
  private double perSecond;

  Contest(String name, Child child, Supply supply, LoadGenerator load) {
    this.name = name;
    this.child = child;
    this.supply = supply;
    this.load = load;
  }

  /** What the table calls it. */
  public String name() {
    return name;
  }

  /** Its server. */
  public Child child() {
    return child;
  }

  /** Lets the server's compilers see what it will have to do. Also learns how fast it is. */
  public void warmUp(int requests) throws Exception {
    for (var left = requests; left > 0; left -= CHUNK) {
      var replies = atFullSpeed(supply.take(Math.min(CHUNK, left)), LONGEST_CHUNK);
      perSecond = replies.perSecond();
    }
  }

  /** One turn at full speed. */
  public void turn(Duration time) throws Exception {
    var requests = supply.take((int) (perSecond * time.toMillis() / 1_000 * RESERVE) + CHUNK);
    var before = child.cpu();
    var replies = atFullSpeed(requests, time);
    var figures = Figures.of(replies, child.cpu().minus(before));
    turns.add(figures);
    perSecond = figures.perSecond();
  }

  private Replies atFullSpeed(byte[][] requests, Duration limit) throws Exception {
    var replies = load.closedLoop(child.port(), requests, limit);
    supply.settle(replies);
    return replies;
  }

  /** Asks at given times; see {@link LoadGenerator#openLoop}. */
  public Replies atTimes(int count, IntToDoubleFunction seconds) throws Exception {
    var replies = load.openLoop(child.port(), supply.take(count), System.nanoTime(), seconds);
    supply.settle(replies);
    return replies;
  }

  /** Each figure's median over all turns. */
  public Figures median() {
    return Figures.median(turns);
  }

  /** How much faster than another, round by round, for the machine changes between rounds. */
  public double ratioTo(Contest other) {
    return Figures.median(
        IntStream.range(0, turns.size())
            .mapToDouble(i -> turns.get(i).perSecond() / other.turns.get(i).perSecond())
            .toArray());
  }

  /** Every turn and the medians. */
  public JsonObject json(Contest limit) {
    var all = new JsonArray();
    turns.forEach(turn -> all.add(turn.json()));
    return new JsonObject()
        .put("name", name)
        .put("median", median().json())
        .put("ratioToLimit2", ratioTo(limit))
        .put("peakMemoryMiB", child.peakMemory())
        .put("rounds", all);
  }
}
