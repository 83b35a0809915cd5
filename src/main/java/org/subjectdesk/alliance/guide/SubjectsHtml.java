package org.subjectdesk.alliance.guide;

import static org.subjectdesk.http.Html.escaped;

import java.util.Collection;
import java.util.stream.Collectors;
import org.subjectdesk.faq.Subject;

/** The subjects to choose from, where an address names none. */
final class SubjectsHtml {
  private static final int GROUP = 2;
  private static final int PROGRAMME = 6;

  private SubjectsHtml() {}

  /**
   * The page.
   *
   * @param library its id
   * @param name and its name
   * @param all subjects of the catalogue
   */
  static String of(String library, String name, Collection<Subject> all) {
    return """
    <!doctype html>
    <html lang="zh-CN">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>学科导航 - %1$s</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/g/guide.css">
    </head>
    <body>
    <header><p>%1$s</p><h1>学科导航：您是哪个专业的？</h1></header>
    <main>
    %2$s
    </main>
    </body>
    </html>
    """
        .formatted(
            escaped(name),
            all.stream()
                .filter(one -> one.code().length() == GROUP)
                .map(group -> group(library, group, all))
                .collect(Collectors.joining("\n")));
  }

  private static String group(String library, Subject group, Collection<Subject> all) {
    return "<section><h2>%s</h2>\n<details><summary>各专业</summary><p class=\"programmes\">%s</p></details></section>"
        .formatted(
            link(library, group),
            all.stream()
                .filter(one -> one.code().length() == PROGRAMME)
                .filter(one -> one.code().startsWith(group.code()))
                .map(one -> link(library, one))
                .collect(Collectors.joining(" ")));
  }

  private static String link(String library, Subject subject) {
    return "<a href=\"/g/%s/%s\">%s</a>"
        .formatted(escaped(library), escaped(subject.code()), escaped(subject.name()));
  }
}
