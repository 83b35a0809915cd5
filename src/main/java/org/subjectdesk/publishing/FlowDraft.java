package org.subjectdesk.publishing;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.flow.Flow;
import org.subjectdesk.flow.FlowCheck;
import org.subjectdesk.flow.FlowFile;
import org.subjectdesk.flow.Flows;
import org.subjectdesk.script.LocalValues;
import org.subjectdesk.yaml.Fault;
import org.subjectdesk.yaml.Faults;

/**
 * A flow that is being written, as if it were live at a library.
 *
 * @param flow empty when it cannot be read
 * @param flows all flows of the library, with it
 * @param faults what is wrong in it, or between it and others
 */
public record FlowDraft(Optional<Flow> flow, Flows flows, List<Fault> faults) {
  /** What its file is called in faults. */
  public static final String FILE = "draft";

  public FlowDraft {
    faults = List.copyOf(faults);
  }

  /**
   * Reads and checks a draft.
   *
   * @param library where it is to be live; in place of the flow with the same id
   * @param values of that library
   * @param live the flows there
   * @param entries the FAQ, of all libraries
   */
  public static FlowDraft of(
      String content,
      String library,
      LocalValues values,
      Collection<FlowFile.Read> live,
      Collection<FaqEntry> entries) {
    var faults = new Faults();
    var known = FlowFolder.entries(library, entries);
    var before = new Faults();
    new FlowCheck(live, known, before).run();
    var read = FlowFile.read(FILE, content, FILE, faults);
    var all = new LinkedHashMap<String, FlowFile.Read>();
    live.forEach(one -> all.put(one.flow().id(), one));
    read.ifPresent(
        one -> {
          all.put(one.flow().id(), one);
          new FlowCheck(all.values(), known, faults).run();
        });
    ContentFolder.checkPlaceholders(FILE, content, List.of(values), faults);
    // What became wrong in a live flow since, such as an answer that was taken back, is not hers.
    var own = faults.list().stream().filter(fault -> !before.list().contains(fault)).toList();
    return new FlowDraft(
        read.map(FlowFile.Read::flow),
        Flows.of(all.values().stream().map(FlowFile.Read::flow).toList()),
        own);
  }
}
