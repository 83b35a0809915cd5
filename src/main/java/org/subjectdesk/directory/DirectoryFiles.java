package org.subjectdesk.directory;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.script.Words;
import org.subjectdesk.yaml.Faults;
import org.subjectdesk.yaml.Fields;
import org.subjectdesk.yaml.YamlFile;
import org.subjectdesk.yaml.YamlNode;

/**
 * Reads and checks the files of the directory: {@code services.yaml}, {@code organisations.yaml}
 * and {@code platforms.yaml}, in this order. What is only for libraries that are not configured is
 * checked and left out, so that one folder serves several desks. {@code faq-data/README.md}
 * explains every key. For one thread.
 */
public final class DirectoryFiles {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final Map<String, Organisation.Kind> KINDS =
      Map.of(
          "college", Organisation.Kind.COLLEGE,
          "research", Organisation.Kind.RESEARCH,
          "company", Organisation.Kind.COMPANY,
          "government", Organisation.Kind.GOVERNMENT,
          "publisher", Organisation.Kind.PUBLISHER);

  private final Set<String> libraries;
  private final Subjects subjects;
  private final UnaryOperator<String> fill;
  private final Faults faults;
  private final Map<String, Service> services = new LinkedHashMap<>();
  private final Map<String, Organisation> organisations = new LinkedHashMap<>();
  private final Map<String, Platform> platforms = new LinkedHashMap<>();
  private final Map<String, Resource> resources = new LinkedHashMap<>();
  private final List<TeachingLead> leads = new ArrayList<>();

  /**
   * Prepares for reading.
   *
   * @param libraries the ids of the members
   * @param fill puts the alliance's values into addresses
   */
  public DirectoryFiles(
      Set<String> libraries, Subjects subjects, UnaryOperator<String> fill, Faults faults) {
    this.libraries = Set.copyOf(libraries);
    this.subjects = subjects;
    this.fill = fill;
    this.faults = faults;
  }

  /** Reads what readers may need. */
  public void services(String file, String text) {
    each(
        file,
        text,
        node -> {
          var fields = Fields.of(node, "id", "name");
          id(fields, services.keySet())
              .ifPresent(
                  id ->
                      words(fields, "name").ifPresent(it -> services.put(id, new Service(id, it))));
        });
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

  private void resource(YamlNode node) {
    var fields = Fields.of(node, "id", "name", "about", "access", "link", "subjects", "libraries");
    var id = id(fields, resources.keySet());
    var name = words(fields, "name");
    var about = words(fields, "about");
    var access = words(fields, "access");
    var link = fields.get("link").flatMap(this::address);
    if (fields.get("link").isEmpty()) {
      node.fault("link is missing", "add link: …");
    }
    var open = Set.copyOf(fields.texts("libraries"));
    var codes = codes(fields);
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
        leads);
  }

  private void each(String file, String text, Consumer<YamlNode> item) {
    YamlFile.read(file, text, faults).ifPresent(root -> root.list().forEach(item));
  }

  private void organisation(YamlNode node) {
    var fields = Fields.of(node, "id", "name", "kind", "site");
    var id = id(fields, organisations.keySet());
    var kind = fields.word("kind", KINDS);
    var name = words(fields, "name");
    var site = fields.get("site").flatMap(this::address);
    if (id.isPresent() && kind.isPresent() && name.isPresent()) {
      organisations.put(id.get(), new Organisation(id.get(), kind.get(), name.get(), site));
    }
  }

