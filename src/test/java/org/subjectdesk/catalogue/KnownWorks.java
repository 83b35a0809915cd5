package org.subjectdesk.catalogue;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.subjectdesk.catalogue.BibRecord.Access;
import org.subjectdesk.catalogue.BibRecord.Imprint;
import org.subjectdesk.catalogue.BibRecord.Numbers;

/**
 * Invented works, each as several libraries would catalogue it, and which records are one work. The
 * same seed makes the same. With what makes this hard: the same title by many authors, volumes,
 * editions and workbooks; numbers missing or wrong, traditional characters, other punctuation,
 * subtitles left out, years missing, publishers written in many ways.
 */
public final class KnownWorks {
  private static final List<String> TOPICS =
      List.of(
          "计算机应用", "新能源汽车", "护理", "电子商务", "机械制图", "数控加工", "会计", "市场营销", "学前教育", "建筑工程", "食品检测",
          "药理", "旅游管理", "物流管理", "单片机", "工业机器人", "动车组检修", "园林植物", "水利工程测量", "网络安全");
  private static final List<String> FORMS =
      List.of("基础", "技术", "实务", "教程", "原理与应用", "概论", "项目化教程", "案例分析");
  private static final List<String> SUBTITLES =
      List.of("微课版", "高职高专版", "从入门到精通", "理论与实践", "工作手册式教材");
  private static final List<String> SURNAMES =
      List.of(
          "王", "李", "张", "刘", "陈", "杨", "赵", "周", "吴", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "高",
          "罗", "郑");
  private static final List<String> NAMES =
      List.of(
          "建国", "海燕", "志强", "晓明", "文静", "立新", "永红", "思远", "丽华", "国栋", "雪梅", "子涵", "宏伟", "秀英", "志远",
          "玉兰", "春生", "婷婷", "佳怡", "学文", "振华", "慧敏", "光明", "若兰");
  private static final List<String> PUBLISHERS =
      List.of("江海大学", "青禾", "海川", "高职教育", "工业技术", "人民医药", "交通", "中科");
  private static final Transliterator TRADITIONAL =
      Transliterator.getInstance("Simplified-Traditional");
  private static final int LIBRARIES = 12;

  private final Random random;
  private final List<BibRecord> records = new ArrayList<>();
  private final Map<BibRecord.Key, Integer> truth = new HashMap<>();
  private int works;

  private record Truth(
      String title, String volume, String edition, String author, String publisher, int year) {}

  /**
   * @param seed the same one makes the same works
   * @param many how many works; records are about three times as many
   */
  public KnownWorks(long seed, int many) {
    random = new Random(seed);
    while (works < many) {
      invent();
    }
    Collections.shuffle(records, random);
  }

  /** What the libraries say of them, in no order. */
  public List<BibRecord> records() {
    return records;
  }

  private void invent() {
    var title = any(TOPICS) + any(FORMS);
    var author = any(SURNAMES) + any(NAMES);
    var publisher = any(PUBLISHERS);
    var year = 2005 + random.nextInt(20);
    switch (random.nextInt(10)) {
      case 0 -> {
        work(new Truth(title, "上", "", author, publisher, year));
        work(new Truth(title, "下", "", author, publisher, year));
      }
      case 1 -> {
        work(new Truth(title, "", "", author, publisher, year));
        work(new Truth(title, "", "2", author, publisher, year + 3));
        work(new Truth(title, "", "3", author, publisher, year + 6));
      }
      case 2 -> {
        work(new Truth(title, "", "", author, publisher, year));
        work(new Truth(title + "习题集", "", "", author, publisher, year));
      }
      default -> work(new Truth(title, "", "", author, publisher, year));
    }
  }

  /** A work whose twin was invented already would be a truth that nobody can know. */
  private final Set<String> taken = new HashSet<>();

  private void work(Truth truth) {
    if (!taken.add(truth.title + truth.volume + truth.edition + truth.author + truth.year)) {
      return;
    }
    var isbn = isbn();
    var subtitle = random.nextInt(3) == 0 ? any(SUBTITLES) : "";
    var copies = 1 + random.nextInt(5);
    var libraries = new ArrayList<Integer>();
    for (var i = 0; i < LIBRARIES; i++) {
      libraries.add(i);
    }
    Collections.shuffle(libraries, random);
    for (var i = 0; i < copies; i++) {
      var library = "lib" + libraries.get(i);
      var key = new BibRecord.Key(library, "r" + records.size(), library);
      records.add(written(key, truth, isbn, subtitle));
      this.truth.put(key, works);
    }
    works++;
  }

