package org.subjectdesk.sandbox.platform;

/** What a callback answered with status 200. */
public sealed interface PassiveReply {
  /** {@code success} or an empty body: nothing to show. */
  record None() implements PassiveReply {}

  /** A text for the reader. */
  record Text(String content) implements PassiveReply {}

  /**
   * Another valid reply.
   *
   * @param kind its MsgType
   */
  record Other(String kind) implements PassiveReply {}

  /**
   * Not what the platform takes; the reader sees {@link Exchange#UNAVAILABLE}.
   *
   * @param why in Chinese, for the page
   */
  record Malformed(String why) implements PassiveReply {}
}
