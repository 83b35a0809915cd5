package org.subjectdesk.publishing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.flow.Flow;
import org.subjectdesk.flow.FlowFile;
import org.subjectdesk.flow.Flows;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;
import org.subjectdesk.yaml.Faults;

/**
 * The flows that are live, and every version that was: a dialogue under way ends on the version it
 * began with. Safe for any thread.
 */
public final class FlowShelf {
  /** A dialogue that nobody has touched for so long is over anyway. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final Cache<String, Optional<Flow>> older =
      Caffeine.newBuilder().maximumSize(1_000).build();
  private volatile Live live = new Live(new FlowFolder.Flows(Map.of(), Map.of()), Map.of());

  private record Live(FlowFolder.Flows files, Map<String, Flows> libraries) {}

  /** The flows of a library. */
  public Flows of(String library) {
    return live.libraries().getOrDefault(library, Flows.none());
  }

  /** The same with the files that they were read from. */
  public List<FlowFile.Read> files(String library) {
    return live.files().libraries().getOrDefault(library, List.of());
  }

  /** The text that a live flow was read from; empty when it is live no more. */
  public String content(Flow flow) {
    var text = live.files().texts().get(flow.version());
    return text == null ? "" : text.content();
  }

  /** A version that is, or was, live at a library; empty when it was never kept. */
  public Optional<Flow> version(Tx tx, String library, String id, String version) {
    return of(library)
        .find(id)
        .filter(flow -> flow.version().equals(version))
        .or(() -> older.get(version, wanted -> kept(tx, wanted)));
  }

  private static Optional<Flow> kept(Tx tx, String version) {
    return tx.one(
            "SELECT file, content FROM flow_text WHERE version = ?",
            row -> List.of(row.text("file"), row.text("content")),
            version)
        .flatMap(text -> FlowFile.read(text.getFirst(), text.getLast(), version, new Faults()))
        .map(FlowFile.Read::flow);
  }

  /** Makes these the live flows, once their texts are kept. Blocking. */
  public void publish(Store store, FlowFolder.Flows flows, Instant at) {
    store.inTransaction(FlowShelf.class, tx -> keep(tx, flows.texts(), at)).join();
    var next = new HashMap<String, Flows>();
    flows
        .libraries()
        .forEach(
            (library, read) ->
                next.put(library, Flows.of(read.stream().map(FlowFile.Read::flow).toList())));
    live = new Live(flows, Map.copyOf(next));
  }

  private static boolean keep(Tx tx, Map<String, FlowFolder.Text> texts, Instant at) {
    texts.forEach(
        (version, text) ->
            tx.update(
                "INSERT INTO flow_text (version, file, content, live_at) VALUES (?, ?, ?, ?)"
                    + " ON CONFLICT (version) DO UPDATE SET live_at = excluded.live_at",
                version,
                text.file(),
                text.content(),
                at));
    tx.update("DELETE FROM flow_text WHERE live_at < ?", at.minus(KEPT));
    return true;
  }

  /** The entries by which the search finds what readers may begin, of every library. */
  public List<FaqEntry> entries() {
    return entries(live.libraries());
  }

  /** The same, if a library had other flows. */
  public List<FaqEntry> entriesWith(String library, Flows flows) {
    var libraries = new HashMap<>(live.libraries());
    libraries.put(library, flows);
    return entries(libraries);
  }

  private static List<FaqEntry> entries(Map<String, Flows> libraries) {
    return libraries.entrySet().stream()
        .flatMap(
            one ->
                one.getValue().all().stream()
                    .flatMap(flow -> Flows.entry(one.getKey(), flow).stream()))
        .toList();
  }
}
