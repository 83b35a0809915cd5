package org.subjectdesk.dialogue;

import java.util.List;
import org.subjectdesk.script.Line;

/** What the desk decided to do with a message, and why; for counts and for whoever asks later. */
public sealed interface Decision {
  /** It answered a question with the FAQ entry that the search found with this score. */
  record Answered(String entry, double score) implements Decision {}

  /** It was not sure and offered the nearest entries. */
  record AskedBack(List<String> entries, double score) implements Decision {}

  /** It knew nothing near and said so. */
  record Unknown() implements Decision {}

  /** The reader chose an entry from a menu and got its answer. */
  record Chosen(String entry) implements Decision {}

  /** The reader chose an entry that was withdrawn since the menu. */
  record Withdrawn(String entry) implements Decision {}

  /** The reader said whether the answer helped her. */
  record Rated(boolean helpful) implements Decision {}

  /** It said one of its fixed texts. */
  record Said(Line line) implements Decision {}

  /** The reader left: everything about her is to be forgotten. */
  record Forgotten() implements Decision {}
}
