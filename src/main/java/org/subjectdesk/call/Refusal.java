package org.subjectdesk.call;

import java.util.Locale;

/** Why an act may not be, and what to do instead. */
public enum Refusal {
  NOT_YOURS(Kind.RIGHT, "only the library that made the call may do this"),
  NOT_REVIEWER(Kind.RIGHT, "a library-admin of the call's library has to do this"),
  OWN_WORK(Kind.RIGHT, "somebody else than who handed it in has to publish it"),
  NOT_APPLICANT(Kind.RIGHT, "only the library that applies may do this"),
  NOT_PARTY(
      Kind.RIGHT,
      "only a party of the agreement may do this, and with a milestone the one whose duty it is"),
  OWN_CALL(Kind.RIGHT, "a library does not apply to its own call"),
  INVOLVED(Kind.RIGHT, "your own library applies, so you do not judge"),
  LEFT(Kind.RIGHT, "the library has left the alliance"),
  UNKNOWN(Kind.UNKNOWN, "there is none with this id, or you may not see it"),
  WRONG_STATE(Kind.STATE, "the call is not at that point; read it again"),
  PUBLISHED(Kind.STATE, "a published call is not changed; withdraw it and write a new one"),
  DEADLINE_PASSED(Kind.STATE, "the deadline has passed; ask the initiator's library"),
  BEFORE_DEADLINE(Kind.STATE, "applications are opened when the deadline has passed"),
  SUBMITTED(Kind.STATE, "it was submitted; withdraw it first, then change and submit it again"),
  TAKEN(Kind.STATE, "you have an application for this organisation already; change that one"),
  NOT_SCORED(Kind.STATE, "score every application that you select, by all criteria"),
  MILESTONES_OPEN(Kind.STATE, "accept or drop all milestones first"),
  MISSING(Kind.INPUT, "this is needed"),
  REASON_NEEDED(Kind.INPUT, "say why; the others read it"),
  SHARES(Kind.INPUT, "the shares have to be 10000 basis points (100 %) together, none empty"),
  DEADLINE_BEHIND(Kind.INPUT, "the deadline has to lie ahead"),
  PARTIES(Kind.INPUT, "name the initiator and every selected applicant, each once"),
  SCORES(Kind.INPUT, "give 0 to 100 points for each criterion, in their order"),
  CHOICE(Kind.INPUT, "choose one or several of the submitted applications");

  private final Kind kind;
  private final String text;

  Refusal(Kind kind, String text) {
    this.kind = kind;
    this.text = text;
  }

  /** What sort of fault it is. */
  public enum Kind {
    /** Somebody else may. */
    RIGHT,
    /** There is nothing of that name. */
    UNKNOWN,
    /** At another time it may be. */
    STATE,
    /** What was sent is wrong. */
    INPUT
  }

  public Kind kind() {
    return kind;
  }

  /** The same for people. */
  public String text() {
    return text;
  }

  /** Its name for programs, such as {@code call-own-work}. */
  public String key() {
    return "call-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
