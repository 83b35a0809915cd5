package org.subjectdesk.alliance.guide;

import static org.subjectdesk.http.Html.escaped;

import java.util.List;
import java.util.stream.Collectors;
import org.subjectdesk.alliance.call.OpenCall;
import org.subjectdesk.call.Deadline;

/** The project calls on a guide: what is wanted, by whom, until when, and how to take part. */
final class CallsHtml {
  private CallsHtml() {}

  static String section(List<OpenCall> calls) {
    return calls.isEmpty()
        ? ""
        : calls.stream()
            .map(CallsHtml::call)
            .collect(
                Collectors.joining(
                    "\n",
                    "<section class=\"list calls\" id=\"calls\"><h2>项目招募</h2>\n<ul>\n",
                    """

                    </ul>
                    <p><small>想参加，在图书馆公众号里回复 <kbd>人工</kbd>，由学科馆员代为申请。</small></p></section>
                    """));
  }

  private static String call(OpenCall call) {
    var terms = call.terms();
    return """
    <li><b>%s</b><span>%s</span><small>需要：%s</small>\
    <small>%s · %s%s · %s截止</small></li>\
    """
        .formatted(
            escaped(terms.title()),
            escaped(terms.items()),
            escaped(terms.talent()),
            escaped(terms.initiator().name()),
            escaped(call.libraryName()),
            terms.budget() == 0 ? "" : " · 经费 " + yuan(terms.budget()) + " 元",
            Deadline.shown(call.deadline()));
  }

  private static String yuan(long fen) {
    return fen % 100 == 0 ? "%,d".formatted(fen / 100) : "%,d.%02d".formatted(fen / 100, fen % 100);
  }
}
