package org.subjectdesk.alliance.guide;

import static org.subjectdesk.http.Html.escaped;

import java.util.List;
import java.util.stream.Collectors;

/** The librarians on a guide: who they are, when they are there, and how to ask them now. */
final class GuideCards {
  private GuideCards() {}

  static String section(Guide.Desk desk) {
    return desk.librarians().isEmpty()
        ? ""
        : """
        <section class="card"><h2>问学科馆员</h2>
        %s%s</section>
        """
            .formatted(groups(desk.librarians()), ask(desk));
  }

  /** Nobody is taken for a subject librarian of the library who is none. */
  private static String groups(List<Guide.Card> all) {
    if (all.stream().anyMatch(one -> one.isHere() && one.covers())) {
      return list(all);
    }
    var elsewhere = all.stream().filter(Guide.Card::covers).toList();
    var team = all.stream().filter(one -> !one.covers()).toList();
    var nobody = "<p>本馆没有专门负责这个学科的馆员";
    var others =
        elsewhere.isEmpty()
            ? nobody + "，咨询团队先接待您。</p>\n"
            : "<div class=\"elsewhere\">%s；联盟里负责这个学科的是：</p>\n%s</div>\n"
                .formatted(nobody, list(elsewhere));
    return team.isEmpty()
        ? others
        : others + "<div class=\"team\"><h3>本馆咨询团队</h3>\n" + list(team) + "</div>\n";
  }

  private static String list(List<Guide.Card> cards) {
    return cards.stream()
        .map(GuideCards::card)
        .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>\n"));
  }

  private static String card(Guide.Card card) {
    return """
    <li>%s<b>%s</b><em class="%s">%s</em><small>%s%s</small></li>\
    """
        .formatted(
            face(card),
            escaped(card.name()),
            card.onDuty() ? "here" : "away",
            card.onDuty() ? "值班时间内" : "不在值班时间",
            card.isHere() ? "" : escaped(card.library()) + "<br>",
            card.hours().isEmpty() ? "" : "值班：" + escaped(card.hours()));
  }

  /** The teaching leads, the librarians' partners at the colleges. */
  static String leads(List<Guide.Lead> leads) {
    return leads.isEmpty()
        ? ""
        : leads.stream()
            .map(
                one ->
                    "<li><b>%s</b><span>%s</span><small>%s%s</small></li>"
                        .formatted(
                            escaped(one.name()),
                            escaped(String.join("、", one.subjects())),
                            one.department().map(it -> escaped(it) + " · ").orElse(""),
                            escaped(one.library())))
            .collect(
                Collectors.joining(
                    "\n",
                    "<section class=\"list leads\"><h2>专业带头人</h2>\n<ul>\n",
                    "\n</ul></section>\n"));
  }

  /** Her name stands beside it, so a photo says nothing that is not read out anyway. */
  private static String face(Guide.Card card) {
    return card.photo()
        .map(
            photo ->
                "<img class=\"face\" src=\"%s\" alt=\"\" width=\"56\" height=\"56\" loading=\"lazy\">"
                    .formatted(escaped(photo)))
        .orElseGet(
            () ->
                "<span class=\"face\" aria-hidden=\"true\">%s</span>"
                    .formatted(
                        escaped(card.name().substring(0, card.name().offsetByCodePoints(0, 1)))));
  }

  private static String ask(Guide.Desk desk) {
    var account =
        desk.account()
            .map(page -> "<p><a href=\"%s\">打开图书馆公众号</a></p>".formatted(escaped(page.toString())))
            .orElse("");
    return """
    <div class="now"><a class="ask" href="%s">马上咨询 <span lang="en">Ask now</span></a>
    <p>也可以在图书馆公众号里回复 <kbd>人工</kbd>；不在线时可以留言。</p>
    %s<p><small>开馆：%s</small></p></div>
    """
        .formatted(escaped(desk.chat().toString()), account, escaped(desk.hours()));
  }
}
