package org.subjectdesk.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.subjectdesk.evaluation.TestSet.Question;
import org.subjectdesk.faq.Band;
import org.subjectdesk.faq.FaqIndex;
import org.subjectdesk.faq.Found;

/** Asks the questions of test sets and counts. */
public final class Evaluation {
  private Evaluation() {}

  /** What a question came to: the place of the first right hit (0 = none), band and confidence. */
  record Outcome(String style, int place, Band band, double confidence) {
    boolean rightWithin(int places) {
      return place > 0 && place <= places;
    }
  }

  /**
   * Asks everything.
   *
   * @param library whose entries are searched
   * @param outside sets of questions that no entry answers, by name
   */
  public static Report run(
      FaqIndex index, String library, TestSet questions, Map<String, TestSet> outside) {
    var inside = ask(index, library, questions);
    var others = new LinkedHashMap<String, Report.Outside>();
    outside.forEach(
        (name, set) -> others.put(name, Report.outside(inside, ask(index, library, set))));
    return Report.of(inside, others, index.expected(library));
  }

  private static List<Outcome> ask(FaqIndex index, String library, TestSet set) {
    var outcomes = new ArrayList<Outcome>();
    for (var question : set.questions()) {
      var found = index.find(question.text(), library, Optional.empty());
      outcomes.add(
          new Outcome(question.style(), place(question, found), found.band(), found.confidence()));
    }
    return outcomes;
  }

  private static int place(Question question, Found found) {
    for (var i = 0; i < found.hits().size(); i++) {
      if (question.answers().contains(found.hits().get(i).entry().id())) {
        return i + 1;
      }
    }
    return 0;
  }
}
