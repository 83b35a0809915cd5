package org.subjectdesk.bench;

import java.time.Duration;
import java.util.Set;
import org.subjectdesk.bench.talks.Crowd;

/**
 * How long everything takes.
 *
 * @param quick whether this is only a smoke test, whose figures mean nothing
 * @param parts which of codec, search, embedding, catalogue, servers, console, readers and
 *     scorecard to run
 * @param works of the catalogue's part
 * @param codecForks JVMs for each codec
 * @param iterations of JMH, as many to warm up as to measure
 * @param iteration how long each of them is
 * @param warmUp requests that warm up each server before its first round
 * @param rounds of all servers in turn
 * @param round how long a server's turn is
 * @param half how long it is asked at half of its maximum
 * @param overload how long it is asked at three times its maximum
 * @param crowd of the console's part
 * @param talking how long its readers and librarians talk in one of its rounds
 * @param pages of readers that are open while nothing happens
 * @param events of the scorecard's year
 */
record Settings(
    boolean quick,
    Set<String> parts,
    int works,
    int codecForks,
    int iterations,
    Duration iteration,
    int warmUp,
    int rounds,
    Duration round,
    Duration half,
    Duration overload,
    Crowd crowd,
    Duration talking,
    int pages,
    int events) {
  static Settings fromProperties() {
    var parts =
        Set.of(
            System.getProperty(
                    "bench.parts",
                    "codec,search,embedding,catalogue,servers,console,readers,scorecard")
                .split(","));
    return Boolean.getBoolean("bench.quick") ? quick(parts) : full(parts);
  }

  private static Settings full(Set<String> parts) {
    return new Settings(
        false,
        parts,
        100_000,
        2,
        4,
        Duration.ofSeconds(1),
        100_000,
        3,
        Duration.ofSeconds(8),
        Duration.ofSeconds(8),
        Duration.ofSeconds(30),
        new Crowd(50, 500, 2_000),
        Duration.ofSeconds(20),
        10_000,
        1_000_000);
  }

  private static Settings quick(Set<String> parts) {
    return new Settings(
        true,
        parts,
        10_000,
        1,
        1,
        Duration.ofMillis(500),
        3_000,
        1,
        Duration.ofSeconds(2),
        Duration.ofSeconds(3),
        Duration.ofSeconds(6),
        new Crowd(5, 50, 200),
        Duration.ofSeconds(4),
        500,
        20_000);
  }
}
