package org.subjectdesk.alliance.opac;

import static org.subjectdesk.http.Html.escaped;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.subjectdesk.catalogue.Holding;
import org.subjectdesk.catalogue.Kind;
import org.subjectdesk.catalogue.Work;
import org.subjectdesk.http.Html;

/** A work in the list: what it is, who has it, how to get it. */
final class HitHtml {
  /** What the chat understands: the first phrase of the flow interlibrary-loan. */
  static final String LOAN = "我要申请馆际互借";

  private static final int MOST_PERSONS = 3;
  private static final int MOST_COPIES = 3;
  private static final int MOST_LIBRARIES = 6;

  private final CataloguePage.Known known;
  private final String library;
  private final Work work;

  HitHtml(CataloguePage.Known known, String library, Work work) {
    this.known = known;
    this.library = library;
    this.work = work;
  }

  String item() {
    var kinds =
        work.kinds().stream()
            .map(kind -> "<b class=\"form\">" + FacetHtml.name(kind) + "</b>")
            .collect(Collectors.joining(" "));
    return """
    <li>
    <h3>%s</h3>
    <p>%s %s</p>
    %s</li>
    """
        .formatted(
            escaped(work.title().isEmpty() ? "（无题名）" : work.title()),
            kinds,
            escaped(imprint()),
            ways());
  }

  private String imprint() {
    var persons = work.persons().stream().limit(MOST_PERSONS).collect(Collectors.joining("；"));
    var more = work.persons().size() > MOST_PERSONS ? " 等" : "";
    var year = work.imprint().year() == 0 ? "" : String.valueOf(work.imprint().year());
    return Stream.of(persons + more, work.imprint().publisher(), work.imprint().edition(), year)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  private String ways() {
    var own = work.holdings().stream().filter(one -> one.library().equals(library)).toList();
    var others =
        work.libraries().stream().filter(one -> !one.equals(library)).map(known::library).toList();
    return (own.isEmpty() ? "" : own(own)) + (others.isEmpty() ? "" : others(others, own));
  }

  private static String own(List<Holding> own) {
    var ways =
        own.stream().map(HitHtml::way).distinct().limit(MOST_COPIES).collect(Collectors.joining());
    return "<p class=\"own\"><b>本馆</b>" + ways + "</p>\n";
  }

  private static String way(Holding one) {
    if (Html.leadsToWeb(one.link())) {
      return "<a rel=\"noopener\" target=\"_blank\" href=\"%s\">在线阅读</a>"
          .formatted(escaped(one.link()));
    }
    return one.callNumber().isEmpty()
        ? "<span>有藏，到馆请问馆员</span>"
        : "<span>索书号 %s</span>".formatted(escaped(one.callNumber()));
  }

  /** What the chat understands, with the title, so that its form knows it. */
  private String words() {
    var title = work.title().replaceAll("[《》]", "").strip();
    if (work.kinds().contains(Kind.JOURNAL)) {
      return "文献传递：在公众号里回复“我要文献传递《" + title + "》里的文章”";
    }
    return work.kinds().contains(Kind.THESIS)
        ? "文献传递：在公众号里回复“我要文献传递学位论文《" + title + "》”"
        : "馆际互借：在公众号里回复“我要馆际互借《" + title + "》”";
  }

  private String others(List<String> others, List<Holding> own) {
    var names = others.stream().limit(MOST_LIBRARIES).collect(Collectors.joining("、"));
    var more = others.size() > MOST_LIBRARIES ? " 等 %d 馆".formatted(others.size()) : "";
    return own.isEmpty()
        ? """
        <p class="others">%s%s有藏</p>
        <p class="loan">%s</p>
        """
            .formatted(escaped(names), more, escaped(words()))
        : "<p class=\"others\">也在：%s%s</p>\n".formatted(escaped(names), more);
  }
}
