package org.subjectdesk.dialogue;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.routing.Need;
import org.subjectdesk.routing.Placement;
import org.subjectdesk.routing.Queue;

/**
 * What a turn may ask of the world beside the message. Its answers come from the turn's own
 * transaction, so nothing is looked up that the turn does not need.
 */
public interface Surroundings {
  /** An FAQ entry that the reader's library may answer with. */
  Optional<FaqEntry> entry(String id);

  /** Whether anybody at all could take a consult of this library, today or another day. */
  boolean hasLibrarians();

  /** Whether this reader may talk with a person, or was kept from it for abuse. */
  boolean isWelcome();

  /** The subjects, by code, for which somebody of the library is ready now. */
  List<Subject> subjects();

  /** Who should take it now. */
  Placement place(Need need);

  /** How many wait in a queue before this reader. */
  int ahead(Queue queue);

  /** When a message that is left now will be answered at the latest, in the readers' zone. */
  ZonedDateTime answerBy();

  /**
   * A link, for her alone, where she may agree to be told of an answer outside of the channel's
   * window; empty where she cannot, or has agreed already. Each call makes another.
   */
  Optional<String> consentLink();

  /** The name of the librarian who was given this code to bind her own WeChat. */
  Optional<String> librarianWith(String code);

  /** What was said last in this reader's last talk with a librarian, oldest first. */
  List<Said> lastTalk();

  /** What the reader, or somebody at the library, said. */
  record Said(boolean byReader, String text) {}

  /** A subject that she may choose. */
  record Subject(String code, String name) {}
}
