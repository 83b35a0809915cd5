package org.subjectdesk.faq;

/** What a search result is good for. */
public enum Band {
  /** Sure enough to say the first hit's answer outright. */
  ANSWER,
  /** Worth offering the first hits as a choice. */
  CLARIFY,
  /** Nothing here answers it; hits, if any, are only the nearest. */
  DECLINE
}
