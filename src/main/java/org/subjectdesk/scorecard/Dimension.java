package org.subjectdesk.scorecard;

import java.util.Locale;
import java.util.Optional;
import org.subjectdesk.script.Words;

/** What of the alliance an indicator tells about. */
public enum Dimension {
  /** Members and their people. */
  INSTITUTION("机构", "Institution"),
  /** Answers and records. */
  RESOURCE("资源", "Resource"),
  /** The channels, and what they lead to. */
  PLATFORM("平台", "Platform"),
  /** What people do for readers. */
  SERVICE("服务", "Service");

  private final String chinese;
  private final String english;

  Dimension(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  /** Its name on the wire. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What people call it. */
  public Words words() {
    return new Words(chinese, Optional.of(english));
  }
}
