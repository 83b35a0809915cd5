package org.subjectdesk.alliance.resource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.SequenceInputStream;
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
  private static final Pattern DECLARATION = Pattern.compile("<\\?xml[^<>]{0,200}\\?>");
  private static final String HEAD = "<OAI-PMH><ListRecords>";
  private static final String END = "OAI-PMH>";

  static Salvage of(byte[] page, int start) {
    var text = new String(page, start, page.length - start, ISO_8859_1);
    var isComplete = text.stripTrailing().endsWith(END);
    var begins = RECORD.matcher(text).results().map(match -> match.start()).toList();
    if (begins.isEmpty()) {
      return new Salvage(List.of(), List.of(), Optional.empty(), false);
    }
    var declared = DECLARATION.matcher(text);
    var head = (declared.lookingAt() ? declared.group() : "") + HEAD;
    var tail = tail(text, begins.getLast());
    var records = new ArrayList<Raw>();
    var refused = new ArrayList<String>();
    for (var i = 0; i < begins.size(); i++) {
      var isLast = i + 1 == begins.size();
      var piece = text.substring(begins.get(i), isLast ? tail : begins.get(i + 1));
      var read = read(head, piece);
      if (!read.records.isEmpty()) {
        records.addAll(read.records);
      } else if (!isLast || isComplete) {
        refused.add(place(piece, i));
      }
    }
    return new Salvage(records, refused, read(head, text.substring(tail)).token, isComplete);
  }

  private static int tail(String text, int from) {
    Matcher found = TOKEN.matcher(text);
    return found.find(from) ? found.end() : text.length();
  }

  /** The head opens what the piece leaves open; that nothing closes it does not matter. */
  private static ResponseXml read(String head, String piece) {
    return ResponseXml.read(
        new SequenceInputStream(
            new ByteArrayInputStream(head.getBytes(ISO_8859_1)),
            new ByteArrayInputStream(piece.getBytes(ISO_8859_1))));
  }

  private static String place(String piece, int index) {
    var id = ID.matcher(piece);
    return id.find()
        ? new String(id.group(1).getBytes(ISO_8859_1), UTF_8).strip()
        : "record " + (index + 1) + " of its page";
  }
}
