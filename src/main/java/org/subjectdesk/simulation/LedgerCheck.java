package org.subjectdesk.simulation;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.subjectdesk.simulation.Truths.Count;

/** Compares the ledger and the proposed shares with the truths. */
final class LedgerCheck {
  private static final String WHERE = "ledger";
  private static final long CENTS = 100_000_000;
  private static final int WHOLE = 10_000;

  private final Staff staff;
  private final Plot plot;
  private final Truths truths;
  private final Findings findings;

  LedgerCheck(Staff staff, Plot plot, Truths truths, Findings findings) {
    this.staff = staff;
    this.plot = plot;
    this.truths = truths;
    this.findings = findings;
  }

  void check() {
    var shares =
        Findings.objects(read("/contributions/shares", "&cents=" + CENTS).getJsonArray("shares"));
    for (var library : plot.cast().libraries()) {
      var share = of(shares, library);
      deeds(share, "faq-entry", library, entries(library).size());
      deeds(share, "faq-answer", library, answers(library));
      deeds(share, "project", library, Project.partners(plot.cast()).contains(library) ? 1 : 0);
      var isCore = library.equals(plot.cast().core());
      deeds(share, "consult", library, isCore ? truths.of(Count.RECEIVED) : 0);
      deeds(share, "referral", library, isCore ? truths.of(Count.SOLVED_BY_CORE) : 0);
    }
    sum(shares, "cents", CENTS);
    sum(shares, "basisPoints", WHOLE);
    var most = shares.stream().mapToLong(share -> share.getLong("cents")).max().orElse(0);
    var core = of(shares, plot.cast().core()).getLong("cents");
    findings.that(
        WHERE, "the core library gave most and gets most", core == most, String.valueOf(core));
  }

  private JsonObject read(String path, String more) {
    var term = plot.term();
    return staff.read(path + "?from=" + term.first() + "&until=" + term.last() + more);
  }

  private static JsonObject of(List<JsonObject> shares, String library) {
    return shares.stream()
        .filter(one -> one.getString("library").equals(library))
        .findFirst()
        .orElseThrow();
  }

  private List<Entry> entries(String library) {
    return plot.entries().stream().filter(one -> one.author().library().equals(library)).toList();
  }

  private long answers(String library) {
    return entries(library).stream()
        .mapToLong(entry -> truths.askedElsewhere(entry.question(), library))
        .sum();
  }

  private void deeds(JsonObject share, String kind, String library, long planted) {
    var found =
        Findings.objects(share.getJsonArray("lines")).stream()
            .filter(line -> line.getString("kind").equals(kind))
            .mapToLong(line -> line.getLong("amount"))
            .sum();
    if (planted > 0 || found > 0) {
      findings.count(WHERE, kind + " of " + library, planted, found);
    }
  }

  private void sum(List<JsonObject> shares, String member, long whole) {
    var all = shares.stream().mapToLong(share -> share.getLong(member)).sum();
    findings.count(WHERE, "all shares in " + member, whole, all);
  }
}
