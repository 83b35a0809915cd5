package org.subjectdesk.faq;

import java.util.List;

/** One entry as a file or a form has it, before anything is checked; what is missing is empty. */
record Draft(
    Cell id, Cell subject, Cell question, List<Cell> variants, Cell answer, Upkeep upkeep) {
  /** A value and its line. */
  record Cell(String text, int line) {}

  /** The optional fields. */
  record Upkeep(Cell owner, Cell source, Cell reviewBy) {}
}
