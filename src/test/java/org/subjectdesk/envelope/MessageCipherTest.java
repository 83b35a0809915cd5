package org.subjectdesk.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.subjectdesk.envelope.Oracle.APP_ID;
import static org.subjectdesk.envelope.Oracle.KEY;
import static org.subjectdesk.envelope.Oracle.TOKEN;

import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MessageCipherTest {
  private static final String TEXT = "我是中文abcd123";
  private static final String VECTOR =
      "jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==";

  @Test
  void the_fixed_vector_encrypts() {
    var encrypted = Oracle.ours().encrypt(bytes(TEXT), bytes("aaaabbbbccccdddd"));
    assertThat(encrypted).isEqualTo(VECTOR);
  }

  @Test
  void the_fixed_vector_decrypts() throws EnvelopeException {
    assertThat(Oracle.ours().decrypt(VECTOR)).isEqualTo(bytes(TEXT));
  }

  @Test
  void the_same_message_never_looks_the_same() {
    var cipher = Oracle.ours();
    var seen = new HashSet<String>();
    IntStream.range(0, 50).forEach(i -> seen.add(cipher.encrypt(bytes(TEXT))));
    assertThat(seen).hasSize(50);
  }

  @Test
  void trap_9_every_last_character_of_a_key_is_accepted_here_and_by_the_managed_codec()
      throws EnvelopeException {
    // The last of 43 characters carries two bits too many; commons-codec 1.13 wants them zero.
    var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (var i = 0; i < alphabet.length(); i++) {
      var key = KEY.substring(0, 42) + alphabet.charAt(i);
      var ours = new MessageCipher(key, APP_ID);
      var wxJava = new WxCryptUtil(TOKEN, key, APP_ID);
      assertThat(ours.decrypt(wxJava.encrypt("aaaabbbbccccdddd", TEXT))).isEqualTo(bytes(TEXT));
      assertThat(wxJava.decrypt(ours.encrypt(bytes(TEXT)))).isEqualTo(TEXT);
    }
  }

  @Test
  void a_bad_key_is_refused_with_its_cure_and_without_itself() {
    for (var key :
        List.of("", "short", KEY + "H", KEY + "=", KEY.replace('a', '-'), KEY.replace('a', '中'))) {
      assertThatIllegalArgumentException()
          .as(key)
          .isThrownBy(() -> new MessageCipher(key, APP_ID))
          .withMessageContaining("43")
          .withMessageContaining("基本配置")
          .withNoCause()
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("bcdefghijkl"));
    }
  }

  @Test
  void one_cipher_serves_many_threads() throws Exception {
    var cipher = Oracle.ours();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var messages = IntStream.range(0, 400).mapToObj(i -> TEXT.repeat(i % 40) + i).toList();
      var tasks =
          messages.stream()
              .<Callable<String>>map(
                  text -> () -> new String(cipher.decrypt(cipher.encrypt(bytes(text))), UTF_8))
              .toList();
      var done = threads.invokeAll(tasks);
      for (var i = 0; i < messages.size(); i++) {
        assertThat(done.get(i).get()).isEqualTo(messages.get(i));
      }
    }
  }

  @Property(tries = 300)
  void whatever_is_encrypted_decrypts_to_itself(
      @ForAll("keys") String key, @ForAll("texts") String appId, @ForAll byte[] message)
      throws EnvelopeException {
    var encrypted = new MessageCipher(key, appId).encrypt(message);
    assertThat(new MessageCipher(key, appId).decrypt(encrypted)).isEqualTo(message);
  }

  @Property(tries = 300)
  void wxjava_decrypts_what_we_encrypt_and_we_what_it_encrypts(
      @ForAll("keys") String key, @ForAll("texts") String text) throws EnvelopeException {
    var ours = new MessageCipher(key, APP_ID);
    var wxJava = new WxCryptUtil(TOKEN, key, APP_ID);
    var asSent = new String(bytes(text), UTF_8);
    assertThat(wxJava.decrypt(ours.encrypt(bytes(text)))).isEqualTo(asSent);
    assertThat(ours.decrypt(wxJava.encrypt("aaaabbbbccccdddd", text))).isEqualTo(bytes(asSent));
  }

  @Provide
  Arbitrary<String> keys() {
    return Texts.keys();
  }

  @Provide
  Arbitrary<String> texts() {
    return Texts.any();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
