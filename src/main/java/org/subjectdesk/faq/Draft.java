package org.subjectdesk.faq;

import java.util.List;

/** One entry as a file has it, before anything is checked; what is missing is empty. */
record Draft(Cell id, Cell subject, Cell question, List<Cell> variants, Cell answer) {
  /** A value and its line. */
  record Cell(String text, int line) {}
}
