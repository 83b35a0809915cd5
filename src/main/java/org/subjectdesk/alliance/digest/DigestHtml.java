package org.subjectdesk.alliance.digest;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.subjectdesk.conversation.Newsletter;
import org.subjectdesk.http.Html;
import org.subjectdesk.push.Digest;
import org.subjectdesk.push.Item;

/** A digest as a page. Everything that comes from data is escaped; links lead to the web only. */
final class DigestHtml {
  private DigestHtml() {}

  static String of(Newsletter.Shown shown, String library, ZoneId zone) {
    var digest = shown.page().digest();
    return """
    <!doctype html>
    <html lang="zh-CN">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>%1$s的新内容 - %2$s</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/g/guide.css">
    </head>
    <body>
    <header><p>%2$s</p><h1>%1$s的新内容</h1></header>
    <main>
    %3$s%4$s</main>
    <footer>整理于 <time datetime="%5$s">%5$s</time></footer>
    </body>
    </html>
    """
        .formatted(
            Html.escaped(String.join("、", shown.subjects())),
            Html.escaped(library),
            sections(digest),
            choices(shown),
            LocalDate.ofInstant(digest.madeAt(), zone));
  }

  private static String sections(Digest digest) {
    var all = new StringBuilder();
    for (var kind : Item.Kind.values()) {
      var items =
          digest.entries().stream()
              .map(Digest.Entry::item)
              .filter(item -> item.kind() == kind)
              .toList();
      all.append(section(kind, items));
    }
    return all.toString();
  }

  private static String section(Item.Kind kind, List<Item> items) {
    if (items.isEmpty()) {
      return "";
    }
    var lines =
        items.stream()
            .map(item -> kind == Item.Kind.QUESTION ? question(item) : thing(item))
            .collect(Collectors.joining("\n"));
    var look = kind == Item.Kind.QUESTION ? "questions" : "list";
    return "<section class=\"%s\"><h2>%s</h2>\n<ul>\n%s\n</ul></section>\n"
        .formatted(look, head(kind), lines);
  }

  private static String head(Item.Kind kind) {
    return switch (kind) {
      case WORK -> "新到馆藏";
      case RESOURCE -> "新资源";
      case GUIDE_ENTRY -> "学科导航里的新内容";
      case QUESTION -> "大家常问";
    };
  }

  private static String thing(Item item) {
    var title = Html.escaped(item.title());
    var named =
        Html.leadsToWeb(item.link())
            ? "<a href=\"%s\">%s</a>".formatted(Html.escaped(item.link()), title)
            : "<b>%s</b>".formatted(title);
    var about = item.text().isBlank() ? "" : "<span>" + Html.rich(item.text()) + "</span>";
    return "<li>" + named + about + "</li>";
  }

  private static String question(Item item) {
    var more =
        Html.leadsToWeb(item.link())
            ? "<p><a href=\"%s\">这个专业的学科导航</a></p>".formatted(Html.escaped(item.link()))
            : "";
    return "<li><details><summary>%s</summary><p>%s</p>%s</details></li>"
        .formatted(Html.escaped(item.title()), Html.rich(item.text()), more);
  }

  /** What she may do about the next one. */
  private static String choices(Newsletter.Shown shown) {
    if (shown.page().stopped()) {
      return "<section class=\"choices\"><p>您已在本页退订。想再订，在公众号里回复“订阅”加专业名。</p></section>\n";
    }
    var next =
        shown.agreed()
            ? "<p>下一期会用微信通知您一次。</p>"
            : shown.mayAgree()
                ? "<form method=\"post\" action=\"%s\"><button>下一期用微信通知我</button></form><p>只通知一次；不点也没关系，您下次给公众号发消息时会收到。</p>"
                    .formatted(DigestPage.NEXT)
                : "";
    return """
    <section class="choices">%s
    <form method="post" action="%s"><button class="plain">不再接收</button></form></section>
    """
        .formatted(next, DigestPage.STOP);
  }
}
