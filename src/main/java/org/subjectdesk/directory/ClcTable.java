package org.subjectdesk.directory;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.subjectdesk.config.Sha256;

/**
 * Which classes of the Chinese Library Classification (中国图书馆分类法) belong to which subjects of the
 * catalogue: the longest class of the table that a book's class begins with decides. Immutable and
 * safe for any thread.
 */
public final class ClcTable {
  private static final ClcTable EMPTY = of(Map.of());

  /** Of the letters, only T (industry) and D (law, DF) have a second one. */
  private static final Pattern CLASS =
      Pattern.compile("(?:T[BD-HJ-NPQSUV]?|DF?|[A-CE-KN-SU-XZ])(?![A-Z])[0-9.]*(?:-[0-9]+)?");

  /** What joins several classes: lists, and the notation's own signs for "and" and "related to". */
  private static final Pattern BETWEEN = Pattern.compile("[;,、|+:/&]");

  /** Alternative classes stand in brackets: {@code }. */
  private static final Pattern NO_NOTATION = Pattern.compile("[\\s\\[\\](){}<>《》〔〕【】「」\"'*·]+");

  private final Map<String, List<String>> byNotation;
  private final Map<String, List<String>> byClass;
  private final String fingerprint;

  private ClcTable(Map<String, List<String>> byNotation, Map<String, List<String>> byClass) {
    this.byNotation = byNotation;
    this.byClass = byClass;
    this.fingerprint = Sha256.of(new TreeMap<>(byClass).toString());
  }

  /** The same for tables that say the same. */
  public String fingerprint() {
    return fingerprint;
  }

  /** A table without a class. */
  public static ClcTable empty() {
    return EMPTY;
  }

  /** A table of classes as they are written, and the codes of their subjects. */
  static ClcTable of(Map<String, List<String>> table) {
    var byNotation = new HashMap<String, List<String>>();
    var byClass = new LinkedHashMap<String, List<String>>();
    table.forEach(
        (written, codes) -> {
          byClass.put(written, List.copyOf(codes));
          notation(written).ifPresent(it -> byNotation.put(it, List.copyOf(codes)));
        });
    return new ClcTable(Map.copyOf(byNotation), byClass);
  }

  /**
   * The codes of a book's subjects, the nearest first; none for what is no class or belongs to no
   * subject.
   *
   * @param clc as libraries write it: {@code TP393.4}, {@code r47-43}, {@code }, {@code
   *     G61;R17}; of several classes each counts
   */
  public Set<String> subjects(String clc) {
    var codes = new LinkedHashSet<String>();
    BETWEEN
        .splitAsStream(Normalizer.normalize(clc, Normalizer.Form.NFKC))
        .forEach(part -> notation(part).ifPresent(it -> codes.addAll(nearest(it))));
    return codes;
  }

  /** The codes of all subjects that these classes belong to. */
  public Set<String> subjectsOf(Set<String> clcs) {
    var codes = new LinkedHashSet<String>();
    clcs.forEach(clc -> codes.addAll(subjects(clc)));
    return codes;
  }

  /**
   * The classes of the table that belong to a subject or to a part of it, as they are written and
   * in their order; where there are none, those of the nearest subject that contains it. A longer
   * class of the table can lead away from one of them.
   */
  public List<String> classes(String subject) {
    var within = classes(code -> code.startsWith(subject));
    for (var end = subject.length() - 2; within.isEmpty() && end >= 2; end -= 2) {
      var containing = subject.substring(0, end);
      within = classes(containing::equals);
    }
    return within;
  }

  private List<String> classes(Predicate<String> fits) {
    var classes = new ArrayList<String>();
    byClass.forEach(
        (written, codes) -> {
          if (codes.stream().anyMatch(fits)) {
            classes.add(written);
          }
        });
    return classes;
  }

  private Collection<String> nearest(String notation) {
    for (var end = notation.length(); end > 0; end--) {
      var codes = byNotation.get(notation.substring(0, end));
      if (codes != null) {
        return codes;
      }
    }
    return List.of();
  }

  /** A class without its dots, which only make it easier to read; empty for what is none. */
  static Optional<String> notation(String text) {
    var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    var found = CLASS.matcher(NO_NOTATION.matcher(plain).replaceAll(""));
    return found.lookingAt() ? Optional.of(found.group().replace(".", "")) : Optional.empty();
  }
}
