package org.subjectdesk.wxapi;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.subjectdesk.message.Reply;
import org.subjectdesk.message.Reply.Answer;
import org.subjectdesk.message.Reply.Menu;
import org.subjectdesk.message.Reply.Option;
import org.subjectdesk.message.TextParts;

/**
 * Writes a reply as the content of a text message, passive or not.
 *
 * <p>A menu becomes numbered lines, the choices below an answer one line. Where the account may, a
 * line is a link of the form {@code weixin://bizmsgmenu?msgmenucontent=…&msgmenuid=…}: a tap sends
 * its text as if typed, with the number in {@code bizmsgmenuid}. Labels may hold anything, a
 * reader's own words too. How clients decode entities inside such a link is documented nowhere, so
 * whatever could end a tag, an attribute or a parameter is not escaped but written full-width,
 * which reads the same.
 *
 * <p>Immutable; any thread.
 *
 * @param maxBytes how many bytes of UTF-8 the platform takes in one text; at least 16
 */
public record PassiveText(int maxBytes) {
  /** What the platform is said to take. */
  public static final int DEFAULT_MAX_BYTES = 2_047;

  private static final String SPECIAL_IN_TEXT = "<>&";
  private static final String SPECIAL_IN_LINK = "<>&\"'#%+=?\\";

  /**
   * The content for this reply, never longer than the limit. Links are dropped first, then the
   * choices below an answer; what is still too long is cut with an ellipsis, so whoever must lose
   * nothing calls {@link TextParts#split} before.
   *
   * @param tappable whether the lines of a menu may be links
   */
  public String of(Reply reply, boolean tappable) {
    return switch (reply) {
      case Reply.Text(var text) -> TextParts.cut(text, maxBytes);
      case Answer answer -> answer(answer, tappable);
      case Menu menu -> menu(menu, tappable);
    };
  }

  /** The answer is what matters: its choices go before a byte of it is cut. */
  private String answer(Answer answer, boolean tappable) {
    return Stream.of(choices(answer, tappable), choices(answer, false))
        .filter(content -> TextParts.bytes(content) <= maxBytes)
        .findFirst()
        .orElseGet(() -> TextParts.cut(answer.answer(), maxBytes));
  }

  private static String choices(Answer answer, boolean tappable) {
    return answer.options().stream()
        .map(option -> line(option, tappable))
        .collect(
            Collectors.joining(
                Answer.BETWEEN_CHOICES, answer.answer() + "\n\n" + answer.ask() + "\n", ""));
  }

  private String menu(Menu menu, boolean tappable) {
    if (tappable) {
      var linked = lines(menu, true);
      if (TextParts.bytes(linked) <= maxBytes) {
        return linked;
      }
    }
    return TextParts.cut(lines(menu, false), maxBytes);
  }

  private static String lines(Menu menu, boolean tappable) {
    var options = menu.options().stream().map(option -> line(option, tappable));
    return Stream.of(Stream.of(menu.head()), options, Stream.of(menu.tail()))
        .flatMap(lines -> lines)
        .filter(line -> !line.isBlank())
        .collect(Collectors.joining("\n"));
  }

  private static String line(Option option, boolean tappable) {
    var label = option.label().replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    var shown = fullWidth(label, SPECIAL_IN_TEXT);
    if (!tappable || label.isEmpty()) {
      return option.number() + ". " + shown;
    }
    // A space might end the address; the ideographic one does not.
    var sent = fullWidth(label, SPECIAL_IN_LINK).replace(' ', '\u3000');
    return "%d. <a href=\"weixin://bizmsgmenu?msgmenucontent=%s&msgmenuid=%d\">%s</a>"
        .formatted(option.number(), sent, option.number(), shown);
  }

  private static String fullWidth(String text, String special) {
    return text.chars()
        .map(c -> special.indexOf(c) >= 0 ? c + ('\uFF01' - '!') : c)
        .collect(StringBuilder::new, (out, c) -> out.append((char) c), StringBuilder::append)
        .toString();
  }
}
