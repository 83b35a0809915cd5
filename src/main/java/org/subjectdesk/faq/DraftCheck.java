package org.subjectdesk.faq;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.subjectdesk.yaml.Faults;

/** Turns the drafts of one file into entries and notes what is wrong with them. */
final class DraftCheck {
  private static final int LONGEST_ASKED = 300;
  private static final int LONGEST_NOTE = 200;

  /** ISO 8601, and what Excel makes of it in a CSV file. */
  private static final Pattern DAY = Pattern.compile("([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})");

  private static final Pattern ID = Pattern.compile("\\S{1,100}");

  private final String file;
  private final String library;
  private final Subjects subjects;
  private final Faults faults;
  private final Map<String, Integer> lineOfId = new HashMap<>();

  DraftCheck(String file, String library, Subjects subjects, Faults faults) {
    this.file = file;
    this.library = library;
    this.subjects = subjects;
    this.faults = faults;
  }

  FaqEntry check(Draft draft) {
    var question = question(draft.question());
    return new FaqEntry(
        library,
        id(draft.id()),
        subject(draft.subject()),
        question,
        variants(question, draft.variants()),
        answer(draft.answer()),
        upkeep(draft.upkeep()));
  }

  private FaqEntry.Upkeep upkeep(Draft.Upkeep upkeep) {
    return new FaqEntry.Upkeep(
        note(Columns.OWNER, upkeep.owner()),
        note(Columns.SOURCE, upkeep.source()),
        reviewBy(upkeep.reviewBy()));
  }

  private String note(String name, Draft.Cell cell) {
    var note = text(cell);
    if (note.length() > LONGEST_NOTE || note.indexOf('\n') >= 0) {
      fault(
          cell,
          name + " has several lines or more than " + LONGEST_NOTE + " characters",
          "write it in one short line");
    }
    return note;
  }

  private Optional<LocalDate> reviewBy(Draft.Cell cell) {
    var text = text(cell);
    var day = DAY.matcher(text);
    try {
      if (day.matches()) {
        return Optional.of(LocalDate.of(number(day, 1), number(day, 2), number(day, 3)));
      }
    } catch (DateTimeException _) {
      // The same fault as another text.
    }
    if (!text.isEmpty()) {
      fault(cell, Columns.REVIEW_BY + " is no day of the calendar", "write it as 2027-06-30");
    }
    return Optional.empty();
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private String id(Draft.Cell cell) {
    var id = text(cell);
    if (!id.isEmpty() && !ID.matcher(id).matches()) {
      fault(cell, "an id with white space or of more than 100 characters", "use a-z, 0-9 and -");
    }
    var first = lineOfId.putIfAbsent(needed("id", cell, id), cell.line());
    if (first != null && !id.isEmpty()) {
      fault(
          cell,
          "id " + id + " is there already in line " + first,
          "choose another id or remove one of the two entries");
    }
    return id;
  }

  private String question(Draft.Cell cell) {
    var question = needed("question", cell, text(cell));
    if (!question.isEmpty() && Normaliser.bare(question).isEmpty()) {
      fault(cell, "a question without words", "write what readers would ask");
    }
    refuseLong(cell, "question", question);
    if (question.indexOf('\n') >= 0) {
      fault(cell, "a question of several lines", "write it in one line, menus show it");
    }
    return question;
  }

  private String subject(Draft.Cell cell) {
    var code = text(cell);
    if (code.equals(FaqEntry.ANY_SUBJECT)) {
      return code;
    }
    if (!Subjects.isCode(code)) {
      fault(
          cell,
          code.isEmpty() ? "subject is missing" : "subject " + code + " is no code",
          "write * or a code of 2, 4 or 6 digits");
    } else if (!subjects.all().isEmpty() && subjects.withCode(code).isEmpty()) {
      fault(
          cell,
          "subject " + code + " is not in the catalogue",
          "use a code of subjects.yaml or add it there");
    }
    return code;
  }

  private List<String> variants(String question, List<Draft.Cell> cells) {
    var said = new HashSet<String>();
    said.add("");
    said.add(Normaliser.bare(question));
    var variants = new ArrayList<String>();
    for (var cell : cells) {
      refuseSeparator(cell);
      var variant = text(cell);
      refuseLong(cell, "variant", variant);
      if (said.add(Normaliser.bare(variant))) {
        variants.add(variant);
      }
    }
    return variants;
  }

  /** Readers do not ask in so many words, and only the first few hundred would count. */
  private void refuseLong(Draft.Cell cell, String name, String text) {
    if (text.length() > LONGEST_ASKED) {
      fault(
          cell,
          "a " + name + " of " + text.length() + " characters",
          "shorten it to " + LONGEST_ASKED);
    }
  }

  private void refuseSeparator(Draft.Cell cell) {
    if (cell.text().contains(Columns.SEPARATOR)) {
      fault(cell, "a variant holds |, which separates variants", "write two variants");
    }
  }

  private String answer(Draft.Cell cell) {
    var answer = needed("answer", cell, text(cell));
    var bytes = answer.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > FaqFiles.MAX_ANSWER_BYTES) {
      fault(
          cell,
          "the answer has " + bytes + " bytes and fits no WeChat message",
          "shorten it to " + FaqFiles.MAX_ANSWER_BYTES + " bytes of UTF-8");
    }
    if (!Placeholders.areProper(answer)) {
      fault(
          cell,
          "a placeholder that is not closed or has no proper name",
          "write it as {{library.hours}}");
    }
    return answer;
  }

  private String needed(String name, Draft.Cell cell, String text) {
    if (text.isEmpty()) {
      fault(cell, name + " is missing", "write the " + name);
    }
    return text;
  }

  private String text(Draft.Cell cell) {
    var text = cell.text().replace("\r\n", "\n").replace('\r', '\n').strip();
    if (text.codePoints().anyMatch(DraftCheck::isForbidden)) {
      fault(cell, "a control character or broken character", "retype the text there");
    }
    return text;
  }

  /** What XML, and so WeChat, cannot carry. */
  private static boolean isForbidden(int c) {
    return (c < ' ' && c != '\n' && c != '\t')
        || (c >= 0x7F && c <= 0x9F)
        || (c >= 0xD800 && c <= 0xDFFF)
        || c == 0xFFFD
        || c == 0xFFFE
        || c == 0xFFFF;
  }

  private void fault(Draft.Cell cell, String what, String cure) {
    faults.add(file, cell.line(), what, cure);
  }
}
