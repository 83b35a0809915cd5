package org.subjectdesk.slot;

import java.util.List;
import org.subjectdesk.faq.Normaliser;
import org.subjectdesk.faq.Subject;
import org.subjectdesk.faq.Subjects;

/** Reads programmes of the catalogue: a code, a name, an alias, or a part of a name. */
final class Programmes {
  private static final int MOST = 6;
  private static final int SHORTEST_PART = 2;

  private Programmes() {}

  static Entered read(Subjects catalogue, String text) {
    var bare = Normaliser.bare(text);
    if (bare.length() < SHORTEST_PART) {
      return new Entered.Refused(Entered.Why.NOT_THIS);
    }
    var code = catalogue.withCode(bare);
    if (code.isPresent()) {
      return value(code.get());
    }
    var wanted = wanted(bare);
    var exact = catalogue.all().stream().filter(subject -> isNamed(subject, wanted)).toList();
    if (!exact.isEmpty()) {
      return among(exact);
    }
    var parts =
        wanted.length() < SHORTEST_PART
            ? List.<Subject>of()
            : catalogue.all().stream()
                .filter(subject -> Normaliser.bare(subject.name()).contains(wanted))
                .toList();
    if (!parts.isEmpty()) {
      return among(parts);
    }
    return catalogue
        .named(Normaliser.normal(text))
        .flatMap(catalogue::withCode)
        .<Entered>map(Programmes::value)
        .orElse(new Entered.Refused(Entered.Why.NOT_THIS));
  }

  /** Whether a text is a code, a name, an alias, or a part of a name, and nothing else. */
  static boolean isOne(Subjects catalogue, String text) {
    var wanted = wanted(Normaliser.bare(text));
    return isWhole(catalogue, text)
        || (wanted.length() >= SHORTEST_PART
            && catalogue.all().stream()
                .anyMatch(subject -> Normaliser.bare(subject.name()).contains(wanted)));
  }

  /** Whether a text is a code, a name or an alias, and nothing else. */
  static boolean isWhole(Subjects catalogue, String text) {
    var bare = Normaliser.bare(text);
    var wanted = wanted(bare);
    return catalogue.withCode(bare).isPresent()
        || (wanted.length() >= SHORTEST_PART
            && catalogue.all().stream().anyMatch(subject -> isNamed(subject, wanted)));
  }

  private static String wanted(String bare) {
    return bare.endsWith("专业") ? bare.substring(0, bare.length() - 2) : bare;
  }

  private static boolean isNamed(Subject subject, String bare) {
    return Normaliser.bare(subject.name()).equals(bare)
        || subject.aliases().stream().anyMatch(alias -> Normaliser.bare(alias).equals(bare));
  }

  private static Entered among(List<Subject> subjects) {
    return subjects.size() == 1
        ? value(subjects.getFirst())
        : new Entered.Unclear(subjects.stream().limit(MOST).map(Programmes::value).toList());
  }

  private static Entered.Value value(Subject subject) {
    return new Entered.Value(subject.code(), subject.name());
  }
}
