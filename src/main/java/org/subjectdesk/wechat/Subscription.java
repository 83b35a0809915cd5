package org.subjectdesk.wechat;

import org.subjectdesk.message.TextParts;
import org.subjectdesk.push.Purpose;

/**
 * How an account tells a reader once, outside of the window, that something waits (一次性订阅消息).
 *
 * @param appId the account
 * @param purpose what it tells her of
 * @param template the id of the template that the account was given at the platform
 * @param scene what the platform keeps consents apart by; 0 to 10,000
 * @param title at most {@value #TITLE_CHARACTERS} characters
 * @param content at most {@value #CONTENT_CHARACTERS} characters
 */
public record Subscription(
    String appId, Purpose purpose, String template, int scene, String title, String content) {
  /** The platform's limit of a title. */
  public static final int TITLE_CHARACTERS = 15;

  /** The platform's limit of a content. */
  public static final int CONTENT_CHARACTERS = 200;

  /** Cuts what is longer than the platform takes. */
  public Subscription {
    title = TextParts.beginning(title, TITLE_CHARACTERS);
    content = TextParts.beginning(content, CONTENT_CHARACTERS);
  }
}
