package org.subjectdesk.catalogue;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A record made ready to be compared with others. */
record Compared(BibRecord entry, Fingerprint print) {
  private static final double ALIKE = 0.8;

  /** What a companion volume's title adds to that of its textbook. */
  private static final List<String> COMPANIONS =
      List.of("习题", "练习", "题解", "实验", "实训", "指导", "答案", "解答", "教师", "学生", "导学", "辅导");

  static Compared of(BibRecord entry) {
    return new Compared(entry, Fingerprint.of(entry));
  }

  Title title() {
    return print.title();
  }

  /** Whether nothing speaks against the two being one work. */
  boolean goesWith(Compared other) {
    return entry.kind().goesWith(other.entry.kind())
        && !title().contradicts(other.title())
        && !companion(title(), other.title())
        && !twoPublishersBooks(other);
  }

  /** The same name and title at two publishers with two numbers: two people or two texts. */
  private boolean twoPublishersBooks(Compared other) {
    return twoNumbers(other) && publishedElsewhere(other);
  }

  /**
   * Whether they are one printing as far as years tell. Where one does not name its year, edition
   * and volume have to be the same, and two ISBN speak against it.
   */
  boolean datedLike(Compared other) {
    var mine = entry.imprint().year();
    var its = other.entry.imprint().year();
    if (entry.kind() == Kind.JOURNAL) {
      return true;
    }
    if (mine > 0 && its > 0) {
      return mine == its;
    }
    return title().edition().equals(other.title().edition())
        && title().volume().equals(other.title().volume())
        && !twoNumbers(other);
  }

  /** Whether two publishers are named. */
  boolean publishedElsewhere(Compared other) {
    return !print.publisher().isEmpty()
        && !other.print.publisher().isEmpty()
        && !print.publisher().contains(other.print.publisher())
        && !other.print.publisher().contains(print.publisher());
  }

  private boolean twoNumbers(Compared other) {
    var mine = entry.numbers().isbn();
    var its = other.entry.numbers().isbn();
    return !mine.isEmpty() && !its.isEmpty() && Collections.disjoint(mine, its);
  }

  /** Whether the titles are clearly not different: equal, one begun by the other, or nearly so. */
  boolean titledLike(Compared other) {
    var mine = title().main() + title().sub();
    var its = other.title().main() + other.title().sub();
    return title().main().equals(other.title().main())
        || ((mine.startsWith(other.title().main()) || its.startsWith(title().main()))
            && print.author().equals(other.print.author()))
        || likeness(mine, its) >= ALIKE;
  }

  private static boolean companion(Title one, Title other) {
    var mine = one.main() + one.sub();
    var its = other.main() + other.sub();
    return COMPANIONS.stream().anyMatch(word -> mine.contains(word) != its.contains(word));
  }

  /** The share of pairs of neighbouring characters that both have (Dice). */
  private static double likeness(String one, String other) {
    var mine = pairs(one);
    var its = pairs(other);
    var both = new HashSet<>(mine);
    both.retainAll(its);
    return mine.isEmpty() || its.isEmpty() ? 0 : 2.0 * both.size() / (mine.size() + its.size());
  }

  private static Set<String> pairs(String text) {
    var pairs = new HashSet<String>();
    for (var i = 0; i + 2 <= text.length(); i++) {
      pairs.add(text.substring(i, i + 2));
    }
    return pairs;
  }
}
