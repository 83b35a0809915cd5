package org.subjectdesk.envelope;

import java.time.Instant;
import java.util.LinkedHashMap;

/** The documents that answer a push (被动回复用户消息). {@link FlatXml} says what values may hold. */
public final class ReplyXml {
  private ReplyXml() {}

  /**
   * A passive text reply.
   *
   * @param toUser the reader's openid, the push's {@code FromUserName}
   * @param fromUser the account's own name, the push's {@code ToUserName}
   * @param createTime written in whole seconds
   */
  public static String text(String toUser, String fromUser, Instant createTime, String content) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("ToUserName", toUser);
    fields.put("FromUserName", fromUser);
    fields.put("CreateTime", Long.toString(createTime.getEpochSecond()));
    fields.put("MsgType", "text");
    fields.put("Content", content);
    return FlatXml.write(fields);
  }

  /**
   * The envelope around an encrypted reply.
   *
   * @param encrypt what {@link MessageCipher#encrypt} gave
   * @param signature over token, timestamp, nonce and {@code encrypt}
   */
  public static String encrypted(
      String encrypt, String signature, long timestampSeconds, String nonce) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("Encrypt", encrypt);
    fields.put("MsgSignature", signature);
    fields.put("TimeStamp", Long.toString(timestampSeconds));
    fields.put("Nonce", nonce);
    return FlatXml.write(fields);
  }
}
