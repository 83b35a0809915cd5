package org.subjectdesk.bench.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.subjectdesk.catalogue.BibRecord;
import org.subjectdesk.catalogue.BibRecord.Imprint;
import org.subjectdesk.catalogue.BibRecord.Numbers;
import org.subjectdesk.catalogue.Holding;
import org.subjectdesk.catalogue.Kind;
import org.subjectdesk.catalogue.Lookup;
import org.subjectdesk.catalogue.StandardNumbers;
import org.subjectdesk.catalogue.Work;

/**
 * Invented works of a region's colleges and what readers type, the same in every run: functions of
 * their numbers. Topics are as unevenly spread as in life: the first is in one work of seven.
 *
 * @param size how many works there are
 */
public record SyntheticCatalogue(int size) {
  private static final List<String> TOPICS =
      List.of(
          "护理", "会计", "新能源汽车", "计算机网络", "电子商务", "机械制图", "数控加工", "市场营销", "学前教育", "建筑工程", "食品检测",
          "药理学", "旅游管理", "物流管理", "单片机", "工业机器人", "动车组检修", "园林植物", "水利工程测量", "网络安全", "云计算", "大数据",
          "人工智能", "康复治疗", "老年服务", "税法", "商务英语", "视觉传达", "服装设计", "烹饪工艺", "焊接", "模具设计", "石油化工",
          "环境监测", "航海技术", "无人机", "酒店服务", "口腔医学", "中药鉴定", "畜牧兽医");
  private static final List<String> PARTS =
      List.of(
          "", "初级", "现代", "实用", "职业", "综合", "高级", "应用", "企业", "智能", "绿色", "数字化", "国际", "基层", "城市",
          "农村");
  private static final List<String> FORMS =
      List.of(
          "基础", "技术", "实务", "教程", "原理与应用", "概论", "项目化教程", "案例分析", "检测与维修", "实训指导", "习题集", "手册",
          "设计", "管理", "学习指南", "导论");
  private static final List<String> SUBTITLES =
      List.of("", "", "", "：微课版", "：高职高专版", "：从入门到精通", "：理论与实践", "（第2版）", "（第3版）", "（上）", "（下）");
  private static final List<String> SURNAMES =
      List.of(
          "王", "李", "张", "刘", "陈", "杨", "赵", "周", "吴", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "高",
          "罗", "郑");
  private static final String SIGNS = "建国海燕志强晓明文静立新永红思远丽华栋雪梅子涵宏伟秀英玉兰春生婷佳怡学振慧敏光若";
  private static final List<String> PUBLISHERS =
      List.of("江海大学出版社", "青禾出版社", "海川出版社", "高职教育出版社", "工业技术出版社", "人民医药出版社", "交通出版社", "中科出版社");
  private static final List<String> CLASSES =
      List.of(
          "R47", "F23", "U469.7", "TP393", "F713.36", "TH126", "TG659", "F713.50", "G61", "TU7");
  private static final int LIBRARIES = 24;

  /** The work with this number, from 0. */
  public Work work(int number) {
    var mixed = mix(number);
    var year = 1990 + (int) Math.floor(36 * Math.sqrt(share(mix(mixed + 1))));
    return new Work(
        "bench/" + number,
        title(number) + SUBTITLES.get(at(mix(mixed + 2), SUBTITLES.size())),
        persons(number),
        new Imprint(PUBLISHERS.get(at(mix(mixed + 3), PUBLISHERS.size())), year, ""),
        new Numbers(isbn(number), List.of(), List.of()),
        Set.of(CLASSES.get(topic(number) % CLASSES.size())),
        holdings(number));
  }

  /** All of them. */
  public Stream<Work> works() {
    return Stream.iterate(0, number -> number < size, number -> number + 1).map(this::work);
  }

  /** A class's group in the catalogue of subjects. */
  public static Set<String> subjects(Set<String> clc) {
    return clc.stream()
        .map(one -> String.valueOf(41 + CLASSES.indexOf(one)))
        .collect(Collectors.toSet());
  }

  /** What readers type, in turn: a topic, one with its form, a title, a person, both, a number. */
  public Lookup question(int number) {
    var about = (int) (number * 7_919L % size);
    var work = work(about);
    var topic = TOPICS.get(topic(about));
    var words =
        switch (number % 6) {
          case 0 -> topic;
          case 1 -> topic + form(about);
          case 2 -> title(about);
          case 3 -> work.persons().getFirst();
          case 4 -> work.persons().getFirst() + " " + topic;
          default -> work.numbers().isbn().getFirst();
        };
    var filter =
        number % 4 == 3
            ? new Lookup.Filter(Set.of(Kind.BOOK), Set.of(), Set.of("lib3"), Set.of())
            : Lookup.Filter.none();
    return new Lookup(words, filter, 0, 10);
  }

  private String title(int number) {
    return PARTS.get(at(mix(number + 11L * size), PARTS.size()))
        + TOPICS.get(topic(number))
        + form(number);
  }

  private String form(int number) {
    return FORMS.get(at(mix(number + 13L * size), FORMS.size()));
  }

  /** The first topics have most works. */
  private int topic(int number) {
    var share = share(mix(number + 17L * size));
    return (int) (TOPICS.size() * share * share);
  }

  private List<String> persons(int number) {
    var mixed = mix(number + 19L * size);
    var persons = new ArrayList<String>();
    for (var i = 0; i <= at(mixed, 3); i++) {
      var next = mix(mixed + i);
      persons.add(
          SURNAMES.get(at(next, SURNAMES.size()))
              + SIGNS.charAt(at(mix(next), SIGNS.length()))
              + SIGNS.charAt(at(mix(next + 1), SIGNS.length())));
    }
    return persons;
  }

  private static List<String> isbn(int number) {
    var twelve = "9787%08d".formatted(number);
    return Stream.iterate(0, check -> check < 10, check -> check + 1)
        .flatMap(check -> StandardNumbers.isbn(twelve + check).stream())
        .toList();
  }

  private List<Holding> holdings(int number) {
    var mixed = mix(number + 23L * size);
    var holdings = new ArrayList<Holding>();
    for (var i = 0; i <= at(mixed, 4); i++) {
      var library = "lib" + at(mix(mixed + i), LIBRARIES);
      var electronic = at(mix(mixed + 31 + i), 5) == 0;
      holdings.add(
          new Holding(
              new BibRecord.Key(library, "r" + number + "-" + i, library),
              electronic ? Kind.EBOOK : Kind.BOOK,
              electronic ? "" : "T" + number + "/" + i,
              electronic ? "https://" + library + ".example/book/" + number : ""));
    }
    return holdings;
  }

  /** Scatters numbers (the finaliser of SplitMix64). */
  private static long mix(long number) {
    var z = (number + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private static double share(long mixed) {
    return (mixed >>> 11) * 0x1.0p-53;
  }

  private static int at(long mixed, int many) {
    return (int) Math.floorMod(mixed, (long) many);
  }
}
