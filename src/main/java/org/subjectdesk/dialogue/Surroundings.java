package org.subjectdesk.dialogue;

import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.subjectdesk.directory.Field;
import org.subjectdesk.directory.Platform;
import org.subjectdesk.directory.Service;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.flow.Action;
import org.subjectdesk.flow.Flow;
import org.subjectdesk.flow.Flows;
import org.subjectdesk.routing.Need;
import org.subjectdesk.routing.Placement;
import org.subjectdesk.routing.Queue;
import org.subjectdesk.script.Words;
import org.subjectdesk.slot.Entered;
import org.subjectdesk.slot.SlotReader;

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

  /** Whether she lets this consult go to librarians of other libraries. */
  Away away();

  /**
   * The consult with a message of hers of which a librarian asked whether it may go to other
   * libraries, if she has not said; it may be over.
   */
  Optional<String> askedOfTicket();

  /** The same, only while that question is the last thing that reached her. */
  Optional<String> justAskedOfTicket();

  /** Whether others could help at all: the alliance has a shared desk. */
  boolean hasSharedDesk();

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

  /** The flows of the reader's library as they are now. */
  Flows flows();

  /** A flow in the version in which a reader began it; empty when nobody has kept that. */
  Optional<Flow> flow(String id, String version);

  /** What an action tells a flow; changes nothing. */
  Map<String, Entered.Value> ask(Action action, Map<String, Entered.Value> slots);

  /** What reads values that readers enter, on the day of the turn. */
  SlotReader slots();

  /** What readers may need that a chat cannot give. */
  Collection<Service> services();

  /** Whether a platform of the alliance meets a need now. */
  boolean meets(String need);

  /**
   * Offers the best platform for a need, and notes that it did; empty when there is none.
   *
   * @param told what she has told of it
   */
  Optional<Offer> offer(String need, Map<Field, String> told);

  /**
   * A link of her own to the platform that she was offered; empty when the offer is over.
   *
   * @param bare whether nothing is to be passed on
   */
  Optional<Link> accept(String offer, boolean bare);

  /** Whether a link resolver of the alliance meets a need now: it finds a work by its numbers. */
  boolean resolves(String need);

  /**
   * What the catalogue has for her message; empty when she looks for no title, or there is no
   * catalogue.
   */
  Optional<Catalogued> works(String text);

  /** The last platform that she was led to, if she has not told yet whether it helped. */
  Optional<String> untold();

  /**
   * The platform that she may be asked of now, some time after she opened its link, and notes that
   * she is: of each link she is asked once.
   */
  Optional<Later> askLater();

  /**
   * A platform that she was led to.
   *
   * @param referral its id
   */
  record Later(String referral, Words platform) {}

  /**
   * A platform that she was offered.
   *
   * @param id of the offer
   * @param service what it is for
   * @param passed what would be passed on
   * @param values the same and more, for telling her in words
   */
  record Offer(
      String id,
      Words service,
      Platform platform,
      Map<Field, String> passed,
      Map<Field, String> values) {}

  /**
   * A link to a platform.
   *
   * @param name of the platform
   * @param address that she opens
   * @param program the mini-program that opens instead, where she can
   */
  record Link(Words name, String address, Optional<Program> program) {
    /** A page of a mini-program. */
    public record Program(String appId, String path) {}
  }

  /** What the reader, or somebody at the library, said. */
  record Said(boolean byReader, String text) {}

  /** A subject that she may choose. */
  record Subject(String code, String name) {}
}
