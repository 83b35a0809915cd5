package org.subjectdesk.directory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.subjectdesk.yaml.Durations;
import org.subjectdesk.yaml.Fields;
import org.subjectdesk.yaml.YamlNode;

/** Reads the items of {@code sources.yaml}; those of other desks' libraries are left out. */
final class SourcesFile {
  private static final Map<String, String> PREFIXES =
      Map.of("oai_dc", "oai_dc", "marcxml", "marcxml");
  private static final Duration LEAST = Duration.ofMinutes(10);
  private static final Duration USUAL = Duration.ofHours(24);

  private final DirectoryChecks checks;
  private final Set<String> libraries;
  private final Set<String> ids = new HashSet<>();
  private final List<CatalogueSource> sources = new ArrayList<>();

  SourcesFile(DirectoryChecks checks, Set<String> libraries) {
    this.checks = checks;
    this.libraries = libraries;
  }

  List<CatalogueSource> all() {
    return sources;
  }

  void read(YamlNode node) {
    var fields = Fields.of(node, "id", "library", "name", "address", "set", "prefix", "every");
    var id = id(fields);
    id.ifPresent(ids::add);
    var library = fields.needed("library");
    var name = DirectoryChecks.words(fields, "name");
    var address = fields.get("address").flatMap(checks::address);
    if (fields.get("address").isEmpty()) {
      node.fault("address is missing", "add address: …");
    }
    var set =
        fields.get("set").flatMap(YamlNode::text).map(String::strip).filter(it -> !it.isEmpty());
    var prefix = fields.word("prefix", PREFIXES);
    var every = fields.get("every").map(SourcesFile::every).orElse(Optional.of(USUAL));
    var isWhole = id.isPresent() && name.isPresent() && address.isPresent();
    if (isWhole && library.filter(libraries::contains).isPresent() && every.isPresent()) {
      prefix.ifPresent(
          form ->
              sources.add(
                  new CatalogueSource(
                      id.get(), library.get(), name.get(), address.get(), set, form, every.get())));
    }
  }

  /** A library's own id is the source of its files: a harvest would take their records away. */
  private Optional<String> id(Fields fields) {
    var id = DirectoryChecks.id(fields, ids);
    id.filter(libraries::contains)
        .ifPresent(
            it ->
                fields
                    .node()
                    .fault(
                        "id " + it + " is a library's: it stands for what comes in files",
                        "take another, such as " + it + "-opac"));
    return id.filter(it -> !libraries.contains(it));
  }

  private static Optional<Duration> every(YamlNode node) {
    var text = node.text().orElse("");
    var every = Durations.read(text).filter(it -> it.compareTo(LEAST) >= 0);
    if (every.isEmpty()) {
      node.fault("every is " + text, "write a span of at least 10m, for example 24h");
    }
    return every;
  }
}
