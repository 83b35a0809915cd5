package org.subjectdesk.alliance.resource;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.subjectdesk.alliance.resource.ResponseXml.RawToken;

/**
 * A resumption token in an answer that is no sound XML. Some providers put their token together as
 * the query of an address and forget to escape it: {@code from=2020&set=x}. Taken for no token, it
 * would end the list after its first page.
 */
final class UnsoundToken {
  private static final Pattern BEGIN =
      Pattern.compile("<(?:[\\w.-]{1,20}:)?resumptionToken(?=[\\s/>])");
  private static final Pattern ELEMENT =
      Pattern.compile(
          "<((?:[\\w.-]{1,20}:)?)resumptionToken((?:\\s[^<>]{0,1000})?)>([^<>]{0,4000})"
              + "</\\1resumptionToken\\s*>");
  private static final Pattern FORBIDDEN = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]");
  private static final Pattern REFERENCE =
      Pattern.compile("&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));");
  private static final Map<String, String> NAMED =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

  private UnsoundToken() {}

  /** Where the last token begins, behind a place; the end of the text when there is none. */
  static int find(String text, int from) {
    return BEGIN
        .matcher(text)
        .region(from, text.length())
        .results()
        .mapToInt(MatchResult::start)
        .max()
        .orElse(text.length());
  }

  /**
   * Reads a token whose {@code &} may stand for itself.
   *
   * @param raw begins with the token's element; a character for each byte
   * @return empty when it cannot be read for certain
   */
  static Optional<RawToken> read(String raw, Charset encoding) {
    var element = ELEMENT.matcher(raw);
    if (!element.lookingAt() || FORBIDDEN.matcher(element.group()).find()) {
      return Optional.empty();
    }
    var attributes = element.group(2);
    return decoded(element.group(3), encoding)
        .map(
            text ->
                new RawToken(
                    REFERENCE.matcher(text).replaceAll(UnsoundToken::meant).strip(),
                    attribute(attributes, "expirationDate"),
                    attribute(attributes, "completeListSize")));
  }

  private static Optional<String> decoded(String raw, Charset encoding) {
    try {
      var bytes = ByteBuffer.wrap(raw.getBytes(StandardCharsets.ISO_8859_1));
      return Optional.of(encoding.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  private static String attribute(String attributes, String name) {
    var found =
        Pattern.compile("\\s" + name + "\\s{0,9}=\\s{0,9}[\"']([^\"']{0,100})[\"']")
            .matcher(attributes);
    return found.find() ? found.group(1).strip() : "";
  }

  private static String meant(MatchResult reference) {
    var named = reference.group(1);
    if (named != null) {
      return Matcher.quoteReplacement(NAMED.getOrDefault(named, ""));
    }
    var decimal = reference.group(2);
    var code =
        decimal != null ? Integer.parseInt(decimal) : Integer.parseInt(reference.group(3), 16);
    return Matcher.quoteReplacement(
        code >= ' ' && Character.isValidCodePoint(code)
            ? Character.toString(code)
            : reference.group());
  }
}
