package org.subjectdesk.bench.codec;

import java.time.Instant;
import org.subjectdesk.bench.data.Account;
import org.subjectdesk.envelope.Envelope;
import org.subjectdesk.envelope.EnvelopeException;
import org.subjectdesk.envelope.Push;
import org.subjectdesk.envelope.PushQuery;
import org.subjectdesk.envelope.ReplyXml;

/** The product's own, with all its checks. */
final class EnvelopeCodec implements Codec<Push> {
  private final Envelope envelope = Account.envelope();

  @Override
  public Push open(PushQuery query, byte[] body) throws EnvelopeException {
    return envelope.open(query, body);
  }

  @Override
  public String seal(Push push, String text) {
    var now = Instant.now();
    var fields = push.fields();
    var reader = fields.getOrDefault("FromUserName", "");
    var self = fields.getOrDefault("ToUserName", "");
    return envelope.seal(push, ReplyXml.text(reader, self, now, text), now);
  }
}
