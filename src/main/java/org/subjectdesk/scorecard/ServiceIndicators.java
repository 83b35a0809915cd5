package org.subjectdesk.scorecard;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.subjectdesk.script.Words;

/** What people do for readers, how fast, and how well. */
final class ServiceIndicators {
  static final List<Indicator> ALL =
      List.of(
          new Indicator(
              "consults",
              Dimension.SERVICE,
              new Words("咨询量", Optional.of("Consults")),
              new Words("读者打开的咨询数。", Optional.of("Consults that readers opened.")),
              new Formula.Count(Measure.CONSULTS),
              Indicator.Better.NEITHER,
              Set.of(Scope.ALLIANCE, Scope.LIBRARY, Scope.SUBJECT)),
          new Indicator(
              "handover-share",
              Dimension.SERVICE,
              new Words("转人工率", Optional.of("Went to a person")),
              new Words(
                  "咨询中转到过馆员的比例。",
                  Optional.of("Of the consults, the share that ever went to a person.")),
              new Formula.Share(Measure.HANDED, Measure.CONSULTS),
              Indicator.Better.NEITHER,
              Set.of(Scope.ALLIANCE, Scope.LIBRARY, Scope.SUBJECT)),
          new Indicator(
              "taken",
              Dimension.SERVICE,
              new Words("人工接待量", Optional.of("Consults taken")),
              new Words(
                  "馆员从队列中接起咨询的次数。",
                  Optional.of("How often a librarian took a consult out of the queue.")),
              new Formula.Count(Measure.TAKEN),
              Indicator.Better.MORE,
              Set.of(Scope.ALLIANCE, Scope.LIBRARY, Scope.SUBJECT, Scope.LIBRARIAN)),
          new Indicator(
              "wait-median",
              Dimension.SERVICE,
              new Words("等待中位数", Optional.of("Median wait")),
              new Words(
                  "读者等人接起，一半在这个时间以内。",
                  Optional.of("Half of the waits for a person were at most this long.")),
              new Formula.Within(50, Measure.TAKEN),
              Indicator.Better.LESS,
              Set.of(Scope.ALLIANCE, Scope.LIBRARY, Scope.SUBJECT, Scope.LIBRARIAN)),
          new Indicator(
              "wait-p90",
              Dimension.SERVICE,
              new Words("九成等待不超过", Optional.of("Wait of nine in ten")),
              new Words(
                  "读者等人接起，十次有九次在这个时间以内。",
                  Optional.of("Nine of ten waits for a person were at most this long.")),
              new Formula.Within(90, Measure.TAKEN),
              Indicator.Better.LESS,
              Set.of(Scope.ALLIANCE, Scope.LIBRARY, Scope.SUBJECT, Scope.LIBRARIAN)),
          new Indicator(
              "untaken-share",
              Dimension.SERVICE,
              new Words("未接率", Optional.of("Waits that nobody took")),
              new Words(
                  "想找人的读者中，没人接起就放弃或改为留言的比例。",
                  Optional.of(
                      "Of the wishes for a person, the share that ended with the reader giving up"
                          + " or leaving a message.")),
              new Formula.Share(Measure.UNTAKEN, Measure.ASKED),
              Indicator.Better.LESS,
              Set.of(Scope.ALLIANCE, Scope.LIBRARY, Scope.SUBJECT)),
          new Indicator(
              "tickets",
              Dimension.SERVICE,
              new Words("留言答复量", Optional.of("Messages answered")),
              new Words("答复过的留言数。", Optional.of("Messages left for later that were answered.")),
              new Formula.Count(Measure.TICKETS),
              Indicator.Better.MORE,
              Set.of(Scope.ALLIANCE, Scope.LIBRARY, Scope.SUBJECT, Scope.LIBRARIAN)),
          new Indicator(
              "tickets-in-time",
              Dimension.SERVICE,
              new Words("留言按时答复率", Optional.of("Messages answered in time")),
              new Words(
                  "答复过的留言中，没有逾期的比例。",
                  Optional.of(
                      "Of the messages that were answered, the share that was never overdue.")),
              new Formula.Share(Measure.IN_TIME, Measure.TICKETS),
              Indicator.Better.MORE,
              Set.of(Scope.ALLIANCE, Scope.LIBRARY, Scope.SUBJECT, Scope.LIBRARIAN)),
          new Indicator(
              "stars",
              Dimension.SERVICE,
              new Words("满意度", Optional.of("Stars")),
              new Words(
                  "读者在人工咨询后打的星，1 到 5，取平均。",
                  Optional.of("The stars that readers gave after a talk, 1 to 5, on average.")),
              new Formula.Mean(Measure.STARS, Measure.RATINGS),
              Indicator.Better.MORE,
              Set.of(Scope.ALLIANCE, Scope.LIBRARY, Scope.SUBJECT, Scope.LIBRARIAN)));

  private ServiceIndicators() {}
}
