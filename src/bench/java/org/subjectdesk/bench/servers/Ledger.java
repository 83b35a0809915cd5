package org.subjectdesk.bench.servers;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import org.subjectdesk.bench.data.Pushes;

/** Which messages the product has acknowledged, by their numbers; compared with its transcript. */
public final class Ledger {
  private final BitSet acknowledged = new BitSet();
  private int next;

  /** What the transcript lacks, and what it has twice. */
  public record Verdict(int acknowledged, int missing, int twice) {}

  /** Hands out numbers that nobody had before; gives the first of them. */
  public int reserve(int count) {
    var first = next;
    next += count;
    return first;
  }

  /** The product said 200 to this message. */
  public void acknowledge(int number) {
    acknowledged.set(number);
  }

  /** Compares with what {@code desk consult export} wrote. */
  Verdict compare(Path export) throws IOException {
    var stored = new BitSet();
    var twice = 0;
    try (var lines = Files.newBufferedReader(export)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var entry = new JsonObject(line);
        if (entry.getString("direction").equals("in")) {
          var number = Pushes.number(entry.getString("msgId"));
          twice += stored.get(number) ? 1 : 0;
          stored.set(number);
        }
      }
    }
    var missing = (BitSet) acknowledged.clone();
    missing.andNot(stored);
    return new Verdict(acknowledged.cardinality(), missing.cardinality(), twice);
  }
}
