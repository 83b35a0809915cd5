package org.subjectdesk.miniprogram;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.config.Secret;
import org.subjectdesk.envelope.Envelope;
import org.subjectdesk.envelope.MessageCipher;
import org.subjectdesk.message.Channel;
import org.subjectdesk.message.ReaderId;

/**
 * One library's mini-program.
 *
 * @param library the member library that it belongs to
 * @param appId its name at the platform, and in the address of its pushes
 * @param keys what the platform and the desk prove themselves with
 * @param wrapping how its pushes are wrapped
 * @param card leads from the chat to its pages, if anything does
 * @param apiHost where its API is reached, without a slash at the end
 */
public record MiniProgram(
    String library,
    String appId,
    Keys keys,
    Wrapping wrapping,
    Optional<Card> card,
    String apiHost) {
  /**
   * Its secrets.
   *
   * @param token signs pushes
   * @param encodingAesKey encrypts pushes; plain mode needs none
   * @param appSecret buys access tokens, and readers' names for their codes
   */
  public record Keys(Secret token, @Nullable Secret encodingAesKey, Secret appSecret) {}

  /** Mode and spelling of its pushes, as set on the platform's page 消息推送. */
  public record Wrapping(Envelope.Mode mode, Set<Envelope.Format> formats) {}

  /**
   * A card in the chat.
   *
   * @param page the path of the page that it opens
   * @param thumbMediaId its picture, as the platform named it; empty for none
   */
  public record Card(String title, String page, String thumbMediaId) {}

  /** What opens its pushes. */
  Envelope envelope() {
    var key = keys.encodingAesKey();
    var cipher = key == null ? null : new MessageCipher(key.reveal(), appId);
    return new Envelope(wrapping.mode(), keys.token().reveal(), cipher, wrapping.formats());
  }

  /** The account of those who write customer messages. */
  public String account() {
    return Channel.customerMessages(appId);
  }

  /** Somebody who writes customer messages. */
  ReaderId writer(String openid) {
    return new ReaderId(account(), openid);
  }

  /** Somebody who uses the pages. */
  ReaderId visitor(String openid) {
    return new ReaderId(Channel.miniProgramPages(appId), openid);
  }
}
