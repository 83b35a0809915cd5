package org.subjectdesk.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageCipherTest {
  private static final MessageCipher CIPHER =
      new MessageCipher("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "wxb11529c136998cb6");
  private static final String VECTOR =
      "jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==";

  @Test
  void fixed_vector_encrypts() {
    assertThat(CIPHER.encrypt("我是中文abcd123".getBytes(UTF_8), "aaaabbbbccccdddd".getBytes(UTF_8)))
        .isEqualTo(VECTOR);
  }

  @Test
  void fixed_vector_decrypts() throws EnvelopeException {
    assertThat(new String(CIPHER.decrypt(VECTOR), UTF_8)).isEqualTo("我是中文abcd123");
  }
}
