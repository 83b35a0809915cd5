package org.subjectdesk.slot;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.subjectdesk.faq.Normaliser;
import org.subjectdesk.faq.Subject;
import org.subjectdesk.faq.Subjects;

/** Reads programmes of the catalogue: a code, a name, an alias, or a part of a name. */
final class Programmes {
  private static final int MOST = 6;
  private static final int SHORTEST_PART = 2;
  private static final int MOST_NEAR = 3;
  private static final int LEAST_SHARED = 2;
  private static final int LONGEST_NAME = 40;

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

  /** Those whose names share at least two pairs of characters with a text, the nearest first. */
  static List<Entered.Value> near(Subjects catalogue, String text) {
    var pairs = pairs(wanted(Normaliser.bare(text)));
    var near =
        catalogue.all().stream()
            .map(subject -> new Near(subject, shared(pairs, Normaliser.bare(subject.name()))))
            .filter(one -> one.shared() >= LEAST_SHARED)
            .sorted(
                Comparator.comparingInt(Near::shared)
                    .reversed()
                    .thenComparingInt(one -> one.subject().name().length()))
            .map(Near::subject);
    var named = catalogue.named(Normaliser.normal(text)).flatMap(catalogue::withCode);
    return Stream.concat(near, named.stream())
        .distinct()
        .limit(MOST_NEAR)
        .map(Programmes::value)
        .toList();
  }

  private record Near(Subject subject, int shared) {}

  private static Set<String> pairs(String bare) {
    return IntStream.range(0, Math.max(0, Math.min(bare.length(), LONGEST_NAME) - 1))
        .mapToObj(at -> bare.substring(at, at + 2))
        .collect(Collectors.toSet());
  }

  private static int shared(Set<String> pairs, String name) {
    return (int) pairs.stream().filter(name::contains).count();
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
