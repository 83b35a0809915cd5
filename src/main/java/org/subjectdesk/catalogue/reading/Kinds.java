package org.subjectdesk.catalogue.reading;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.subjectdesk.catalogue.Kind;

/** The words by which people and Dublin Core name kinds. */
final class Kinds {
  private static final Map<Kind, List<String>> WORDS =
      Map.of(
          Kind.BOOK,
              List.of("图书", "书", "纸质图书", "纸本图书", "中文图书", "外文图书", "专著", "教材", "books", "普通图书"),
          Kind.EBOOK, List.of("电子书", "电子图书", "e-book", "ebooks", "e-books", "电子资源"),
          Kind.JOURNAL, List.of("期刊", "连续出版物", "刊", "杂志", "报刊", "serial", "periodical", "journals"),
          Kind.THESIS, List.of("学位论文", "论文", "硕士论文", "博士论文", "dissertation", "theses"),
          Kind.OTHER, List.of("其他", "其它", "音像", "视频", "数据集", "标准", "地图"));

  private Kinds() {}

  /** The kind that a word means. */
  static Optional<Kind> of(String text) {
    var word = text.toLowerCase(Locale.ROOT);
    return Kind.of(word)
        .or(
            () ->
                WORDS.entrySet().stream()
                    .filter(entry -> entry.getValue().contains(word))
                    .map(Map.Entry::getKey)
                    .findFirst());
  }
}
