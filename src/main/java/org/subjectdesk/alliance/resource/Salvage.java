package org.subjectdesk.alliance.resource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
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
 * @param isComplete whether the page came to its end, so that no more records and no token are
 *     behind what is here
 */
record Salvage(
    List<Raw> records, List<String> refused, Optional<RawToken> token, boolean isComplete) {
  // A record of MARCXML is called record too, but has no header.
  private static final Pattern RECORD =
      Pattern.compile("<((?:[\\w.-]{1,20}:)?)record(?:\\s[^<>]{0,200})?>\\s*<\\1header[\\s>]");
  private static final Pattern TOKEN =
      Pattern.compile("</((?:[\\w.-]{1,20}:)?)record\\s*>\\s*(?=<\\1resumptionToken[\\s/>])");
  private static final Pattern ID =
      Pattern.compile("<(?:[\\w.-]{1,20}:)?identifier(?:\\s[^<>]{0,200})?>([^<>]{1,500})</");
  private static final String HEAD = "<OAI-PMH><ListRecords>";
  private static final Pattern END = Pattern.compile("</(?:[\\w.-]{1,20}:)?OAI-PMH\\s*>");

  static Salvage of(Document page) {
    var text = page.raw();
    var begins = RECORD.matcher(text).results().map(match -> match.start()).toList();
    if (begins.isEmpty()) {
      return new Salvage(List.of(), List.of(), Optional.empty(), false);
    }
    var isComplete = END.matcher(text).find(begins.getLast());
    var tail = tail(text, begins.getLast());
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
    return new Salvage(records, refused, read(page, text.substring(tail)).token, isComplete);
  }

  private static int tail(String text, int from) {
    Matcher found = TOKEN.matcher(text);
    return found.find(from) ? found.end() : text.length();
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
