package org.subjectdesk.alliance.resource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.subjectdesk.catalogue.BibRecord;
import org.subjectdesk.catalogue.Delivered;
import org.subjectdesk.holdings.HarvestState;

/** A state that survives the harvester, not the process; refuses what a lease does not allow. */
final class KeptInMemory implements HarvestState {
  /** What is known of a source. */
  static final class Row {
    final Map<String, BibRecord> records = new TreeMap<>();
    final List<Delivered.Refused> refused = new ArrayList<>();
    final List<String> remarks = new ArrayList<>();
    final List<String> failures = new ArrayList<>();
    Optional<Instant> from = Optional.empty();
    Optional<Instant> whole = Optional.empty();
    Optional<Instant> ended = Optional.empty();
    Optional<Resume> open = Optional.empty();
    Optional<Finished> last = Optional.empty();
    String asked = "";
    String holder = "";
    Instant held = Instant.MIN;
    boolean wanted;
    int failed;
    int begun;
    int done;
    int delivered;

    BibRecord entry(String id) {
      return Optional.ofNullable(records.get(id)).orElseThrow();
    }
  }

  private final Map<String, Row> rows = new HashMap<>();
  private int crashIn = Integer.MAX_VALUE;

  synchronized Row row(String source) {
    return rows.computeIfAbsent(source, _ -> new Row());
  }

  /** The pages are kept, but for the one after so many more: the process ends there. */
  synchronized void crashAfter(int pages) {
    crashIn = pages;
  }

  @Override
  public synchronized Standing standing(String source) {
    var row = row(source);
    return new Standing(row.wanted, row.ended, row.failed);
  }

  @Override
  public synchronized boolean claim(Lease lease, Instant at, Instant until) {
    var row = row(lease.source());
    if (!row.holder.equals(lease.holder()) && row.held.isAfter(at)) {
      return false;
    }
    row.holder = lease.holder();
    row.held = until;
    return true;
  }

  @Override
  public synchronized Progress begin(Lease lease, String asked, Instant at) {
    var row = row(lease.source());
    row.begun++;
    row.wanted = false;
    row.ended = Optional.empty();
    if (!row.asked.equals(asked)) {
      row.asked = asked;
      row.from = Optional.empty();
      row.whole = Optional.empty();
      row.open = Optional.empty();
    }
    return new Progress(row.from, row.whole, row.open);
  }

  @Override
  public synchronized boolean took(
      Lease lease, List<Delivered> records, Optional<Resume> next, Instant at) {
    var row = row(lease.source());
    if (crashIn-- == 0) {
      throw new Crash();
    }
    if (!row.holder.equals(lease.holder())) {
      return false;
    }
    records.forEach(
        one -> {
          switch (one) {
            case Delivered.Taken taken -> row.records.put(taken.entry().key().id(), taken.entry());
            case Delivered.Gone gone -> row.records.remove(gone.id());
            case Delivered.Refused refused -> row.refused.add(refused);
          }
        });
    row.delivered += records.size();
    row.open = next;
    return true;
  }

  @Override
  public synchronized void afresh(Lease lease, Instant at) {
    row(lease.source()).open = Optional.empty();
  }

  @Override
  public synchronized void done(Lease lease, Finished finished, Instant at) {
    var row = row(lease.source());
    row.from = Optional.of(finished.highWater());
    row.whole = finished.everything() ? Optional.of(at) : row.whole;
    row.open = Optional.empty();
    row.last = Optional.of(finished);
    row.remarks.addAll(finished.remarks());
    row.done++;
    row.failed = 0;
    end(row, at);
  }

  @Override
  public synchronized void failed(Lease lease, String why, Instant at) {
    var row = row(lease.source());
    row.failures.add(why);
    row.failed++;
    end(row, at);
  }

  @Override
  public synchronized void paused(Lease lease, Instant at) {
    var row = row(lease.source());
    row.held = row.holder.equals(lease.holder()) ? Instant.MIN : row.held;
    notifyAll();
  }

  private void end(Row row, Instant at) {
    row.ended = Optional.of(at);
    row.held = Instant.MIN;
    notifyAll();
  }

  /** The end of the process, as far as one test can have it. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1;
  }
}
