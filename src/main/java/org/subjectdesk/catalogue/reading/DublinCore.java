package org.subjectdesk.catalogue.reading;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.subjectdesk.catalogue.Kind;
import org.subjectdesk.catalogue.StandardNumbers;

/** Dublin Core as OAI-PMH demands it of every provider ({@code oai_dc}). */
final class DublinCore {
  private DublinCore() {}

  /** Whether an element holds Dublin Core. */
  static boolean isIn(XmlNode node) {
    return node.name().equals("dc") || node.each("title").findFirst().isPresent();
  }

  /** The parts of a record. */
  static Draft draft(XmlNode dc) {
    var draft =
        new Draft()
            .add(Part.TITLE, texts(dc, "title").findFirst().orElse(""))
            .add(Part.PERSON, texts(dc, "creator").toList())
            .add(Part.PUBLISHER, texts(dc, "publisher").findFirst().orElse(""))
            .add(Part.LANGUAGE, texts(dc, "language").findFirst().orElse(""));
    if (draft.first(Part.PERSON).isEmpty()) {
      draft.add(Part.PERSON, texts(dc, "contributor").toList());
    }
    texts(dc, "date")
        .filter(date -> Texts.year(date) > 0)
        .findFirst()
        .ifPresent(date -> draft.add(Part.YEAR, date));
    // What is not a number here may be anything, so nobody is told.
    Stream.concat(texts(dc, "identifier"), texts(dc, "source")).forEach(one -> number(draft, one));
    texts(dc, "identifier")
        .filter(one -> !Texts.link(one).isEmpty())
        .forEach(one -> link(draft, one));
    texts(dc, "subject")
        .map(DublinCore::clc)
        .filter(clc -> !clc.isEmpty())
        .findFirst()
        .ifPresent(clc -> draft.add(Part.CLC, clc));
    return draft.kind(kind(dc, draft));
  }

  private static Stream<String> texts(XmlNode dc, String name) {
    return dc.each(name).map(XmlNode::text).map(String::strip).filter(text -> !text.isEmpty());
  }

  private static void number(Draft draft, String text) {
    var bare = text.replaceFirst("(?i)^urn:(?=is[bs]n:)", "");
    StandardNumbers.isbn(bare).ifPresent(isbn -> draft.add(Part.ISBN, isbn));
    StandardNumbers.issn(bare).ifPresent(issn -> draft.add(Part.ISSN, issn));
    if (text.regionMatches(true, 0, "doi:", 0, 4)
        || text.startsWith("10.")
        || text.contains("doi.org/10.")) {
      StandardNumbers.doi(text).ifPresent(doi -> draft.add(Part.DOI, doi));
    }
  }

  /** A DOI's address is the last choice: it is the work's, not the library's. */
  private static void link(Draft draft, String text) {
    if (!text.contains("doi.org/")) {
      draft.orElse(Part.LINK, text);
    }
  }

  /** A class, bare or as {@code CLC:TP393}; a lone letter is more likely a word than a class. */
  private static String clc(String text) {
    var bare = text.replaceFirst("(?i)^(?:clc|中图分类号?|中图法)\\s*[:：]?\\s*", "");
    var clc = bare.length() > 1 || bare.length() < text.length() ? Texts.clc(bare) : "";
    var isClass = clc.chars().anyMatch(c -> c >= '0' && c <= '9') || bare.length() < text.length();
    return isClass ? clc : "";
  }

  private static Kind kind(XmlNode dc, Draft draft) {
    var online =
        texts(dc, "format")
            .anyMatch(format -> format.matches("(?i).*(?:pdf|epub|text/html|online).*"));
    return texts(dc, "type")
        .flatMap(type -> kind(type).stream())
        .findFirst()
        .map(kind -> kind == Kind.BOOK && online ? Kind.EBOOK : kind)
        .orElseGet(() -> guess(draft, online));
  }

  private static Optional<Kind> kind(String type) {
    var word = type.substring(type.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return Kinds.of(word)
        .or(
            () ->
                word.contains("thesis")
                    ? Optional.of(Kind.THESIS)
                    : word.matches("article|image|sound|.*video.*|dataset|software|map")
                        ? Optional.of(Kind.OTHER)
                        : Optional.empty());
  }

  private static Kind guess(Draft draft, boolean online) {
    if (!draft.first(Part.ISSN).isEmpty() && draft.first(Part.ISBN).isEmpty()) {
      return Kind.JOURNAL;
    }
    return online ? Kind.EBOOK : Kind.BOOK;
  }
}
