package org.subjectdesk.bench.codec;

import org.subjectdesk.envelope.PushQuery;

/**
 * One way to do an envelope's work: check both signatures, decrypt and parse a push; write, encrypt
 * and sign a text reply.
 *
 * @param <M> an opened message
 */
public interface Codec<M> {
  /** As long as a usual greeting. */
  String REPLY = "您好，这里是测试图书馆的学科咨询台。请直接说说您的问题，比如怎么续借、论文查重怎么办理。";

  /** The message in a push, both signatures checked. */
  M open(PushQuery query, byte[] body) throws Exception;

  /** The body that carries a reply. */
  String seal(M message, String text) throws Exception;

  /** The whole exchange. */
  default String answer(PushQuery query, byte[] body) throws Exception {
    return seal(open(query, body), REPLY);
  }

  /** The codec with this name. */
  static Codec<?> named(String name) {
    return switch (name) {
      case "plain" -> new PlainCodec();
      case "envelope" -> new EnvelopeCodec();
      case "wxjava" -> new WxJavaCodec();
      default -> throw new IllegalArgumentException("no such codec: " + name);
    };
  }
}
