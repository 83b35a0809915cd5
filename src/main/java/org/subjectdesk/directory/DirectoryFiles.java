package org.subjectdesk.directory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.script.Words;
import org.subjectdesk.yaml.Faults;
import org.subjectdesk.yaml.Fields;
import org.subjectdesk.yaml.YamlFile;
import org.subjectdesk.yaml.YamlNode;

/**
 * Reads and checks the files of the directory: {@code services.yaml}, {@code organisations.yaml}
 * and {@code platforms.yaml}, in this order; the others at any time. What is only for libraries
 * that are not configured is checked and left out, so that one folder serves several desks. {@code
 * faq-data/README.md} explains every key. For one thread.
 */
public final class DirectoryFiles {
  private static final Map<String, Organisation.Kind> KINDS =
      Map.of(
          "college", Organisation.Kind.COLLEGE,
          "research", Organisation.Kind.RESEARCH,
          "company", Organisation.Kind.COMPANY,
          "government", Organisation.Kind.GOVERNMENT,
          "publisher", Organisation.Kind.PUBLISHER);

  private final Set<String> libraries;
  private final DirectoryChecks checks;
  private final Faults faults;
  private final Map<String, Service> services = new LinkedHashMap<>();
  private final Map<String, Organisation> organisations = new LinkedHashMap<>();
  private final Map<String, Platform> platforms = new LinkedHashMap<>();
  private final Map<String, Resource> resources = new LinkedHashMap<>();
  private final List<TeachingLead> leads = new ArrayList<>();
  private final SourcesFile sources;
  private ClcTable clc = ClcTable.empty();

  /**
   * Prepares for reading.
   *
   * @param libraries the ids of the members
   * @param fill puts the alliance's values into addresses
   */
  public DirectoryFiles(
      Set<String> libraries, Subjects subjects, UnaryOperator<String> fill, Faults faults) {
    this.libraries = Set.copyOf(libraries);
    this.checks = new DirectoryChecks(subjects, fill);
    this.faults = faults;
    this.sources = new SourcesFile(checks, this.libraries);
  }

  /** Reads what readers may need. */
  public void services(String file, String text) {
    each(
        file,
        text,
        node -> {
          var fields = Fields.of(node, "id", "name", "words", "flow", "after", "kind");
          var id = DirectoryChecks.id(fields, services.keySet());
          var name = DirectoryChecks.words(fields, "name");
          if (id.isPresent() && name.isPresent()) {
            services.put(id.get(), service(fields, id.get(), name.get()));
          }
        });
  }

  private static Service service(Fields fields, String id, Words name) {
    return new Service(
        id,
        name,
        fields.texts("words"),
        fields.get("flow").flatMap(YamlNode::text),
        Set.copyOf(fields.texts("after")),
        fields.get("kind").flatMap(YamlNode::text));
  }

  /** Reads who is in or beside the alliance. */
  public void organisations(String file, String text) {
    YamlFile.read(file, text, faults)
        .ifPresent(
            root -> {
              var parts = Fields.of(root, "organisations", "leads");
              parts.list("organisations").forEach(this::organisation);
              parts.list("leads").forEach(this::lead);
            });
  }

  /** Reads the platforms. */
  public void platforms(String file, String text) {
    each(file, text, this::platform);
  }

  /** Reads the databases and other resources. */
  public void resources(String file, String text) {
    each(file, text, this::resource);
  }

  /** Reads which classes of books belong to which subjects. */
  public void clc(String file, String text) {
    YamlFile.read(file, text, faults)
        .ifPresent(root -> clc = new ClcFile(checks.subjects()).read(root));
  }

  /** Reads where the members' catalogues are harvested. */
  public void sources(String file, String text) {
    each(file, text, sources::read);
  }

