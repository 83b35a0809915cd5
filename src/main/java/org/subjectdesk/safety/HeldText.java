package org.subjectdesk.safety;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.subjectdesk.message.ReaderId;

/**
 * A text that waits for review, or was decided.
 *
 * @param library whose librarians decide; {@code *} = the alliance's admins
 * @param author the librarian who wrote it, empty for the reader or where nobody knows
 * @param text what waits
 * @param hit why
 * @param at since when
 */
public record HeldText(
    String id,
    Kind kind,
    String library,
    Place place,
    String author,
    String text,
    Hit hit,
    Instant at,
    Fate fate) {
  /** What it is. */
  public enum Kind {
    /** What a reader said to a librarian. */
    TALK,
    /** A message that a reader left. */
    TICKET,
    /** What a reader said of a talk. */
    REMARK,
    /** What a librarian says in a talk. */
    REPLY,
    /** A librarian's answer to a message that was left. */
    ANSWER,
    /** The draft of a FAQ entry. */
    ENTRY,
    /** A file of the alliance's directory. */
    DIRECTORY;

    /** Its name in the store and in the API. */
    public String stored() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a reader wrote it. */
    public boolean isReaders() {
      return this == TALK || this == TICKET || this == REMARK;
    }

    static Kind of(String stored) {
      return valueOf(stored.toUpperCase(Locale.ROOT));
    }
  }

  /** What became of it. */
  public enum State {
    WAITING,
    RELEASED,
    REFUSED,
    /** Its draft was changed or dropped before anybody decided. */
    WITHDRAWN;

    /** Its name in the store and in the API. */
    public String stored() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String stored) {
      return valueOf(stored.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * Where it belongs.
   *
   * @param reader who wrote it, or is to get it; empty for an entry
   * @param consult empty for an entry
   * @param message the id of the reader's message, or the key of the librarian's act
   * @param object the id of the ticket or entry or the name of the file, empty without one
   * @param version of the draft, or the edition that the file was written over
   */
  public record Place(
      Optional<ReaderId> reader, String consult, String message, String object, long version) {
    /** In a consult. */
    public static Place in(ReaderId reader, String consult, String message, String object) {
      return new Place(Optional.of(reader), consult, message, object, 0);
    }

    /** A draft. */
    public static Place draft(String entry, long version) {
      return new Place(Optional.empty(), "", "", entry, version);
    }
  }

  /**
   * What was decided.
   *
   * @param by the librarian, empty while it waits
   * @param reason in her words, may be empty
   */
  public record Fate(State state, String by, Instant at, String reason) {}

  /** A new one, which waits. */
  public static HeldText of(
      Kind kind, String library, Place place, String author, String text, Hit hit, Instant at) {
    var chance = ThreadLocalRandom.current().nextLong(1L << 40);
    var id = "h" + Long.toString(at.toEpochMilli(), 36) + "-" + Long.toString(chance, 36);
    return new HeldText(
        id,
        kind,
        library,
        place,
        author,
        text,
        hit,
        at,
        new Fate(State.WAITING, "", Instant.EPOCH, ""));
  }

  /** Whether nobody has decided yet. */
  public boolean isWaiting() {
    return fate.state() == State.WAITING;
  }

  /** Whether others may read it. */
  public boolean isReleased() {
    return fate.state() == State.RELEASED;
  }
}
