package org.subjectdesk.message;

import java.util.List;
import java.util.StringJoiner;

/** Something that the desk says. */
public sealed interface Reply {
  /** The whole of it as one readable text, for channels without menus and for the transcript. */
  String text();

  /** Plain text. */
  record Text(String text) implements Reply {}

  /**
   * A choice: the reader taps a line or answers with its number.
   *
   * @param head what stands above the lines
   * @param options the lines, in order
   * @param tail what stands below them
   */
  record Menu(String head, List<Option> options, String tail) implements Reply {
    public Menu {
      options = List.copyOf(options);
    }

    @Override
    public String text() {
      var text = new StringBuilder(head);
      for (var option : options) {
        text.append('\n').append(option.number()).append(". ").append(option.label());
      }
      return tail.isEmpty() ? text.toString() : text.append('\n').append(tail).toString();
    }
  }

  /**
   * An answer of the FAQ, and what she may say of it. The answer is the thing: where both do not
   * fit into one message, only the answer goes out.
   *
   * @param answer what she asked for
   * @param ask what stands before the choices
   * @param options the choices, in order
   */
  record Answer(String answer, String ask, List<Option> options) implements Reply {
    public Answer {
      options = List.copyOf(options);
    }

    @Override
    public String text() {
      var choices = new StringJoiner(BETWEEN_CHOICES);
      options.forEach(option -> choices.add(option.number() + ". " + option.label()));
      return answer + "\n\n" + ask + "\n" + choices;
    }

    /** Stands between choices on one line. */
    public static final String BETWEEN_CHOICES = "\u3000";
  }

  /**
   * One line of a menu.
   *
   * @param number what the reader may type; WeChat takes whole numbers only
   * @param label what she reads, and what her tap sends back
   */
  record Option(int number, String label) {}
}
