package org.subjectdesk.dialogue;

import java.util.List;
import org.subjectdesk.script.Line;

/** What the desk decided to do with a message, and why; for counts and for whoever asks later. */
public sealed interface Decision {
  /** It answered with an FAQ entry, found by search with this score or chosen from a menu (1). */
  record Answered(String entry, double score) implements Decision {}

  /** It was not sure and offered the nearest entries. */
  record AskedBack(List<String> entries, double score) implements Decision {}

  /** It knew nothing near and said so. */
  record Unknown() implements Decision {}

  /** It said one of its fixed texts. */
  record Said(Line line) implements Decision {}

  /** The reader left: everything about her is to be forgotten. */
  record Forgotten() implements Decision {}
}
