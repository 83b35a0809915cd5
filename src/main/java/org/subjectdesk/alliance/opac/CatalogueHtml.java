package org.subjectdesk.alliance.opac;

import static org.subjectdesk.http.Html.escaped;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.subjectdesk.catalogue.Facet;
import org.subjectdesk.catalogue.Hits;
import org.subjectdesk.http.Html;

/** What was found as a page. Everything that comes from data is escaped. */
final class CatalogueHtml {
  private final CataloguePage.Known known;
  private final Wish wish;
  private final Hits hits;
  private final FacetHtml facets;

  CatalogueHtml(CataloguePage.Known known, Wish wish, Hits hits) {
    this.known = known;
    this.wish = wish;
    this.hits = hits;
    this.facets = new FacetHtml(known, wish, hits);
  }

  String page() {
    var title = (wish.words().isEmpty() ? "" : wish.words() + " - ") + "联盟馆藏";
    var library = known.library(wish.library());
    return """
    <!doctype html>
    <html lang="zh-CN">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%1$s - %2$s</title>
    <link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">
    <meta name="DC.title" content="%1$s">
    <meta name="DC.publisher" content="%2$s">
    <meta name="DC.language" content="zh-CN">
    <meta name="DC.type" content="Collection">
    <meta name="DC.identifier" content="%3$s">
    %4$s<link rel="icon" href="data:,">
    <link rel="stylesheet" href="/catalogue/look/guide.css">
    <link rel="stylesheet" href="/catalogue/file/catalogue.css">
    <script type="application/ld+json">%5$s</script>
    </head>
    <body>
    <header><p>%2$s</p><h1>联盟馆藏</h1>
    %6$s</header>
    <main>
    %7$s</main>
    <footer>各馆馆藏合并而成，借阅以各馆为准</footer>
    </body>
    </html>
    """
        .formatted(
            escaped(title),
            escaped(library),
            escaped(address()),
            wish.isEmpty() ? "" : "<meta name=\"robots\" content=\"noindex\">\n",
            Html.script(HitMetadata.of(address(), hits.works()).encode()),
            form(),
            wish.isEmpty() ? start() : found());
  }

  private String address() {
    var path = wish.address();
    return known.desk().map(desk -> desk.resolve(path).toString()).orElse(path);
  }

  /** What is chosen stays chosen when other words are looked for. */
  private String form() {
    var hidden =
        List.of(Facet.values()).stream()
            .filter(wish.chosen()::containsKey)
            .map(
                facet ->
                    "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n"
                        .formatted(
                            Wish.name(facet), escaped(wish.chosen().getOrDefault(facet, ""))))
            .collect(Collectors.joining());
    return """
    <form role="search" action="%s">
    %s<input type="search" name="q" value="%s" maxlength="200" aria-label="书名、作者、主题或书号" \
    placeholder="书名、作者、主题或 ISBN" autocomplete="off" enterkeyhint="search">
    <button>检索</button>
    </form>
    """
        .formatted(
            escaped(new Wish(wish.library(), "", Map.of(), 1).address()),
            hidden,
            escaped(wish.words()));
  }

  private String start() {
    if (hits.total() == 0) {
      return "<p class=\"count\">馆藏目录正在准备，请稍后再来；急用请在公众号里回复“人工”。</p>\n";
    }
    return "<p class=\"count\">联盟各馆共 <b>%,d</b> 种图书、期刊和论文，一次检索，看谁有、怎么借。</p>\n"
            .formatted(hits.total())
        + facets.open(List.of(Facet.SUBJECT, Facet.KIND, Facet.LIBRARY));
  }

  private String found() {
    var works =
        hits.works().stream()
            .map(work -> new HitHtml(known, wish.library(), work).item())
            .collect(Collectors.joining());
    return facets.chosen()
        + (hits.total() == 0
            ? nothing()
            : "<p class=\"count\">找到 <b>%,d</b> 种%s</p>\n".formatted(hits.total(), where())
                + facets.folded()
                + "<section class=\"works\"><ul>\n"
                + works
                + "</ul></section>\n"
                + pages());
  }

  private String where() {
    return wish.page() == 1 ? "" : "，第 %d 页".formatted(wish.page());
  }

  private String nothing() {
    var wider =
        wish.chosen().isEmpty()
            ? ""
            : "<li><a href=\"%s\">去掉筛选条件再找</a></li>\n"
                .formatted(escaped(wish.withAnything().address()));
    return """
    <section class="nothing"><h2>没有找到合适的馆藏</h2>
    <ul>
    %s<li>换短一点的词：只留书名里最要紧的几个字，如“汽车维修”</li>
    <li>核对作者姓名；ISBN 可以连同横线一起输入</li>
    <li>在图书馆公众号里回复“人工”，请馆员帮忙找</li>
    <li>联盟各馆都没有？在公众号里回复“%s”，馆员会到联盟外去找</li>
    </ul></section>
    """
            .formatted(wider, HitHtml.LOAN)
        + facets.folded();
  }

  private String pages() {
    var last = Math.min(Wish.LAST_PAGE, (hits.total() + Wish.PAGE - 1) / Wish.PAGE);
    if (last <= 1) {
      return "";
    }
    var more =
        wish.page() == Wish.LAST_PAGE && hits.total() > (long) Wish.LAST_PAGE * Wish.PAGE
            ? "<p class=\"count\">只列出前 %,d 种，请加几个字或选一个条件。</p>\n"
                .formatted(Wish.LAST_PAGE * Wish.PAGE)
            : "";
    return more
        + "<nav class=\"pages\" aria-label=\"翻页\">"
        + turn(wish.page() > 1, wish.page() - 1, "prev", "上一页")
        + "<span>%d / %d</span>".formatted(wish.page(), last)
        + turn(wish.page() < last, wish.page() + 1, "next", "下一页")
        + "</nav>\n";
  }

  private String turn(boolean there, int page, String direction, String words) {
    return there
        ? "<a rel=\"%s\" href=\"%s\">%s</a>"
            .formatted(direction, escaped(wish.at(page).address()), words)
        : "<span></span>";
  }
}
