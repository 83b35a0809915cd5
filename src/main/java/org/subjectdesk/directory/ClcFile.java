package org.subjectdesk.directory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.yaml.YamlNode;

/** Reads {@code clc.yaml}: classes, and below each the codes of its subjects. */
record ClcFile(Subjects subjects) {
  ClcTable read(YamlNode root) {
    var table = new LinkedHashMap<String, List<String>>();
    var seen = new LinkedHashMap<String, String>();
    root.map()
        .forEach(
            (written, codes) -> {
              ClcTable.notation(written)
                  .filter(it -> it.equals(written.replace(".", "")))
                  .ifPresentOrElse(
                      it -> {
                        twice(codes, written, seen.put(it, written));
                        table.put(written, codes(codes));
                      },
                      () ->
                          codes.fault(
                              written + " is no class",
                              "write it as in the CLC, for example R47 or F713.36"));
            });
    return ClcTable.of(table);
  }

  private static void twice(YamlNode at, String written, @Nullable String before) {
    if (before != null) {
      at.fault("class " + written + " is here already as " + before, "remove one of them");
    }
  }

  private List<String> codes(YamlNode node) {
    var codes = new ArrayList<String>();
    for (var item : node.list()) {
      var code = item.text().map(String::strip).orElse("");
      if (subjects.withCode(code).isEmpty()) {
        item.fault("subject " + code + " is not in the catalogue", "write a code of subjects.yaml");
      }
      codes.add(code);
    }
    return codes;
  }
}