  private void lead(YamlNode node) {
    var fields = Fields.of(node, "name", "library", "subjects");
    var name = fields.needed("name");
    var library = fields.needed("library");
    var codes = codes(fields);
    if (name.isPresent() && library.filter(libraries::contains).isPresent()) {
      leads.add(new TeachingLead(name.get(), library.orElseThrow(), codes));
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
    var id = id(fields, platforms.keySet());
    var name = words(fields, "name");
    var why = words(fields, "why");
    var provider = fields.needed("provider");
    var open = Set.copyOf(fields.texts("libraries"));
    var isForOurs = open.isEmpty() || open.stream().anyMatch(libraries::contains);
    provider
        .filter(it -> isForOurs && !libraries.contains(it))
        .ifPresent(it -> known(node, it, organisations.keySet(), "organisation or library"));
    var meets = ids(fields, "services", services.keySet(), "service");
    if (meets.isEmpty()) {
      node.fault("services is missing", "say below services what it does");
    }
    var entry = fields.get("entry").flatMap(this::entry);
    if (fields.get("entry").isEmpty()) {
      node.fault("entry is missing", "say below entry where readers come in");
    }
    var codes = codes(fields);
    var whom = fields.get("whom").flatMap(Words::read);
    var health = fields.get("health").flatMap(this::address);
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

  private Optional<Entry> entry(YamlNode node) {
    var fields =
        Fields.of(
            node, "page", "pages", "openurl", "mini-program", "path", "instead", "parameters");
    var parameters = parameters(fields);
    if (fields.get("openurl").isPresent()) {
      return fields.get("openurl").flatMap(this::address).map(Entry.OpenUrl::new);
    }
    if (fields.get("mini-program").isPresent()) {
      var path = fields.needed("path");
      var instead = fields.get("instead").flatMap(this::address);
      if (instead.isEmpty()) {
        node.fault("instead is missing", "give a page for who cannot open mini-programs");
      }
      return fields
          .needed("mini-program")
          .flatMap(
              app ->
                  path.flatMap(
                      it -> instead.map(page -> new Entry.MiniProgram(app, it, parameters, page))));
    }
    var pages = new LinkedHashMap<String, URI>();
    fields
        .get("pages")
        .map(YamlNode::map)
        .orElse(Map.of())
        .forEach(
            (code, page) -> {
              known(page, code);
              address(page).ifPresent(it -> pages.put(code, it));
            });
    if (fields.get("page").isEmpty()) {
      node.fault("this entry leads nowhere", "write page, openurl or mini-program");
    }
    return fields
        .get("page")
        .flatMap(this::address)
        .map(page -> new Entry.Page(page, pages, parameters));
  }

  private static Map<String, Field> parameters(Fields fields) {
    var parameters = new LinkedHashMap<String, Field>();
    fields
        .get("parameters")
        .map(YamlNode::map)
        .orElse(Map.of())
        .forEach(
            (name, value) -> {
              var field = value.text().flatMap(Field::of);
              field.ifPresent(it -> parameters.put(name, it));
              if (field.isEmpty()) {
                value.fault(
                    "no referral carries " + value.text().orElse("this"),
                    "use one of " + String.join(", ", Field.keys()));
              }
            });
    return parameters;
  }

  /** The host must be written out, so that no reader's word ever chooses it. */
  private Optional<URI> address(YamlNode node) {
    var text = node.text().map(String::strip).map(fill).orElse("");
    try {
      var address = new URI(text);
      var isWeb = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
      if (isWeb && address.getHost() != null && address.getUserInfo() == null) {
        return Optional.of(address);
      }
    } catch (URISyntaxException _) {
      // Told below, as what is an address but none of the web.
    }
    node.fault("this is no web address", "write it with https:// and its host");
    return Optional.empty();
  }

  private List<String> codes(Fields fields) {
    var codes = new ArrayList<String>();
    for (var item : fields.list("subjects")) {
      item.text()
          .map(String::strip)
          .filter(code -> !code.equals("*"))
          .ifPresent(
              code -> {
                known(item, code);
                codes.add(code);
              });
    }
    return codes;
  }

  private void known(YamlNode node, String code) {
    if (subjects.withCode(code).isEmpty()) {
      node.fault("subject " + code + " is not in the catalogue", "write a code of subjects.yaml");
    }
  }

  private static Set<String> ids(Fields fields, String key, Set<String> all, String kind) {
    var ids = new LinkedHashSet<String>();
    for (var item : fields.list(key)) {
      var id = item.text().map(String::strip).orElse("");
      known(item, id, all, kind);
      ids.add(id);
    }
    return ids;
  }

  private static void known(YamlNode node, String id, Set<String> all, String kind) {
    if (!all.contains(id)) {
      node.fault("there is no " + kind + " " + id, "use one of " + String.join(", ", all));
    }
  }

  private static Optional<Words> words(Fields fields, String key) {
    if (fields.get(key).isEmpty()) {
      fields.node().fault(key + " is missing", "add " + key + ": …");
    }
    return fields.get(key).flatMap(Words::read);
  }

  private static Optional<String> id(Fields fields, Set<String> taken) {
    var id = fields.needed("id");
    id.filter(it -> !ID.matcher(it).matches())
        .ifPresent(it -> fields.node().fault(it + " is no id", "use a-z, 0-9 and hyphens"));
    id.filter(taken::contains)
        .ifPresent(it -> fields.node().fault("id " + it + " is here already", "take another"));
    return id.filter(it -> ID.matcher(it).matches() && !taken.contains(it));
  }
}
