package org.subjectdesk.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The invented catalogue of one member library, always the same: 300 records, two of them deleted
 * and one without a title, as catalogues are.
 */
final class MemberCatalogue {
  private static final Instant FIRST = Instant.parse("2026-01-05T00:00:00Z");
  private static final Duration BETWEEN = Duration.ofHours(7);
  private static final int WITHOUT_TITLE = 123;
  private static final int SECOND_DELETED = 234;
  private static final int FIRST_DELETED = 56;

  /** Subjects and their classes in the Chinese Library Classification. */
  private static final List<String> SUBJECTS =
      List.of(
          "新能源汽车维修 U469.7",
          "电子商务 F713.36",
          "基础护理 R472",
          "机械制图 TH126",
          "数控加工 TG659",
          "工业机器人 TP242",
          "大数据技术 TP274",
          "云计算 TP393.027",
          "会计基础 F230",
          "市场营销 F713.50",
          "物流管理 F252.1",
          "旅游服务 F590.63",
          "酒店管理 F719.2",
          "学前教育 G61",
          "建筑施工 TU74",
          "工程造价 TU723.3",
          "食品检验 TS207.3",
          "药物制剂 TQ460.6",
          "康复治疗 R49",
          "园艺技术 S6",
          "畜牧兽医 S8",
          "水利工程 TV",
          "环境监测 X83",
          "化工工艺 TQ02",
          "服装设计 TS941.2",
          "动漫制作 J954",
          "新闻采编 G212",
          "城市轨道交通运营 U239.5",
          "无人机应用 V279",
          "社区管理 D669.3");

  private static final List<String> FORMS =
      List.of(
          "%s",
          "%s", "%s实训教程", "%s案例分析", "%s : 项目化教程", "%s技能考核指南", "%s习题与解答", "%s英语", "%s新技术", "%s研究");

  private static final List<String> PERSONS =
      List.of("王立新", "陈晓岚", "李国栋", "张雨桐", "刘海燕", "周文博", "吴思远");
  private static final List<String> PUBLISHERS = List.of("江海教育出版社", "云川工业出版社", "启明大学出版社");

  private final List<Entry> entries = new ArrayList<>();

  /**
   * A record.
   *
   * @param at its datestamp
   * @param isDeleted whether only this is left of it
   * @param fields names of Dublin Core's elements and their texts
   */
  record Entry(String id, Instant at, boolean isDeleted, List<Field> fields) {}

  /** An element of Dublin Core. */
  record Field(String name, String text) {}

  MemberCatalogue() {
    for (var i = 0; i < SUBJECTS.size() * FORMS.size(); i++) {
      entries.add(entry(i));
    }
  }

  /** What got its datestamp at that time or later, the oldest first. */
  List<Entry> since(Instant from) {
    return entries.stream().filter(entry -> !entry.at().isBefore(from)).toList();
  }

  private static Entry entry(int number) {
    var id = "oai:library.example.org:%06d".formatted(number + 1);
    var at = FIRST.plus(BETWEEN.multipliedBy(number));
    var isDeleted = number == FIRST_DELETED || number == SECOND_DELETED;
    return new Entry(id, at, isDeleted, isDeleted ? List.of() : fields(number));
  }

  private static List<Field> fields(int number) {
    var form = number % FORMS.size();
    var subject = SUBJECTS.get(number / FORMS.size());
    var blank = subject.indexOf(' ');
    var title = FORMS.get(form).formatted(subject.substring(0, blank));
    // The first two of a subject are one book, on paper and on the screen.
    var work = form == 1 ? number - 1 : number;
    var fields = new ArrayList<Field>();
    fields.add(new Field("title", number == WITHOUT_TITLE ? "" : title));
    fields.add(new Field("creator", PERSONS.get(work % PERSONS.size())));
    fields.add(new Field("publisher", PUBLISHERS.get(work % PUBLISHERS.size())));
    fields.add(new Field("date", String.valueOf(2015 + work % 11)));
    fields.add(new Field("language", "chi"));
    fields.add(new Field("subject", "CLC:" + subject.substring(blank + 1)));
    fields.add(new Field("identifier", "ISBN " + isbn(work)));
    fields.add(new Field("type", form == 1 ? "ebook" : "book"));
    if (form == 1) {
      fields.add(new Field("format", "application/pdf"));
      fields.add(new Field("identifier", "https://ebooks.example.org/read/" + work));
    }
    return fields;
  }

  /** Of a publisher that there is not. */
  private static String isbn(int work) {
    var body = "9787999%05d".formatted(work);
    var sum = 0;
    for (var i = 0; i < body.length(); i++) {
      sum += (i % 2 == 0 ? 1 : 3) * (body.charAt(i) - '0');
    }
    return body + (10 - sum % 10) % 10;
  }
}
