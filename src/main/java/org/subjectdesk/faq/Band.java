package org.subjectdesk.faq;

public enum Band {
  ANSWER,
  CLARIFY,
  DECLINE
}
