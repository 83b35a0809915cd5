package org.subjectdesk.editing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.Finding;
import org.subjectdesk.faq.Links;
import org.subjectdesk.publishing.Publisher;
import org.subjectdesk.script.LocalValues;

/**
 * Looks at drafts before they are published: whether they are in other entries' way, can be found,
 * and say what every library can say. Safe for any thread.
 */
public final class Guard {
  private final Publisher publisher;
  private final Map<String, LocalValues> values;
  private final LinkProbe links;

  /**
   * Sets up a guard.
   *
   * @param values what each library fills into answers, by its id
   */
  public Guard(Publisher publisher, Map<String, LocalValues> values, LinkProbe links) {
    this.publisher = publisher;
    this.values = Map.copyOf(values);
    this.links = links;
  }

  /**
   * Looks at all drafts of a layer. Blocking: some milliseconds for each text, and some seconds
   * when a link does not answer.
   *
   * @param live all live entries, of all libraries
   */
  public List<Finding> look(String library, Collection<FaqEntry> live, Review drafts) {
    var proposed = drafts.proposals().stream().flatMap(one -> one.after().stream()).toList();
    if (proposed.isEmpty()) {
      return List.of();
    }
    var findings = new ArrayList<Finding>();
    try (var index = publisher.preview(after(library, live, drafts))) {
      findings.addAll(index.overlaps(library, proposed.stream().map(FaqEntry::id).toList()));
    }
    proposed.forEach(entry -> findings.addAll(placeholders(entry)));
    findings.addAll(links(proposed));
    return List.copyOf(findings);
  }

  /** Everything as it would be. */
  private static List<FaqEntry> after(String library, Collection<FaqEntry> live, Review drafts) {
    var touched = drafts.proposals().stream().map(Review.Proposal::id).collect(Collectors.toSet());
    var after = new ArrayList<FaqEntry>();
    for (var entry : live) {
      if (!entry.library().equals(library) || !touched.contains(entry.id())) {
        after.add(entry);
      }
    }
    drafts.proposals().forEach(one -> one.after().ifPresent(after::add));
    return after;
  }

  private List<Finding> placeholders(FaqEntry entry) {
    var missingAt = new TreeMap<String, List<String>>();
    readers(entry)
        .forEach(
            (library, own) ->
                own.missing(entry.answer())
                    .forEach(
                        name ->
                            missingAt.computeIfAbsent(name, _ -> new ArrayList<>()).add(library)));
    return missingAt.entrySet().stream()
        .map(
            missing ->
                new Finding(
                    Finding.Kind.PLACEHOLDER,
                    entry,
                    "{{" + missing.getKey() + "}}",
                    Optional.empty(),
                    missing.getValue().stream().sorted().collect(Collectors.joining(", "))))
        .toList();
  }

  /** The libraries whose readers would see the answer. */
  private Map<String, LocalValues> readers(FaqEntry entry) {
    if (entry.library().equals(FaqEntry.ALLIANCE)) {
      return values;
    }
    var own = values.get(entry.library());
    return own == null ? Map.of() : Map.of(entry.library(), own);
  }

  private List<Finding> links(List<FaqEntry> entries) {
    var inEach = new HashMap<FaqEntry, List<Links.Link>>();
    for (var entry : entries) {
      inEach.put(entry, Links.in(entry.answer()));
    }
    var addresses =
        inEach.values().stream()
            .flatMap(List::stream)
            .flatMap(link -> link.address().stream())
            .collect(Collectors.toSet());
    var broken = links.broken(addresses);
    var findings = new ArrayList<Finding>();
    for (var entry : entries) {
      for (var link : inEach.getOrDefault(entry, List.of())) {
        var why = link.address().map(broken::get).or(() -> link.address().map(_ -> ""));
        if (why.isEmpty() || !why.get().isEmpty()) {
          findings.add(
              new Finding(
                  Finding.Kind.LINK,
                  entry,
                  link.text(),
                  Optional.empty(),
                  why.orElse("malformed")));
        }
      }
    }
    return findings;
  }
}
