package org.subjectdesk.catalogue.reading;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a record is made of, and how the columns of a table may be named that hold it. */
enum Part {
  ID("id", 100, "记录号", "控制号", "记录控制号", "书目记录号", "record id"),
  TITLE("title", 500, "题名", "书名", "刊名", "正题名", "题名与责任者"),
  PERSON("authors", 200, "责任者", "作者", "著者", "author", "第一责任者"),
  PUBLISHER("publisher", 200, "出版社", "出版者", "出版单位"),
  YEAR("year", 60, "出版年", "出版日期", "出版年份", "出版时间", "date"),
  ISBN("isbn", 100, "国际标准书号", "isbn号"),
  ISSN("issn", 100, "国际标准刊号", "issn号"),
  DOI("doi", 300, "数字对象标识", "数字对象标识符"),
  EDITION("edition", 60, "版次", "版本", "版本说明"),
  KIND("kind", 60, "类型", "文献类型", "资源类型", "type"),
  CLC("clc", 60, "中图分类号", "分类号", "中图法分类号"),
  LANGUAGE("language", 20, "语种", "语言"),
  LINK("link", 1_000, "链接", "网址", "访问地址", "url"),
  CALL_NUMBER("call-number", 100, "索书号", "索取号", "call number");

  /** How many values of one part are kept. */
  static final int MOST = 50;

  private final String word;
  private final int longest;

  /** Other headings, each between bars: an enum should hold nothing that can change. */
  private final String others;

  Part(String word, int longest, String... others) {
    this.word = word;
    this.longest = longest;
    this.others = "|" + String.join("|", others) + "|";
  }

  /** How a column of it is named in messages. */
  String word() {
    return word;
  }

  /** How many characters a value may have; the rest is cut off. */
  int longest() {
    return longest;
  }

  /** The part that a column holds, by its heading. */
  static Optional<Part> of(String heading) {
    var name = Texts.clean(heading, 100).toLowerCase(Locale.ROOT).replace('_', '-');
    return Arrays.stream(values())
        .filter(part -> part.word.equals(name) || part.others.contains("|" + name + "|"))
        .findFirst();
  }
}
