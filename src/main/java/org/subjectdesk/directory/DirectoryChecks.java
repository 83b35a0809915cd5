package org.subjectdesk.directory;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.script.Words;
import org.subjectdesk.yaml.Fields;
import org.subjectdesk.yaml.YamlNode;

/**
 * What is the same in all files of the directory; what does not fit is a fault and gives nothing.
 *
 * @param subjects the catalogue
 * @param fill puts the alliance's values into addresses
 */
record DirectoryChecks(Subjects subjects, UnaryOperator<String> fill) {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  /** The host must be written out, so that no reader's word ever chooses it. */
  Optional<URI> address(YamlNode node) {
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

  List<String> codes(Fields fields) {
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

  void known(YamlNode node, String code) {
    if (subjects.withCode(code).isEmpty()) {
      node.fault("subject " + code + " is not in the catalogue", "write a code of subjects.yaml");
    }
  }

  static Set<String> ids(Fields fields, String key, Set<String> all, String kind) {
    var ids = new LinkedHashSet<String>();
    for (var item : fields.list(key)) {
      var id = item.text().map(String::strip).orElse("");
      known(item, id, all, kind);
      ids.add(id);
    }
    return ids;
  }

  static void known(YamlNode node, String id, Set<String> all, String kind) {
    if (!all.contains(id)) {
      node.fault("there is no " + kind + " " + id, "use one of " + String.join(", ", all));
    }
  }

  static Optional<Words> words(Fields fields, String key) {
    if (fields.get(key).isEmpty()) {
      fields.node().fault(key + " is missing", "add " + key + ": …");
    }
    return fields.get(key).flatMap(Words::read);
  }

  static Optional<String> id(Fields fields, Set<String> taken) {
    var id = fields.needed("id");
    id.filter(it -> !ID.matcher(it).matches())
        .ifPresent(it -> fields.node().fault(it + " is no id", "use a-z, 0-9 and hyphens"));
    id.filter(taken::contains)
        .ifPresent(it -> fields.node().fault("id " + it + " is here already", "take another"));
    return id.filter(it -> ID.matcher(it).matches() && !taken.contains(it));
  }
}
