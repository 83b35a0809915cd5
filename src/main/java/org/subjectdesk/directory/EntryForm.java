package org.subjectdesk.directory;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.subjectdesk.yaml.Fields;
import org.subjectdesk.yaml.YamlNode;

/** Reads where a platform's readers come in. */
record EntryForm(DirectoryChecks checks) {
  Optional<Entry> read(YamlNode node) {
    var fields =
        Fields.of(
            node, "page", "pages", "openurl", "mini-program", "path", "instead", "parameters");
    var parameters = parameters(fields);
    if (fields.get("openurl").isPresent()) {
      return fields
          .get("openurl")
          .flatMap(checks::address)
          .map(resolver -> new Entry.OpenUrl(resolver, parameters));
    }
    if (fields.get("mini-program").isPresent()) {
      var path = fields.needed("path");
      var instead = fields.get("instead").flatMap(checks::address);
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
              checks.known(page, code);
              checks.address(page).ifPresent(it -> pages.put(code, it));
            });
    if (fields.get("page").isEmpty()) {
      node.fault("this entry leads nowhere", "write page, openurl or mini-program");
    }
    return fields
        .get("page")
        .flatMap(checks::address)
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
}
