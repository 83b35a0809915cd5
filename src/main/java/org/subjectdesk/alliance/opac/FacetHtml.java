package org.subjectdesk.alliance.opac;

import static org.subjectdesk.http.Html.escaped;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.subjectdesk.catalogue.Facet;
import org.subjectdesk.catalogue.Hits;
import org.subjectdesk.catalogue.Kind;
import org.subjectdesk.faq.Subject;

/** What can be chosen, as links. */
final class FacetHtml {
  private static final int MOST = 24;
  private static final String UNKNOWN_YEAR = "0";

  private final CataloguePage.Known known;
  private final Wish wish;
  private final Map<Facet, List<Hits.Count>> counts;

  FacetHtml(CataloguePage.Known known, Wish wish, Hits hits) {
    this.known = known;
    this.wish = wish;
    this.counts = new EnumMap<>(Facet.class);
    hits.counts()
        .forEach(
            (facet, values) ->
                counts.put(facet, values.stream().filter(one -> isKnown(facet, one)).toList()));
  }

  /** What has left the alliance or its catalogue of subjects cannot be chosen. */
  private boolean isKnown(Facet facet, Hits.Count one) {
    return switch (facet) {
      case SUBJECT -> known.subjects().get().withCode(one.value()).isPresent();
      case LIBRARY -> known.libraries().containsKey(one.value());
      case KIND, YEAR -> true;
    };
  }

  static String name(Kind kind) {
    return switch (kind) {
      case BOOK -> "图书";
      case EBOOK -> "电子书";
      case JOURNAL -> "期刊";
      case THESIS -> "学位论文";
      case OTHER -> "其他";
    };
  }

  private static String name(Facet facet) {
    return switch (facet) {
      case KIND -> "类型";
      case SUBJECT -> "专业大类";
      case LIBRARY -> "馆藏地";
      case YEAR -> "出版年";
    };
  }

  private String name(Facet facet, String value) {
    return switch (facet) {
      case KIND -> Kind.of(value).map(FacetHtml::name).orElse(value);
      case SUBJECT -> known.subjects().get().withCode(value).map(Subject::name).orElse(value);
      case LIBRARY -> known.library(value) + (value.equals(wish.library()) ? "（本馆）" : "");
      case YEAR -> value.equals(UNKNOWN_YEAR) ? "年代不详" : value + " 年";
    };
  }

  /** What is chosen, each to be taken back. */
  String chosen() {
    var links =
        List.of(Facet.values()).stream()
            .filter(wish.chosen()::containsKey)
            .map(
                facet ->
                    "<a href=\"%s\" aria-label=\"去掉：%s\">%s <span aria-hidden=\"true\">×</span></a>"
                        .formatted(
                            escaped(wish.with(facet, "").address()),
                            escaped(name(facet, wish.chosen().getOrDefault(facet, ""))),
                            escaped(name(facet, wish.chosen().getOrDefault(facet, "")))))
            .collect(Collectors.joining("\n"));
    return links.isEmpty()
        ? ""
        : "<nav class=\"chosen\" aria-label=\"已选条件\">\n" + links + "\n</nav>\n";
  }

  /** All facets behind one line each, for a page whose works come first. */
  String folded() {
    var folded =
        List.of(Facet.KIND, Facet.SUBJECT, Facet.LIBRARY, Facet.YEAR).stream()
            .filter(this::isChoice)
            .map(
                facet ->
                    "<details name=\"facet\"><summary>%s</summary>\n%s</details>\n"
                        .formatted(name(facet), list(facet)))
            .collect(Collectors.joining());
    return folded.isEmpty()
        ? ""
        : "<nav class=\"facets\" aria-label=\"缩小范围\">\n" + folded + "</nav>\n";
  }

  /** These facets with all that they offer, for a page without works. */
  String open(List<Facet> some) {
    return some.stream()
        .filter(this::isChoice)
        .map(
            facet ->
                "<section class=\"browse\"><h2>按%s看</h2>\n%s</section>\n"
                    .formatted(name(facet), list(facet)))
        .collect(Collectors.joining());
  }

  /** One value that everything has is no choice. */
  private boolean isChoice(Facet facet) {
    var values = counts.getOrDefault(facet, List.of());
    return values.size() > 1 || (values.size() == 1 && wish.chosen().containsKey(facet));
  }

  private String list(Facet facet) {
    var values = counts.getOrDefault(facet, List.of()).stream();
    var sorted =
        facet == Facet.YEAR
            ? values.sorted(
                Comparator.comparingInt((Hits.Count one) -> one.value().length())
                    .thenComparing(Hits.Count::value)
                    .reversed())
            : values;
    return sorted
        .limit(MOST)
        .map(one -> item(facet, one))
        .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
  }

  private String item(Facet facet, Hits.Count one) {
    var now = one.value().equals(wish.chosen().get(facet));
    return "<li><a rel=\"nofollow\" href=\"%s\"%s>%s</a> <small>%,d</small></li>\n"
        .formatted(
            escaped(wish.with(facet, now ? "" : one.value()).address()),
            now ? " aria-current=\"true\"" : "",
            escaped(name(facet, one.value())),
            one.works());
  }
}