  private BibRecord written(BibRecord.Key key, Truth truth, String isbn, String subtitle) {
    var kind = chance(5) ? Kind.EBOOK : Kind.BOOK;
    var numbers =
        chance(3)
            ? Numbers.none()
            : new Numbers(
                StandardNumbers.isbn(chance(15) ? broken(isbn) : dashed(isbn)).stream().toList(),
                List.of(),
                List.of());
    var stated = truth.edition.isEmpty() ? "" : "第" + truth.edition + "版";
    var inTitle = chance(2);
    var title =
        truth.title
            + (inTitle && !stated.isEmpty()
                ? pick("(" + stated + ")", " " + stated, "（" + stated + "）")
                : "")
            + (truth.volume.isEmpty()
                ? ""
                : pick("(" + truth.volume + ")", truth.volume + "册", " " + truth.volume))
            + (subtitle.isEmpty() || chance(4) ? "" : pick(":", "——", " : ", "：") + subtitle);
    var year = chance(12) ? 0 : truth.year;
    var imprint = new Imprint(publisher(truth.publisher), year, inTitle ? "" : stated);
    return new BibRecord(
        key,
        chance(15) ? TRADITIONAL.transliterate(title) : spaced(title),
        List.of(author(truth.author)),
        imprint,
        numbers,
        kind,
        new Access("", "chi", "", ""));
  }

  private String author(String name) {
    var other = any(SURNAMES) + any(NAMES);
    return switch (random.nextInt(6)) {
      case 0 -> name + "主编";
      case 1 -> name + " 编著";
      case 2 -> name + ", " + other + "主编";
      case 3 -> "（中）" + name + "著";
      case 4 -> name + "等编";
      default -> name;
    };
  }

  private String publisher(String name) {
    return switch (random.nextInt(6)) {
      case 0 -> "";
      case 1 -> "北京：" + name + "出版社";
      case 2 -> name + "出版社有限公司";
      case 3 -> name;
      default -> name + "出版社";
    };
  }

  private String spaced(String title) {
    return chance(10) ? " " + title.replace("与", " 与 ") + "." : title;
  }

  private String isbn() {
    var twelve = "9787" + String.format("%08d", random.nextInt(100_000_000));
    for (var check = 0; check < 10; check++) {
      if (StandardNumbers.isbn(twelve + check).isPresent()) {
        return twelve + check;
      }
    }
    throw new IllegalStateException("no check digit fits " + twelve);
  }

  private String dashed(String isbn) {
    return chance(2)
        ? isbn
        : isbn.substring(0, 3) + "-7-" + isbn.substring(4, 12) + "-" + isbn.charAt(12);
  }

  private static String broken(String isbn) {
    return isbn.substring(0, 12) + (isbn.charAt(12) == '0' ? '1' : '0');
  }

  private boolean chance(int one) {
    return random.nextInt(one) == 0;
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private String pick(String... some) {
    return some[random.nextInt(some.length)];
  }

  /**
   * Of the pairs that were made one work: how many are, and how many of those that are were found.
   */
  record Score(double precision, double recall, List<String> wrong) {}

  private String shown(BibRecord.Key key) {
    return records.stream()
        .filter(one -> one.key().equals(key))
        .map(
            one ->
                one.title()
                    + "/"
                    + one.persons()
                    + "/"
                    + one.imprint()
                    + "/"
                    + one.numbers().isbn())
        .findFirst()
        .orElse("");
  }

  Score score(List<Work> found) {
    long hits = 0;
    long made = 0;
    var wrong = new ArrayList<String>();
    for (var work : found) {
      var keys = work.holdings().stream().map(Holding::key).toList();
      for (var i = 0; i < keys.size(); i++) {
        for (var j = i + 1; j < keys.size(); j++) {
          made++;
          if (Objects.equals(truth.get(keys.get(i)), truth.get(keys.get(j)))) {
            hits++;
          } else if (wrong.size() < 5) {
            wrong.add(shown(keys.get(i)) + " <> " + shown(keys.get(j)));
          }
        }
      }
    }
    var sizes = new HashMap<Integer, Integer>();
    truth.values().forEach(work -> sizes.merge(work, 1, Integer::sum));
    var real = sizes.values().stream().mapToLong(n -> (long) n * (n - 1) / 2).sum();
    return new Score((double) hits / made, (double) hits / real, wrong);
  }
}
