package org.subjectdesk.miniprogram;

import java.util.Optional;
import java.util.Set;
import org.subjectdesk.config.Secret;
import org.subjectdesk.envelope.Envelope;
import org.subjectdesk.message.ReaderId;

/** A mini-program and a reader for the tests of this package. */
final class Samples {
  static final String APP = "wx00000000000000d4";
  static final String SECRET = "secret-of-d4";
  static final ReaderId READER = new ReaderId("ma:" + APP, "oReader-1");

  private Samples() {}

  static MiniProgram program(String apiHost) {
    return program(APP, apiHost);
  }

  static MiniProgram program(String appId, String apiHost) {
    return new MiniProgram(
        "demo-a",
        appId,
        new MiniProgram.Keys(
            new Secret("signing-token"),
            new Secret("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"),
            new Secret(SECRET)),
        new MiniProgram.Wrapping(Envelope.Mode.SECURE, Set.of(Envelope.Format.values())),
        Optional.of(new MiniProgram.Card("继续咨询", "pages/chat/index", "thumb-1")),
        apiHost);
  }
}
