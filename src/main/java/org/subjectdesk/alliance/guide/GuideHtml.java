package org.subjectdesk.alliance.guide;

import static org.subjectdesk.http.Html.escaped;
import static org.subjectdesk.http.Html.rich;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.subjectdesk.http.Html;

/** A guide as a page. Everything that comes from data is escaped; links lead to the web only. */
final class GuideHtml {
  private GuideHtml() {}

  static String of(Guide guide) {
    var title = guide.subject().name() + " · 学科导航";
    return """
    <!doctype html>
    <html lang="zh-CN">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%1$s - %2$s</title>
    <link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">
    <meta name="DC.title" content="%1$s">
    <meta name="DC.creator" content="%2$s">
    <meta name="DC.publisher" content="%2$s">
    <meta name="DC.subject" content="%3$s">
    <meta name="DC.language" content="zh-CN">
    <meta name="DC.type" content="Text">
    <meta name="DC.date" content="%4$s">
    <meta name="DC.identifier" content="%5$s">
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/g/guide.css">
    <script type="application/ld+json">%6$s</script>
    </head>
    <body>
    <header><p>%2$s</p><h1>%3$s</h1></header>
    <main>
    %7$s<p class="choices"><a href="%8$s">在联盟馆藏里找这个专业的书</a></p>
    </main>
    <footer>更新于 <time datetime="%4$s">%4$s</time></footer>
    </body>
    </html>
    """
        .formatted(
            escaped(title),
            escaped(guide.library()),
            escaped(guide.subject().name()),
            guide.at(),
            escaped(guide.address().toString()),
            metadata(guide),
            sections(guide),
            escaped(guide.catalogue().toString()));
  }

  private static String sections(Guide guide) {
    return GuideCards.section(guide.desk())
        + GuideCards.leads(guide.leads())
        + section("大家常问", "questions", guide.questions(), GuideHtml::question)
        + section(
            "数据库与资源",
            "list addresses",
            guide.resources(),
            one ->
                "<li><a href=\"%s\">%s</a><span>%s</span><small>%s</small></li>"
                    .formatted(
                        escaped(one.link().toString()),
                        escaped(one.name().chinese()),
                        escaped(one.about().chinese()),
                        escaped(one.access().chinese())))
        + section("新到资源", "list", guide.newItems(), GuideHtml::newItem)
        + CallsHtml.section(guide.calls())
        + section("联盟平台", "list platforms", guide.platforms(), GuideHtml::platform);
  }

  /** No link: the chat asks first what may be passed on, and knows that she came. */
  private static String platform(Guide.Service one) {
    return """
    <li><b>%s</b><span>%s</span><small>%s</small><small>在公众号里说 <kbd>%s</kbd>，选“%s”</small></li>\
    """
        .formatted(
            escaped(one.platform().name().chinese()),
            escaped(one.platform().why().chinese()),
            escaped(one.platform().whom().map(whom -> whom.chinese()).orElse("")),
            Guide.Service.SAY,
            escaped(String.join("”或“", one.services())));
  }

  private static <T> String section(
      String head, String kind, List<T> items, Function<T, String> item) {
    return items.isEmpty()
        ? ""
        : "<section class=\"%s\"><h2>%s</h2>\n<ul>\n%s\n</ul></section>\n"
            .formatted(kind, head, items.stream().map(item).collect(Collectors.joining("\n")));
  }

  private static String newItem(NewItem one) {
    return "<li><a href=\"%s\">%s</a><small>%s</small></li>"
        .formatted(escaped(one.link().toString()), escaped(one.title()), escaped(one.about()));
  }

  private static String question(Guide.Question one) {
    return "<li><details><summary>%s</summary><p>%s</p></details></li>"
        .formatted(escaped(one.question()), rich(one.answer()));
  }

  /** schema.org: a page about the subject, and its questions. */
  private static String metadata(Guide guide) {
    var questions = new JsonArray();
    guide
        .questions()
        .forEach(
            one ->
                questions.add(
                    new JsonObject()
                        .put("@type", "Question")
                        .put("name", one.question())
                        .put(
                            "acceptedAnswer",
                            new JsonObject().put("@type", "Answer").put("text", one.answer()))));
    var page =
        new JsonObject()
            .put("@context", "https://schema.org")
            .put("@type", "FAQPage")
            .put("name", guide.subject().name())
            .put("inLanguage", "zh-CN")
            .put("url", guide.address().toString())
            .put("dateModified", guide.at().toString())
            .put(
                "about", new JsonObject().put("@type", "Thing").put("name", guide.subject().name()))
            .put("publisher", new JsonObject().put("@type", "Library").put("name", guide.library()))
            .put("mainEntity", questions);
    return Html.script(page.encode());
  }
}
