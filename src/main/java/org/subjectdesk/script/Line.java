package org.subjectdesk.script;

import java.util.Locale;
import java.util.Optional;

/** The fixed texts of the desk; each constant is a key below {@code say} in {@code texts.yaml}. */
public enum Line {
  WELCOME,
  GREETING,
  HELP,
  CANNOT_READ,
  UNHEARD,
  GOODBYE,
  UNSURE,
  CHOOSE,
  UNKNOWN,
  PERSON_OPTION,
  PERSON,
  NO_SUCH_NUMBER,
  NOTHING_MORE,
  RATE,
  HELPFUL_OPTION,
  NOT_HELPFUL_OPTION,
  THANKS,
  SORRY,
  SORRY_NEAREST,
  MISSED_TWICE,
  ASK_SUBJECT,
  ANY_SUBJECT_OPTION,
  CHOOSE_SUBJECT,
  WAITING("place"),
  STILL_WAITING("place"),
  NEXT_IN_QUEUE,
  AHEAD_IN_QUEUE("ahead"),
  MOVED,
  CANCELLED,
  LEAVE_MESSAGE("due"),
  LEAVE_MESSAGE_NOW("due"),
  MESSAGE_UNREADABLE,
  MESSAGE_TAKEN("due"),
  WAITED_TOO_LONG("due"),
  CONSENT("link"),
  NOTICE_TITLE,
  NOTICE,
  ANSWER_TO_MESSAGE("asked"),
  JOINED("librarian"),
  TALK_ENDED,
  TALK_CLOSED,
  STARS_5,
  STARS_4,
  STARS_3,
  STARS_2,
  STARS_1,
  CHOOSE_STARS,
  STARS_THANKS,
  STARS_IN_WORDS_THANKS,
  TRANSCRIPT,
  TRANSCRIPT_READER,
  TRANSCRIPT_LIBRARY,
  NO_TRANSCRIPT,
  BOUND("librarian"),
  BIND_REFUSED,
  READER_WAITS("link"),
  FLOW_WAY_OUT,
  FLOW_OPTIONAL,
  FLOW_CHOOSE,
  FLOW_RETRY("label"),
  FLOW_NOT_A_LINE,
  FLOW_WRONG_CHECK_DIGIT("label"),
  FLOW_TOO_SHORT("label"),
  FLOW_TOO_LONG("label"),
  FLOW_OUT_OF_RANGE("label"),
  FLOW_UNCLEAR,
  FLOW_NOT_OPTIONAL,
  FLOW_FIRST_STEP,
  FLOW_PAUSED("flow"),
  FLOW_CONTINUE_OPTION,
  FLOW_STOP_OPTION,
  FLOW_CANCELLED("flow"),
  FLOW_ENDED,
  FLOW_NOT_SAID,
  REFERRED,
  MISSING_VALUE;

  private final String moment;

  Line() {
    this("");
  }

  Line(String moment) {
    this.moment = moment;
  }

  /**
   * The value of the moment that this text may name beside the library's own, such as {@code
   * now.due}; empty when there is none.
   */
  public Optional<String> moment() {
    return moment.isEmpty() ? Optional.empty() : Optional.of("now." + moment);
  }

  /** Its key in the file, such as {@code cannot-read}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
