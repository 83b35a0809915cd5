package org.subjectdesk.bench.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.subjectdesk.envelope.EnvelopeException;
import org.subjectdesk.envelope.FlatXml;
import org.subjectdesk.envelope.MessageCipher;
import org.subjectdesk.envelope.PushQuery;
import org.subjectdesk.envelope.PushXml;
import org.subjectdesk.envelope.Signature;

/**
 * Plays the platform: seals text messages, opens replies. Every message has its own number, and by
 * it its own MsgId and, if nobody says otherwise, its own reader. Safe for any thread.
 */
public final class Pushes {
  private static final long FIRST_ID = 23_000_000_000_000_000L;

  private final MessageCipher cipher = Account.cipher();
  private final String second = Long.toString(Instant.now().getEpochSecond());

  /** The number of the message with this MsgId. */
  public static int number(String msgId) {
    return Math.toIntExact(Long.parseLong(msgId) - FIRST_ID);
  }

  /** A text message of a reader of its own: signed, encrypted, in secure mode. */
  public SealedPush text(int number, String text) {
    return text(number, number, text);
  }

  /** A text message of the reader with a number of hers. */
  public SealedPush text(int number, int reader, String text) {
    var message = new LinkedHashMap<String, String>();
    message.put("ToUserName", Account.SELF);
    message.put("FromUserName", "oBench0000000000%012d".formatted(reader));
    message.put("CreateTime", second);
    message.put("MsgType", "text");
    message.put("Content", text);
    message.put("MsgId", Long.toString(FIRST_ID + number));
    var encrypt = cipher.encrypt(FlatXml.write(message).getBytes(UTF_8));
    var nonce = Integer.toString(number);
    var outer = new LinkedHashMap<String, String>();
    outer.put("ToUserName", Account.SELF);
    outer.put("Encrypt", encrypt);
    var query =
        new PushQuery(
            Signature.of(Account.TOKEN, second, nonce),
            second,
            nonce,
            Signature.of(Account.TOKEN, second, nonce, encrypt),
            "aes",
            null);
    return new SealedPush(query, FlatXml.write(outer).getBytes(UTF_8));
  }

  /** The text of an encrypted reply; its signature is the tests' business. */
  public String textOfReply(byte[] reply) throws EnvelopeException {
    return fields(cipher.decrypt(fields(reply).getOrDefault("Encrypt", "")))
        .getOrDefault("Content", "");
  }

  private static Map<String, String> fields(byte[] xml) throws EnvelopeException {
    return PushXml.parse(xml);
  }
}
