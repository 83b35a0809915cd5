package org.subjectdesk.script;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

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
  ASK_AWAY,
  ASK_AWAY_IN_TALK,
  ASK_AWAY_TICKET,
  ASK_AWAY_LATER("asked"),
  AWAY_OPTION,
  HOME_OPTION,
  CHOOSE_AWAY,
  AWAY_AGREED,
  AWAY_REFUSED,
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
  DIGEST("subjects", "link"),
  DIGEST_TITLE,
  DIGEST_NOTICE,
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
  REFERRAL_OFFER("service", "platform", "why"),
  REFERRAL_PASSES("passed"),
  REFERRAL_PASSES_NOTHING,
  REFERRAL_ACCEPT_OPTION,
  REFERRAL_BARE_OPTION,
  REFERRAL_DECLINE_OPTION,
  REFERRAL_DECLINED,
  REFERRAL_OVER,
  REFERRAL_LINK("link", "platform"),
  REFERRAL_PROGRAM_LINK("link", "platform", "app", "path"),
  REFERRAL_ASK,
  REFERRAL_LATER("platform"),
  REFERRAL_SOLVED_OPTION,
  REFERRAL_UNSOLVED_OPTION,
  REFERRAL_SOLVED,
  REFERRAL_UNSOLVED,
  PASSED_QUESTION,
  PASSED_SUBJECT,
  PASSED_LIBRARY,
  PASSED_TITLE,
  PASSED_SOURCE,
  WORKS_FOUND("count"),
  WORKS_IN_OTHER_FORM("count"),
  WORKS_NEAR("words", "count"),
  WORKS_MORE("link"),
  WORKS_NONE("words"),
  WORK_HERE("call"),
  WORK_HERE_SOMEWHERE,
  WORK_HERE_ONLINE,
  WORK_ONLINE("link"),
  WORK_ELSEWHERE("libraries", "count"),
  WORK_ELSEWHERE_MORE("libraries", "count"),
  WORK_AS_EBOOK,
  WORK_LOAN_OPTION("title"),
  WORK_DELIVERY_OPTION("title"),
  WORK_REQUEST_OPTION,
  WORK_RECOMMEND_OPTION,
  MISSING_VALUE;

  @SuppressWarnings("ImmutableEnumChecker") // Stream.toList gives one that cannot be changed.
  private final List<String> moments;

  Line(String... moments) {
    this.moments = Stream.of(moments).map(name -> "now." + name).toList();
  }

  /**
   * The values of the moment that this text may name beside the library's own, such as {@code
   * now.due}.
   */
  public List<String> moments() {
    return moments;
  }

  /** Its key in the file, such as {@code cannot-read}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
