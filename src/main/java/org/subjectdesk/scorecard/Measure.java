package org.subjectdesk.scorecard;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is counted of a day. A measure is never counted otherwise than before: that would be another
 * one, with another name.
 */
public enum Measure {
  /** Consults that were opened. */
  CONSULTS("consult", true),
  /** Readers who opened a consult on that day, each once. */
  VISITS("consult", true),
  /** Readers who opened their first consult of all. */
  NEW_READERS("consult", true),
  /** Consults opened on that day that ever went to a person. */
  HANDED("consult, handover", true),
  /** Questions that the index was asked. */
  QUESTIONS("question", true),
  /** Of these, answered outright or by the reader's choice of an entry. */
  ANSWERED("question", true),
  /** Of these, those to which nothing was found, or nothing that the reader wanted. */
  UNANSWERED("question", true),
  /** Of these, those whose answer the reader judged. */
  JUDGED("question", true),
  /** Of these, those whose answer helped. */
  HELPFUL("question", true),
  /** Waits that ended because a librarian took the consult, by how long they were. */
  TAKEN("handover", true),
  /** Wishes for a person. */
  ASKED("handover", true),
  /** Of these, those that nobody took before the reader gave up or left a message. */
  UNTAKEN("handover", true),
  /** Messages left for later that were answered, by how long that took. */
  TICKETS("ticket", true),
  /** Of these, those answered before they were overdue. */
  IN_TIME("ticket", true),
  /** Talks that readers gave stars. */
  RATINGS("rating", true),
  /** These stars. */
  STARS("rating", true),
  /** Platforms of the alliance that were offered to readers. */
  REFERRALS("referral", true),
  /** Of these, those whose link was opened. */
  CLICKED("referral", true),
  /** Referrals of which the end is known. */
  ENDED("referral", true),
  /** Of these, those that helped. */
  SOLVED("referral", true),
  /** Digests that readers were told of. */
  DIGESTS("digest", true),
  /** Subscriptions that were begun, and not ended again within the days that are counted anew. */
  SUBSCRIPTIONS("subscription", true),
  /** Entries that somebody wrote or imported. */
  ENTRIES_NEW("faq_revision", false),
  /** Revisions of entries. */
  ENTRIES_RENEWED("faq_revision", false),
  /** Readers of other libraries who were answered, less what was taken back. */
  GIVEN("contribution", true),
  /** The same, by the library whose reader it was. */
  RECEIVED("contribution", true),
  /** Answers that were written for all. */
  GIVEN_ENTRIES("contribution", false),
  /** Records that were shared with all. */
  GIVEN_RECORDS("contribution", false),
  /** Runs that took records over, or tried to. */
  RUNS("bib_run", false),
  /** Of these, those that came to their end. */
  RUNS_DONE("bib_run", false),
  /** Sign-ins of librarians. */
  SIGN_INS("audit", false);

  private static final Map<String, Measure> BY_KEY =
      Arrays.stream(values()).collect(Collectors.toMap(Measure::key, Function.identity()));

  private final String events;
  private final boolean readers;

  Measure(String events, boolean readers) {
    this.events = events;
    this.readers = readers;
  }

  /** The tables that it is counted from. */
  public String events() {
    return events;
  }

  /** Whether readers stand behind it. */
  public boolean isOfReaders() {
    return readers;
  }

  /** Its name in the store. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one with this name. */
  public static Measure of(String key) {
    return Optional.ofNullable(BY_KEY.get(key)).orElseThrow();
  }
}
