package org.subjectdesk.scorecard;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.subjectdesk.script.Words;

/** What members and their people do. */
final class InstitutionIndicators {
  static final List<Indicator> ALL =
      List.of(
          new Indicator(
              "active-librarians",
              Dimension.INSTITUTION,
              new Words("活跃馆员", Optional.of("Active librarians")),
              new Words("登录过工作台的馆员人数。", Optional.of("Librarians who signed in, each once.")),
              new Formula.Different(Formula.Each.LIBRARIAN, Set.of(Measure.SIGN_INS)),
              Indicator.Better.MORE,
              Set.of(Scope.ALLIANCE, Scope.LIBRARY)),
          new Indicator(
              "answering-librarians",
              Dimension.INSTITUTION,
              new Words("参与答复的馆员", Optional.of("Librarians who answered")),
              new Words(
                  "接过咨询或答复过留言的馆员人数，按读者所在馆统计。",
                  Optional.of(
                      "Librarians who took a consult or answered a message, each once; of a library"
                          + " those who helped its readers.")),
              new Formula.Different(Formula.Each.LIBRARIAN, Set.of(Measure.TAKEN, Measure.TICKETS)),
              Indicator.Better.MORE,
              Set.of(Scope.ALLIANCE, Scope.LIBRARY, Scope.SUBJECT)),
          new Indicator(
              "subjects-covered",
              Dimension.INSTITUTION,
              new Words("人工覆盖的专业大类", Optional.of("Subjects covered by people")),
              new Words(
                  "馆员接过咨询或答复过留言的专业大类数。",
                  Optional.of(
                      "Major groups of the catalogue in which a consult was taken or a message"
                          + " answered.")),
              new Formula.Different(Formula.Each.SUBJECT, Set.of(Measure.TAKEN, Measure.TICKETS)),
              Indicator.Better.MORE,
              Set.of(Scope.ALLIANCE, Scope.LIBRARY, Scope.LIBRARIAN)),
          new Indicator(
              "across-given",
              Dimension.INSTITUTION,
              new Words("支援外馆", Optional.of("Help given across libraries")),
              new Words(
                  "为外馆读者答复的咨询和留言，冲销的已减去。",
                  Optional.of(
                      "Consults and messages of other libraries’ readers that were answered, less"
                          + " what was taken back.")),
              new Formula.Count(Measure.GIVEN),
              Indicator.Better.MORE,
              Set.of(Scope.ALLIANCE, Scope.LIBRARY, Scope.LIBRARIAN)),
          new Indicator(
              "across-received",
              Dimension.INSTITUTION,
              new Words("受外馆支援", Optional.of("Help received across libraries")),
              new Words(
                  "本馆读者的咨询和留言由外馆答复的件数。",
                  Optional.of(
                      "Consults and messages of its readers that another library answered.")),
              new Formula.Count(Measure.RECEIVED),
              Indicator.Better.NEITHER,
              Set.of(Scope.LIBRARY)));

  private InstitutionIndicators() {}
}
