package org.subjectdesk.alliance.resource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.subjectdesk.alliance.resource.ResponseXml.Raw;
import org.subjectdesk.alliance.resource.ResponseXml.RawToken;

/**
 * What can be had of a page whose XML is broken. The page is cut where records begin and each piece
 * is read alone, so that one record with a forbidden character does not take a whole list with it.
 * Works on bytes, since a piece may not even be UTF-8.
 *
 * @param records those that are well-formed
 * @param refused where those stand that are not: their identifiers, or which of the page they are
 * @param token the way to the next page; empty when this is the last one
 * @param flaw why that is not known; empty when no more records and no token are behind what is
 *     here
 */
record Salvage(
    List<Raw> records, List<String> refused, Optional<RawToken> token, Optional<String> flaw) {
  // A record of MARCXML is called record too, but has no header.
  private static final Pattern RECORD =
      Pattern.compile("<((?:[\\w.-]{1,20}:)?)record(?:\\s[^<>]{0,200})?>\\s*<\\1header[\\s>]");
  // Without a token the list must be seen to end: a garbled token is not the end of it.
  private static final Pattern LAST =
      Pattern.compile(
          "</((?:[\\w.-]{1,20}:)?)record\\s*>\\s*(?:<!--[^<>]{0,200}-->\\s*)?</\\1ListRecords\\s*>");
  private static final Pattern ID =
      Pattern.compile("<(?:[\\w.-]{1,20}:)?identifier(?:\\s[^<>]{0,200})?>([^<>]{1,500})</");
  private static final String CUT = "a page that ends in the middle";
  private static final String HEAD = "<OAI-PMH><ListRecords>";
  private static final Pattern END = Pattern.compile("</(?:[\\w.-]{1,20}:)?OAI-PMH\\s*>");

  static Salvage of(Document page) {
    var text = page.raw();
    var begins = RECORD.matcher(text).results().map(match -> match.start()).toList();
    if (begins.isEmpty()) {
      return new Salvage(List.of(), List.of(), Optional.empty(), Optional.of(CUT));
    }
    var isComplete = END.matcher(text).find(begins.getLast());
    var tail = UnsoundToken.find(text, begins.getLast());
    var records = new ArrayList<Raw>();
    var refused = new ArrayList<String>();
    for (var i = 0; i < begins.size(); i++) {
      var isLast = i + 1 == begins.size();
      var piece = text.substring(begins.get(i), isLast ? tail : begins.get(i + 1));
      var read = read(page, piece);
      if (!read.records.isEmpty()) {
        records.addAll(read.records);
      } else if (!isLast || isComplete) {
        refused.add(place(page, piece, i));
      }
    }
    var token = token(page, text.substring(tail));
    var isEnd = token.isPresent() || LAST.matcher(text).find(begins.getLast());
    return new Salvage(records, refused, token, flaw(isComplete, isEnd));
  }

  private static Optional<String> flaw(boolean isComplete, boolean isEnd) {
    if (!isComplete) {
      return Optional.of(CUT);
    }
    return isEnd ? Optional.empty() : Optional.of("a resumption token that cannot be read");
  }

  /** Whether the page came to its end. */
  boolean isComplete() {
    return flaw.isEmpty();
  }

  private static Optional<RawToken> token(Document page, String tail) {
    return read(page, tail).token.or(() -> UnsoundToken.read(tail, page.encoding()));
  }

  /** Opens what the piece leaves open; that nothing closes it does not matter. */
  private static ResponseXml read(Document page, String piece) {
    return ResponseXml.read(page.decode(HEAD + piece));
  }

  private static String place(Document page, String piece, int index) {
    var id = ID.matcher(piece);
    return id.find()
        ? new String(id.group(1).getBytes(ISO_8859_1), page.encoding()).strip()
        : "record " + (index + 1) + " of its page";
  }
}
