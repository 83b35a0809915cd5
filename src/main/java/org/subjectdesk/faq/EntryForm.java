package org.subjectdesk.faq;

import java.util.List;
import java.util.stream.IntStream;
import org.subjectdesk.yaml.Faults;

/**
 * An entry as somebody typed it into a form: nothing is checked, and what is missing is empty.
 *
 * @param reviewBy a day such as 2027-06-30
 */
public record EntryForm(
    String subject,
    String question,
    List<String> variants,
    String answer,
    String owner,
    String source,
    String reviewBy) {
  private static final int FIRST_VARIANT = Columns.NAMES.size() + 1;

  public EntryForm {
    variants = List.copyOf(variants);
  }

  /** An entry in the fields of a form. */
  public static EntryForm of(FaqEntry entry) {
    var fields = Columns.fields(entry);
    return new EntryForm(
        entry.subject(),
        entry.question(),
        entry.variants(),
        entry.answer(),
        entry.upkeep().owner(),
        entry.upkeep().source(),
        fields.get(Columns.NAMES.indexOf(Columns.REVIEW_BY)));
  }

  /**
   * What a check came to.
   *
   * @param entry only to be used when there are no faults
   */
  public record Checked(FaqEntry entry, List<FieldFault> faults) {
    public Checked {
      faults = List.copyOf(faults);
    }
  }

  /**
   * Something wrong in a field.
   *
   * @param field its name as in files; a single variant has its number, from 1, behind a slash
   */
  public record FieldFault(String field, String what, String cure) {}

  /** Checks the form by the very rules of files. */
  public Checked check(String library, String id, Subjects subjects) {
    var faults = new Faults();
    var entry = new DraftCheck("form", library, subjects, faults).check(draft(id));
    return new Checked(
        entry,
        faults.list().stream()
            .map(fault -> new FieldFault(field(fault.line()), fault.what(), fault.cure()))
            .toList());
  }

  /** Each field gets a line of its own, so that a fault's line tells the field. */
  private Draft draft(String id) {
    return new Draft(
        cell("id", id),
        cell("subject", subject),
        cell("question", question),
        IntStream.range(0, variants.size())
            .mapToObj(number -> new Draft.Cell(variants.get(number), FIRST_VARIANT + number))
            .toList(),
        cell("answer", answer),
        new Draft.Upkeep(
            cell(Columns.OWNER, owner),
            cell(Columns.SOURCE, source),
            cell(Columns.REVIEW_BY, reviewBy)));
  }

  private static Draft.Cell cell(String name, String text) {
    return new Draft.Cell(text, Columns.NAMES.indexOf(name) + 1);
  }

  private static String field(int line) {
    return line < FIRST_VARIANT
        ? Columns.NAMES.get(line - 1)
        : "variants/" + (line - FIRST_VARIANT + 1);
  }
}
