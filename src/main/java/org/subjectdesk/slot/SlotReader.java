package org.subjectdesk.slot;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.slot.Entered.Refused;
import org.subjectdesk.slot.Entered.Value;
import org.subjectdesk.slot.Entered.Why;

/**
 * Reads what a reader enters. Never throws, whatever she sends. Immutable; any thread.
 *
 * @param catalogue the programmes
 * @param today where she is
 */
public record SlotReader(Subjects catalogue, LocalDate today) {
  private static final int LONGEST = 2_000;
  private static final int LONGEST_TEXT = 500;

  /**
   * Reads a text as a value.
   *
   * @param choices of {@link SlotType#CHOICE}
   */
  public Entered read(SlotType type, List<Choice> choices, Limits limits, String text) {
    if (text.codePointCount(0, text.length()) > LONGEST) {
      return new Refused(Why.TOO_LONG);
    }
    var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    return switch (type) {
      case TEXT -> words(limits, text.strip());
      case CHOICE -> Choices.read(choices, text);
      case DATE -> Dates.read(today, limits, plain);
      case NUMBER -> Numbers.read(limits, plain);
      case PHONE -> Phones.read(plain);
      case ISBN -> BookNumbers.isbn(plain);
      case ISSN -> BookNumbers.issn(plain);
      case DOI -> WebNames.doi(plain);
      case PROGRAMME -> Programmes.read(catalogue, text);
      case LINK -> WebNames.link(plain);
    };
  }

  /** Whether a text is the name of a programme, or a part of it, and nothing else. */
  public boolean isProgramme(String text) {
    return Programmes.isOne(catalogue, text);
  }

  /** The same, but not for a part of a name. */
  public boolean isWholeProgramme(String text) {
    return Programmes.isWhole(catalogue, text);
  }

  /** The programmes whose names come near to a text, the nearest first; perhaps none. */
  public List<Value> nearProgrammes(String text) {
    return Programmes.near(catalogue, text);
  }

  private static Entered words(Limits limits, String text) {
    var length = text.codePointCount(0, text.length());
    if (length < limits.least().orElse(1)) {
      return new Refused(Why.TOO_SHORT);
    }
    return length > limits.most().orElse(LONGEST_TEXT)
        ? new Refused(Why.TOO_LONG)
        : new Value(text, text);
  }
}
