package org.subjectdesk.simulation;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.subjectdesk.simulation.Truths.Count;

/** Compares the ledger and the proposed shares with the truths. */
record LedgerCheck(Trial trial) {
  private static final String WHERE = "ledger";
  private static final long CENTS = 100_000_000;
  private static final int WHOLE = 10_000;

  void check() {
    var shares =
        Findings.objects(read("/contributions/shares", "&cents=" + CENTS).getJsonArray("shares"));
    for (var library : trial.plot().cast().libraries()) {
      var share = of(shares, library);
      deeds(share, "faq-entry", library, entries(library).size());
      deeds(share, "faq-answer", library, answers(library));
      deeds(
          share,
          "project",
          library,
          Project.partners(trial.plot().cast()).contains(library) ? 1 : 0);
      var isCore = library.equals(trial.plot().cast().core());
      deeds(share, "consult", library, isCore ? trial.truths().of(Count.RECEIVED) : 0);
      deeds(share, "referral", library, isCore ? trial.truths().of(Count.SOLVED_BY_CORE) : 0);
    }
    sum(shares, "cents", CENTS);
    sum(shares, "basisPoints", WHOLE);
    var most = shares.stream().mapToLong(share -> share.getLong("cents")).max().orElse(0);
    var core = of(shares, trial.plot().cast().core()).getLong("cents");
    trial
        .findings()
        .that(
            WHERE, "the core library gave most and gets most", core == most, String.valueOf(core));
  }

  private JsonObject read(String path, String more) {
    var term = trial.plot().term();
    return trial.staff().read(path + "?from=" + term.first() + "&until=" + term.last() + more);
  }

  private static JsonObject of(List<JsonObject> shares, String library) {
    return shares.stream()
        .filter(one -> one.getString("library").equals(library))
        .findFirst()
        .orElseThrow();
  }

  private List<Entry> entries(String library) {
    return trial.plot().entries().stream()
        .filter(one -> one.author().library().equals(library))
        .toList();
  }

  private long answers(String library) {
    return entries(library).stream()
        .mapToLong(entry -> trial.truths().askedElsewhere(entry.question(), library))
        .sum();
  }

  private void deeds(JsonObject share, String kind, String library, long planted) {
    var found =
        Findings.objects(share.getJsonArray("lines")).stream()
            .filter(line -> line.getString("kind").equals(kind))
            .mapToLong(line -> line.getLong("amount"))
            .sum();
    if (planted > 0 || found > 0) {
      trial.findings().count(WHERE, kind + " of " + library, planted, found);
    }
  }

  private void sum(List<JsonObject> shares, String member, long whole) {
    var all = shares.stream().mapToLong(share -> share.getLong(member)).sum();
    trial.findings().count(WHERE, "all shares in " + member, whole, all);
  }
}
