package org.subjectdesk.alliance.opac;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.subjectdesk.catalogue.Kind;
import org.subjectdesk.catalogue.Work;

/** What search engines read: a list of books after schema.org. */
final class HitMetadata {
  private HitMetadata() {}

  static JsonObject of(String address, List<Work> works) {
    var items = new JsonArray();
    for (var work : works) {
      items.add(
          new JsonObject()
              .put("@type", "ListItem")
              .put("position", items.size() + 1)
              .put("item", item(work)));
    }
    return new JsonObject()
        .put("@context", "https://schema.org")
        .put("@type", "SearchResultsPage")
        .put("url", address)
        .put("inLanguage", "zh-CN")
        .put("mainEntity", new JsonObject().put("@type", "ItemList").put("itemListElement", items));
  }

  private static JsonObject item(Work work) {
    var item = new JsonObject().put("@type", type(work)).put("name", work.title());
    if (!work.persons().isEmpty()) {
      item.put("author", new JsonArray(work.persons()));
    }
    if (!work.imprint().publisher().isEmpty()) {
      item.put("publisher", work.imprint().publisher());
    }
    if (work.imprint().year() != 0) {
      item.put("datePublished", String.valueOf(work.imprint().year()));
    }
    if (!work.numbers().isbn().isEmpty()) {
      item.put("isbn", work.numbers().isbn().getFirst());
    }
    if (!work.numbers().issn().isEmpty()) {
      item.put("issn", work.numbers().issn().getFirst());
    }
    return item;
  }

  private static String type(Work work) {
    return switch (work.kinds().stream().findFirst().orElse(Kind.OTHER)) {
      case BOOK, EBOOK -> "Book";
      case JOURNAL -> "Periodical";
      case THESIS -> "Thesis";
      case OTHER -> "CreativeWork";
    };
  }
}
