package org.subjectdesk.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.subjectdesk.envelope.PushQuery;

/** A message as the platform pushes it: signed and encrypted. */
record SealedPush(PushQuery query, byte[] body) {
  /** The whole request, ready for the wire: nothing is left to do while the clock runs. */
  byte[] httpRequest() {
    var head =
        "POST /wechat/mp/%s?signature=%s&timestamp=%s&nonce=%s&encrypt_type=aes&msg_signature=%s HTTP/1.1\r\n"
                .formatted(
                    Account.APP_ID,
                    query.signature(),
                    query.timestamp(),
                    query.nonce(),
                    query.msgSignature())
            + "host: 127.0.0.1\r\ncontent-type: text/xml\r\ncontent-length: %d\r\n\r\n"
                .formatted(body.length);
    var bytes = new byte[head.length() + body.length];
    System.arraycopy(head.getBytes(US_ASCII), 0, bytes, 0, head.length());
    System.arraycopy(body, 0, bytes, head.length(), body.length);
    return bytes;
  }
}
