package org.subjectdesk.scorecard;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.subjectdesk.script.Words;

/** The channels, whom they reach, and what they lead to. */
final class PlatformIndicators {
  static final List<Indicator> ALL =
      List.of(
          new Indicator(
              "questions",
              Dimension.PLATFORM,
              new Words("机器人提问量", Optional.of("Questions to the desk")),
              new Words("读者向知识库提出的问题数。", Optional.of("Questions that readers put to the FAQ.")),
              new Formula.Count(Measure.QUESTIONS),
              Indicator.Better.NEITHER,
              Set.of(Scope.ALLIANCE, Scope.LIBRARY)),
          new Indicator(
              "visits",
              Dimension.PLATFORM,
              new Words("读者人次", Optional.of("Readers by day")),
              new Words(
                  "每天打开咨询的读者数之和：同一读者一天只算一次，隔天再来再算。",
                  Optional.of("Readers who opened a consult, each once a day, summed over days.")),
              new Formula.Count(Measure.VISITS),
              Indicator.Better.MORE,
              Set.of(Scope.ALLIANCE, Scope.LIBRARY, Scope.SUBJECT)),
          new Indicator(
              "new-readers",
              Dimension.PLATFORM,
              new Words("新读者", Optional.of("New readers")),
              new Words("第一次来咨询的读者数。", Optional.of("Readers who opened their first consult.")),
              new Formula.Count(Measure.NEW_READERS),
              Indicator.Better.MORE,
              Set.of(Scope.ALLIANCE, Scope.LIBRARY, Scope.SUBJECT)),
          new Indicator(
              "referrals",
              Dimension.PLATFORM,
              new Words("引流提出", Optional.of("Referrals offered")),
              new Words(
                  "向读者提出联盟平台的次数。",
                  Optional.of("How often a platform of the alliance was offered to a reader.")),
              new Formula.Count(Measure.REFERRALS),
              Indicator.Better.MORE,
              Set.of(Scope.ALLIANCE, Scope.LIBRARY, Scope.SUBJECT)),
          new Indicator(
              "referral-clicks",
              Dimension.PLATFORM,
              new Words("引流点开率", Optional.of("Referrals opened")),
              new Words(
                  "提出的引流中，读者点开链接的比例。",
                  Optional.of("Of the referrals offered, the share whose link was opened.")),
              new Formula.Share(Measure.CLICKED, Measure.REFERRALS),
              Indicator.Better.MORE,
              Set.of(Scope.ALLIANCE, Scope.LIBRARY, Scope.SUBJECT)),
          new Indicator(
              "referral-solved",
              Dimension.PLATFORM,
              new Words("引流解决率", Optional.of("Referrals that helped")),
              new Words(
                  "有结果的引流中，解决了问题的比例。",
                  Optional.of("Of the referrals whose end is known, the share that helped.")),
              new Formula.Share(Measure.SOLVED, Measure.ENDED),
              Indicator.Better.MORE,
              Set.of(Scope.ALLIANCE, Scope.LIBRARY, Scope.SUBJECT)),
          new Indicator(
              "digests",
              Dimension.PLATFORM,
              new Words("推送到达", Optional.of("Digests told")),
              new Words("告知到读者的推送期数。", Optional.of("Digests that readers were told of.")),
              new Formula.Count(Measure.DIGESTS),
              Indicator.Better.MORE,
              Set.of(Scope.ALLIANCE, Scope.LIBRARY)),
          new Indicator(
              "subscriptions",
              Dimension.PLATFORM,
              new Words("新增订阅", Optional.of("New subscriptions")),
              new Words(
                  "读者新订阅的学科数；几天内又退订的不算。",
                  Optional.of(
                      "Subjects that readers subscribed to and did not leave again within days.")),
              new Formula.Count(Measure.SUBSCRIPTIONS),
              Indicator.Better.MORE,
              Set.of(Scope.ALLIANCE, Scope.LIBRARY, Scope.SUBJECT)));

  private PlatformIndicators() {}
}
