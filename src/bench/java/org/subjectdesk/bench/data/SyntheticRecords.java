package org.subjectdesk.bench.data;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.subjectdesk.catalogue.BibRecord;
import org.subjectdesk.catalogue.BibRecord.Access;
import org.subjectdesk.catalogue.BibRecord.Imprint;
import org.subjectdesk.catalogue.BibRecord.Numbers;
import org.subjectdesk.catalogue.Holding;
import org.subjectdesk.catalogue.Work;

/**
 * Invented records of invented works, each as several libraries would catalogue it, and which of
 * them are one work; the same in every run. One work in ten is a companion, another volume or a
 * later edition of the one before. Numbers are missing or belong to the title's last edition, roles
 * and publishers are written in many ways, subtitles and years left out, characters traditional.
 */
public final class SyntheticRecords {
  private static final Transliterator TRADITIONAL =
      Transliterator.getInstance("Simplified-Traditional");

  private final Random random = new Random(7);
  private final List<BibRecord> records = new ArrayList<>();
  private final Map<BibRecord.Key, Integer> truth = new HashMap<>();

  /** Invents. */
  public SyntheticRecords(int works) {
    var catalogue = new SyntheticCatalogue(works);
    for (var number = 0; number < works; number++) {
      var work = number % 10 == 9 ? next(catalogue, number) : catalogue.work(number);
      var seen = new ArrayList<String>();
      for (var holding : work.holdings()) {
        if (!seen.contains(holding.library())) {
          seen.add(holding.library());
          truth.put(holding.key(), number);
          records.add(written(work, holding));
        }
      }
    }
  }

  /** All of them. */
  public List<BibRecord> records() {
    return records;
  }

  /** Something else by the same people. */
  private Work next(SyntheticCatalogue catalogue, int number) {
    var own = catalogue.work(number);
    var before = catalogue.work(number - 1);
    var bare = before.title().replaceAll("[（：].*", "");
    var title =
        switch (random.nextInt(3)) {
          case 0 -> bare + "学生练习";
          case 1 -> bare + "（第4版）";
          default -> bare + "（中）";
        };
    var imprint = new Imprint(before.imprint().publisher(), before.imprint().year() + 1, "");
    return new Work(
        own.id(), title, before.persons(), imprint, own.numbers(), own.clc(), own.holdings());
  }

  private BibRecord written(Work work, Holding holding) {
    var title = chance(4) ? work.title().replaceAll("：.*", "") : work.title();
    if (chance(3)) {
      title = title.replace('（', '(').replace('）', ')').replace("：", " : ");
    }
    return new BibRecord(
        holding.key(),
        chance(15) ? TRADITIONAL.transliterate(title) : title,
        List.of(work.persons().getFirst() + any("", "主编", "编著", "等编", " 著")),
        new Imprint(
            publisher(work.imprint().publisher()), chance(12) ? 0 : work.imprint().year(), ""),
        chance(3) ? Numbers.none() : work.numbers(),
        holding.kind(),
        new Access("", "chi", "", ""));
  }

  private String publisher(String name) {
    return any(name, name, "", "北京：" + name, name + "有限公司", name.replace("出版社", ""));
  }

  private boolean chance(int one) {
    return random.nextInt(one) == 0;
  }

  private String any(String... some) {
    return some[random.nextInt(some.length)];
  }

  /**
   * How well works were told apart.
   *
   * @param precision the share of right pairs among those made one work
   * @param recall the share of those found among the pairs that are one
   */
  public record Score(double precision, double recall) {}

  /** Judges. */
  public Score score(List<Work> found) {
    long hits = 0;
    long made = 0;
    for (var work : found) {
      var sizes = sizes(work.holdings().stream().map(Holding::key));
      hits += sizes.values().stream().mapToLong(SyntheticRecords::pairs).sum();
      made += pairs(work.holdings().size());
    }
    var real =
        sizes(truth.keySet().stream()).values().stream().mapToLong(SyntheticRecords::pairs).sum();
    return new Score((double) hits / made, (double) hits / real);
  }

  private Map<Integer, Long> sizes(Stream<BibRecord.Key> keys) {
    var sizes = new HashMap<Integer, Long>();
    keys.forEach(key -> sizes.merge(truth.getOrDefault(key, -1), 1L, Long::sum));
    return sizes;
  }

  private static long pairs(long many) {
    return many * (many - 1) / 2;
  }
}
