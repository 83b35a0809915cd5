package org.subjectdesk.slot;

import java.util.List;
import java.util.regex.Pattern;
import org.subjectdesk.faq.Normaliser;

/** Reads a line of a menu: its number, its label, its value, or a part of only one label. */
final class Choices {
  private static final int SHORTEST_PART = 2;
  private static final String CHINESE = "一二三四五六七八九";
  private static final Pattern NUMBER =
      Pattern.compile("(?:选|选择|第|选第)?([0-9]{1,2}|[" + CHINESE + "])(?:个|条|项|号)?");

  private Choices() {}

  static Entered read(List<Choice> choices, String text) {
    var bare = Normaliser.bare(text);
    for (var choice : choices) {
      var isNamed =
          bare.equals(Normaliser.bare(choice.label()))
              || bare.equals(Normaliser.bare(choice.value()));
      if (isNamed && !bare.isEmpty()) {
        return value(choice);
      }
    }
    var number = number(bare);
    if (number >= 1 && number <= choices.size()) {
      return value(choices.get(number - 1));
    }
    var parts =
        bare.length() < SHORTEST_PART
            ? List.<Choice>of()
            : choices.stream().filter(c -> Normaliser.bare(c.label()).contains(bare)).toList();
    return switch (parts.size()) {
      case 0 -> new Entered.Refused(Entered.Why.NOT_THIS);
      case 1 -> value(parts.getFirst());
      default -> new Entered.Unclear(parts.stream().map(Choices::value).toList());
    };
  }

  private static Entered.Value value(Choice choice) {
    return new Entered.Value(choice.value(), choice.label());
  }

  private static int number(String bare) {
    var found = NUMBER.matcher(bare);
    if (!found.matches()) {
      return 0;
    }
    var digits = found.group(1);
    var chinese = CHINESE.indexOf(digits);
    return chinese >= 0 ? chinese + 1 : Integer.parseInt(digits);
  }
}
