package org.subjectdesk.alliance.guide;

import static org.subjectdesk.http.Html.escaped;

import java.util.stream.Collectors;

/** The librarians on a guide: who they are, when they are there, and how to ask them now. */
final class GuideCards {
  private GuideCards() {}

  static String section(Guide.Desk desk) {
    return desk.librarians().isEmpty()
        ? ""
        : """
        <section class="card"><h2>问学科馆员</h2>
        <ul>
        %s
        </ul>
        %s</section>
        """
            .formatted(
                desk.librarians().stream().map(GuideCards::card).collect(Collectors.joining("\n")),
                ask(desk));
  }

  private static String card(Guide.Card card) {
    return """
    <li>%s<b>%s</b><em class="%s">%s</em><small>%s</small></li>\
    """
        .formatted(
            face(card),
            escaped(card.name()),
            card.onDuty() ? "here" : "away",
            card.onDuty() ? "现在在岗" : "现在不在岗",
            card.hours().isEmpty() ? "" : "值班：" + escaped(card.hours()));
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