  private void resource(YamlNode node) {
    var fields = Fields.of(node, "id", "name", "about", "access", "link", "subjects", "libraries");
    var id = DirectoryChecks.id(fields, resources.keySet());
    var name = DirectoryChecks.words(fields, "name");
    var about = DirectoryChecks.words(fields, "about");
    var access = DirectoryChecks.words(fields, "access");
    var link = fields.get("link").flatMap(checks::address);
    if (fields.get("link").isEmpty()) {
      node.fault("link is missing", "add link: …");
    }
    var open = Set.copyOf(fields.texts("libraries"));
    var codes = checks.codes(fields);
    var isWhole = name.isPresent() && about.isPresent() && access.isPresent() && link.isPresent();
    if (id.isPresent() && isWhole) {
      resources.put(
          id.get(),
          new Resource(
              id.get(),
              name.orElseThrow(),
              about.orElseThrow(),
              access.orElseThrow(),
              link.orElseThrow(),
              codes,
              open));
    }
  }

  /** What was read; only to be used when there are no faults. */
  public Directory directory() {
    return new Directory(
        Map.copyOf(services),
        Map.copyOf(organisations),
        List.copyOf(platforms.values()),
        List.copyOf(resources.values()),
        leads,
        clc,
        sources.all());
  }

  private void each(String file, String text, Consumer<YamlNode> item) {
    YamlFile.read(file, text, faults).ifPresent(root -> root.list().forEach(item));
  }

  private void organisation(YamlNode node) {
    var fields = Fields.of(node, "id", "name", "kind", "site");
    var id = DirectoryChecks.id(fields, organisations.keySet());
    var kind = fields.word("kind", KINDS);
    var name = DirectoryChecks.words(fields, "name");
    var site = fields.get("site").flatMap(checks::address);
    if (id.isPresent() && kind.isPresent() && name.isPresent()) {
      organisations.put(id.get(), new Organisation(id.get(), kind.get(), name.get(), site));
    }
  }

  private void lead(YamlNode node) {
    var fields = Fields.of(node, "name", "library", "subjects", "department");
    var name = fields.needed("name");
    var library = fields.needed("library");
    var codes = checks.codes(fields);
    var department =
        fields
            .get("department")
            .flatMap(YamlNode::text)
            .map(String::strip)
            .filter(it -> !it.isEmpty());
    if (name.isPresent() && library.filter(libraries::contains).isPresent()) {
      leads.add(new TeachingLead(name.get(), library.orElseThrow(), codes, department));
    }
  }

  private void platform(YamlNode node) {
    var fields =
        Fields.of(
            node,
            "id",
            "name",
            "provider",
            "services",
            "subjects",
            "libraries",
            "why",
            "whom",
            "entry",
            "health");
    var id = DirectoryChecks.id(fields, platforms.keySet());
    var name = DirectoryChecks.words(fields, "name");
    var why = DirectoryChecks.words(fields, "why");
    var provider = fields.needed("provider");
    var open = Set.copyOf(fields.texts("libraries"));
    var isForOurs = open.isEmpty() || open.stream().anyMatch(libraries::contains);
    provider
        .filter(it -> isForOurs && !libraries.contains(it))
        .ifPresent(
            it ->
                DirectoryChecks.known(node, it, organisations.keySet(), "organisation or library"));
    var meets = DirectoryChecks.ids(fields, "services", services.keySet(), "service");
    if (meets.isEmpty()) {
      node.fault("services is missing", "say below services what it does");
    }
    var entry = fields.get("entry").flatMap(new EntryForm(checks)::read);
    if (fields.get("entry").isEmpty()) {
      node.fault("entry is missing", "say below entry where readers come in");
    }
    var codes = checks.codes(fields);
    var whom = fields.get("whom").flatMap(Words::read);
    var health = fields.get("health").flatMap(checks::address);
    var isWhole = id.isPresent() && name.isPresent() && why.isPresent() && entry.isPresent();
    if (isForOurs && isWhole) {
      platforms.put(
          id.get(),
          new Platform(
              id.get(),
              name.get(),
              provider.orElse(""),
              meets,
              codes,
              open,
              why.get(),
              whom,
              entry.get(),
              health));
    }
  }
}
