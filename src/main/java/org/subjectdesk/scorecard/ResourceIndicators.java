package org.subjectdesk.scorecard;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.subjectdesk.script.Words;

/** Answers and records: what there is, and whether it helps. */
final class ResourceIndicators {
  static final List<Indicator> ALL =
      List.of(
          new Indicator(
              "entries-new",
              Dimension.RESOURCE,
              new Words("新增知识条目", Optional.of("New entries")),
              new Words(
                  "馆员新写或导入的知识条目数，随软件附带的不算。",
                  Optional.of(
                      "Entries that somebody wrote or imported; shipped ones do not count.")),
              new Formula.Count(Measure.ENTRIES_NEW),
              Indicator.Better.MORE,
              Set.of(Scope.ALLIANCE, Scope.LIBRARY, Scope.SUBJECT)),
          new Indicator(
              "entries-renewed",
              Dimension.RESOURCE,
              new Words("修订知识条目", Optional.of("Entries renewed")),
              new Words("已有知识条目的修订次数。", Optional.of("Revisions of entries that were there.")),
              new Formula.Count(Measure.ENTRIES_RENEWED),
              Indicator.Better.MORE,
              Set.of(Scope.ALLIANCE, Scope.LIBRARY, Scope.SUBJECT)),
          new Indicator(
              "entries-shared",
              Dimension.RESOURCE,
              new Words("共享知识条目", Optional.of("Entries shared")),
              new Words(
                  "为全联盟发布的知识条目，冲销的已减去。",
                  Optional.of(
                      "Entries published for the whole alliance, less what was taken back.")),
              new Formula.Count(Measure.GIVEN_ENTRIES),
              Indicator.Better.MORE,
              Set.of(Scope.ALLIANCE, Scope.LIBRARY, Scope.LIBRARIAN)),
          new Indicator(
              "records-shared",
              Dimension.RESOURCE,
              new Words("共享书目", Optional.of("Records shared")),
              new Words(
                  "共享给联盟的书目条数，冲销的已减去。",
                  Optional.of("Catalogue records shared with all, less what was taken back.")),
              new Formula.Count(Measure.GIVEN_RECORDS),
              Indicator.Better.MORE,
              Set.of(Scope.ALLIANCE, Scope.LIBRARY)),
          new Indicator(
              "runs-done",
              Dimension.RESOURCE,
              new Words("书目更新成功率", Optional.of("Record updates that went well")),
              new Words(
                  "结束的书目导入和采集中，顺利完成的比例。",
                  Optional.of(
                      "Of the imports and harvests that ended, the share that was not broken"
                          + " off.")),
              new Formula.Share(Measure.RUNS_DONE, Measure.RUNS),
              Indicator.Better.MORE,
              Set.of(Scope.ALLIANCE, Scope.LIBRARY)),
          new Indicator(
              "answered-share",
              Dimension.RESOURCE,
              new Words("知识库答复率", Optional.of("Answered from the FAQ")),
              new Words(
                  "读者提问中，由知识库直接答复或读者选中条目的比例。",
                  Optional.of(
                      "Of all questions, the share answered outright or by an entry that the reader"
                          + " chose.")),
              new Formula.Share(Measure.ANSWERED, Measure.QUESTIONS),
              Indicator.Better.MORE,
              Set.of(Scope.ALLIANCE, Scope.LIBRARY)),
          new Indicator(
              "unanswered-share",
              Dimension.RESOURCE,
              new Words("知识库未答率", Optional.of("Not answered from the FAQ")),
              new Words(
                  "读者提问中，没有给出答案的比例：没找到、反问后读者没选，或要的书各馆都没有。",
                  Optional.of(
                      "Of all questions, the share that got no answer: nothing was found, the"
                          + " reader chose none of what was offered, or no member has the title.")),
              new Formula.Share(Measure.UNANSWERED, Measure.QUESTIONS),
              Indicator.Better.LESS,
              Set.of(Scope.ALLIANCE, Scope.LIBRARY)),
          new Indicator(
              "helpful-share",
              Dimension.RESOURCE,
              new Words("答案有用率", Optional.of("Answers found helpful")),
              new Words(
                  "读者评价过的答案中，评为“有用”的比例。",
                  Optional.of("Of the answers that readers judged, the share that helped.")),
              new Formula.Share(Measure.HELPFUL, Measure.JUDGED),
              Indicator.Better.MORE,
              Set.of(Scope.ALLIANCE, Scope.LIBRARY)));

  private ResourceIndicators() {}
}
