package org.subjectdesk.bench.data;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.subjectdesk.envelope.PushQuery;

/** A message as the platform pushes it: signed and encrypted. */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares two of them.
public record SealedPush(PushQuery query, byte[] body) {
  /** The target of the request. */
  public String pathAndQuery() {
    return "/wechat/mp/%s?signature=%s&timestamp=%s&nonce=%s&encrypt_type=aes&msg_signature=%s"
        .formatted(
            Account.APP_ID,
            query.signature(),
            query.timestamp(),
            query.nonce(),
            query.msgSignature());
  }

  /** The whole request, ready for the wire: nothing is left to do while the clock runs. */
  public byte[] httpRequest() {
    var head =
        "POST %s HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: text/xml\r\ncontent-length: %d\r\n\r\n"
            .formatted(pathAndQuery(), body.length);
    var bytes = new byte[head.length() + body.length];
    System.arraycopy(head.getBytes(US_ASCII), 0, bytes, 0, head.length());
    System.arraycopy(body, 0, bytes, head.length(), body.length);
    return bytes;
  }
}
