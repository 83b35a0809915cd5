package org.subjectdesk.routing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.yaml.Fields;
import org.subjectdesk.yaml.YamlNode;

/** The form in which people write the librarians of one library. */
final class LibrariansForm {
  private static final Pattern ID = Pattern.compile("[a-z0-9](?:-?[a-z0-9]){0,39}");
  private static final Pattern PHOTO =
      Pattern.compile("[a-z0-9][a-z0-9-]{0,39}[.](?:jpg|png|webp)");
  private static final int CAPACITY = 4;
  private static final int LARGEST_CAPACITY = 99;
  private static final Map<String, Boolean> YES_NO = yesNo();

  private final String library;
  private final Subjects subjects;
  private final Map<String, String> placeOfId;
  private final boolean hasDuty;
  private final UnaryOperator<String> photoFault;
  private final List<YamlNode> deputies = new ArrayList<>();

  /**
   * Prepares for one library.
   *
   * @param placeOfId where each id of the alliance was first seen; new ones are added
   * @param hasDuty whether the library has a default duty
   * @param photoFault what is wrong with a photo's file; empty = nothing
   */
  LibrariansForm(
      String library,
      Subjects subjects,
      Map<String, String> placeOfId,
      boolean hasDuty,
      UnaryOperator<String> photoFault) {
    this.library = library;
    this.subjects = subjects;
    this.placeOfId = placeOfId;
    this.hasDuty = hasDuty;
    this.photoFault = photoFault;
  }

  /** The librarians of a list; those without a usable id or name are left out. */
  List<Librarian> read(List<YamlNode> items) {
    var librarians = items.stream().flatMap(item -> librarian(item).stream()).toList();
    var ids = new HashSet<String>();
    librarians.forEach(librarian -> ids.add(librarian.id()));
    for (var deputy : deputies) {
      var id = deputy.text().orElse("").strip();
      if (!ids.contains(id)) {
        deputy.fault(
            "the deputy " + id + " is no librarian of this library",
            "write the id of one who is in this file");
      }
    }
    return librarians;
  }

  private Optional<Librarian> librarian(YamlNode item) {
    var fields =
        Fields.of(
            item, "id", "name", "subjects", "deputies", "capacity", "shared", "duty", "photo");
    var id = fields.needed("id").filter(text -> isNewId(text, item));
    var name = fields.needed("name");
    var codes = fields.list("subjects").stream().flatMap(node -> code(node).stream()).toList();
    var standIns = deputies(fields, id.orElse(""));
    var capacity = capacity(fields);
    var shared = fields.get("shared").flatMap(_ -> fields.word("shared", YES_NO)).orElse(false);
    var duty = fields.get("duty").map(DutyForm::read).orElse(List.of());
    var photo = fields.get("photo").flatMap(this::photo);
    if (duty.isEmpty() && !hasDuty && fields.get("duty").isEmpty()) {
      item.fault(
          "never on duty: neither this librarian nor the library has a duty",
          "add duty: here, or at the top of the file for everybody");
    }
    if (id.isEmpty() || name.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Librarian(
            id.get(), library, name.get(), codes, standIns, capacity, shared, duty, photo));
  }

  private boolean isNewId(String id, YamlNode item) {
    if (!ID.matcher(id).matches()) {
      item.fault(
          "the id " + id + " is no id",
          "write up to 40 lower-case ASCII letters and digits, joined by hyphens");
      return false;
    }
    var other = placeOfId.putIfAbsent(id, item.file() + ":" + item.line());
    if (other != null) {
      item.fault(
          "the id " + id + " is in " + other + " already",
          "choose another: ids are unique in the whole alliance");
    }
    return other == null;
  }

  private Optional<String> code(YamlNode node) {
    var code = node.text().orElse("").strip();
    if (subjects.withCode(code).isEmpty()) {
      node.fault(
          "subject " + code + " is not in the catalogue",
          "write a code of subjects.yaml in quotes");
      return Optional.empty();
    }
    return Optional.of(code);
  }

  private List<String> deputies(Fields fields, String own) {
    var ids = new ArrayList<String>();
    for (var node : fields.list("deputies")) {
      var id = node.text().orElse("").strip();
      if (id.equals(own)) {
        node.fault(id + " is deputy of herself or himself", "name a colleague");
      } else {
        ids.add(id);
        deputies.add(node);
      }
    }
    return ids;
  }

  private Optional<String> photo(YamlNode node) {
    var name = node.text().orElse("").strip();
    var fault = PHOTO.matcher(name).matches() ? photoFault.apply(name) : name + " is no photo";
    if (!fault.isEmpty()) {
      node.fault(fault, "put a jpg, png or webp of at most 300 kB into alliance/photos");
      return Optional.empty();
    }
    return Optional.of(name);
  }

  private static int capacity(Fields fields) {
    return fields
        .get("capacity")
        .flatMap(_ -> fields.number("capacity", 1, LARGEST_CAPACITY))
        .orElse(CAPACITY);
  }

  private static Map<String, Boolean> yesNo() {
    var words = new LinkedHashMap<String, Boolean>();
    words.put("true", true);
    words.put("false", false);
    return words;
  }
}
