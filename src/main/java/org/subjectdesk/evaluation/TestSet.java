package org.subjectdesk.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.yaml.Faults;

/**
 * Questions with the entries that answer them.
 *
 * @param questions in the order of the file
 */
public record TestSet(List<Question> questions) {
  public TestSet {
    questions = List.copyOf(questions);
  }

  /**
   * One question.
   *
   * @param style how it is asked, empty when not told
   * @param answers the ids of the entries that answer it; none when it is outside
   */
  public record Question(String style, String text, Set<String> answers) {
    public Question {
      answers = Set.copyOf(answers);
    }
  }

  /**
   * Reads tab-separated text of the project's own form: style, id of the answer, question.
   *
   * @param name of the file, for faults
   */
  public static TestSet regression(String name, String text, Faults faults) {
    var questions = new ArrayList<Question>();
    for (var row : Table.rows(name, text, 3, faults)) {
      var id = row.field(1);
      questions.add(new Question(row.field(0), row.field(2), id.isEmpty() ? Set.of() : Set.of(id)));
    }
    return new TestSet(questions);
  }

  /** Reads questions without an answer: id and text, or the text alone in the last field. */
  public static TestSet outside(String name, String text, Faults faults) {
    var questions = new ArrayList<Question>();
    for (var row : Table.rows(name, text, 1, faults)) {
      questions.add(new Question("", row.field(row.size() - 1), Set.of()));
    }
    return new TestSet(questions);
  }

  /**
   * Reads questions ({@code id, text[, style]}) and judgements ({@code question, entry[,
   * relevance]}, or TREC's four fields).
   *
   * @param known the ids of the entries
   */
  public static TestSet judged(
      String queries,
      String queryText,
      String qrels,
      String qrelText,
      Set<String> known,
      Faults faults) {
    var answers = new LinkedHashMap<String, Set<String>>();
    for (var row : Table.rows(qrels, qrelText, 2, faults)) {
      var entry = row.field(row.size() == 4 ? 2 : 1);
      var relevance = row.size() == 2 ? "1" : row.field(row.size() - 1);
      if (row.isHeading(relevance)) {
        continue;
      }
      if (!known.contains(entry)) {
        faults.add(qrels, row.line(), "entry " + entry + " is not in the corpus", "correct the id");
      } else if (!relevance.equals("0")) {
        answers.computeIfAbsent(row.field(0), _ -> new LinkedHashSet<>()).add(entry);
      }
    }
    var questions = new ArrayList<Question>();
    for (var row : Table.rows(queries, queryText, 2, faults)) {
      var right = answers.get(row.field(0));
      if (right != null) {
        questions.add(new Question(row.size() > 2 ? row.field(2) : "", row.field(1), right));
      }
    }
    if (questions.isEmpty() && faults.isEmpty()) {
      faults.add(qrels, 1, "no question has an answer here", "use the ids of " + queries);
    }
    return new TestSet(questions);
  }

  /**
   * Reads entries ({@code id, text[, answer]}); further lines with the same id are variants.
   *
   * @param name of the file, for faults
   */
  public static List<FaqEntry> corpus(String name, String text, Faults faults) {
    var texts = new LinkedHashMap<String, List<String>>();
    var answers = new LinkedHashMap<String, String>();
    for (var row : Table.rows(name, text, 2, faults)) {
      texts.computeIfAbsent(row.field(0), _ -> new ArrayList<>()).add(row.field(1));
      if (row.size() > 2) {
        answers.putIfAbsent(row.field(0), row.field(2));
      }
    }
    return texts.entrySet().stream().map(one -> entry(one, answers)).toList();
  }

  private static FaqEntry entry(Map.Entry<String, List<String>> one, Map<String, String> answers) {
    var texts = one.getValue();
    return new FaqEntry(
        FaqEntry.ALLIANCE,
        one.getKey(),
        FaqEntry.ANY_SUBJECT,
        texts.getFirst(),
        texts.subList(1, texts.size()),
        answers.getOrDefault(one.getKey(), ""));
  }
}
