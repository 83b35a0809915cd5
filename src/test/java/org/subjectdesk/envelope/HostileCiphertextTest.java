package org.subjectdesk.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.subjectdesk.envelope.EnvelopeException.Fault.BAD_CIPHERTEXT;
import static org.subjectdesk.envelope.EnvelopeException.Fault.FOREIGN_APP_ID;
import static org.subjectdesk.envelope.Oracle.APP_ID;
import static org.subjectdesk.envelope.Oracle.KEY;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.subjectdesk.envelope.EnvelopeException.Fault;

class HostileCiphertextTest {
  private static final String MESSAGE = "<xml><Content>图书馆几点开门</Content></xml>";
  private static final byte[] RANDOM = "aaaabbbbccccdddd".getBytes(UTF_8);
  private static final String ENCRYPTED = Oracle.ours().encrypt(MESSAGE.getBytes(UTF_8), RANDOM);

  @Test
  void trap_1_a_message_for_another_account_is_refused() {
    for (var other :
        List.of("wx0000000000000000", APP_ID + "x", APP_ID.substring(1), "x" + APP_ID, "")) {
      var foreign = new MessageCipher(KEY, other).encrypt(MESSAGE.getBytes(UTF_8));
      assertThat(Oracle.wxJava().decrypt(foreign)).as("WxJava takes it").isEqualTo(MESSAGE);
      assertThat(faultOf(foreign)).as(other).isEqualTo(FOREIGN_APP_ID);
    }
  }

  @Test
  void a_ciphertext_cut_at_any_place_is_refused() {
    for (var length = 0; length < ENCRYPTED.length(); length++) {
      assertThat(faultOf(ENCRYPTED.substring(0, length))).as("%d", length).isNotNull();
    }
    var bytes = Base64.getDecoder().decode(ENCRYPTED);
    for (var length = 0; length < bytes.length; length++) {
      assertThat(faultOf(base64(Arrays.copyOf(bytes, length)))).as("%d", length).isNotNull();
    }
  }

  @Test
  void a_flipped_bit_throws_nothing_unchecked_and_near_the_end_is_always_seen() {
    var bytes = Base64.getDecoder().decode(ENCRYPTED);
    for (var bit = 0; bit < bytes.length * 8; bit++) {
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      var fault = faultOf(base64(bytes));
      if (bit / 8 >= bytes.length - 32) {
        assertThat(fault).as("bit %d", bit).isNotNull();
      }
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
    }
    assertThat(faultOf(base64(bytes))).isNull();
  }

  @Test
  void the_fill_must_be_one_to_thirty_two_equal_bytes() {
    assertThat(faultOf(blocks(4, 0))).isEqualTo(BAD_CIPHERTEXT);
    assertThat(faultOf(blocks(4, 33))).isEqualTo(BAD_CIPHERTEXT);
    assertThat(faultOf(blocks(4, 127))).isEqualTo(BAD_CIPHERTEXT);
    assertThat(faultOf(blocks(4, -1))).isEqualTo(BAD_CIPHERTEXT);
    assertThat(faultOf(blocks(1, 32))).as("more fill than bytes").isEqualTo(BAD_CIPHERTEXT);
    assertThat(faultOf(blocks(2, 32))).as("nothing but fill").isEqualTo(BAD_CIPHERTEXT);
    assertThat(faultOf(encrypt(plain(0, 5)))).as("42, all else right").isEqualTo(BAD_CIPHERTEXT);
    var unequal = plain(0, 4);
    unequal[unequal.length - 2] ^= 1;
    assertThat(faultOf(encrypt(unequal))).isEqualTo(BAD_CIPHERTEXT);
    assertThat(faultOf(encrypt(plain(0, 4)))).as("the same, mended").isNull();
  }

  @Test
  void the_length_must_lie_within_the_message() {
    for (var length :
        new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE - 19, 60, 38, 19}) {
      assertThat(faultOf(encrypt(plain(length, 4)))).as("%d", length).isEqualTo(BAD_CIPHERTEXT);
    }
    for (var length : new int[] {1, APP_ID.length()}) {
      assertThat(faultOf(encrypt(plain(length, 4)))).as("%d", length).isEqualTo(FOREIGN_APP_ID);
    }
  }

  @Test
  void what_is_not_base64_is_refused() {
    for (var text :
        List.of(
            "",
            "=",
            "====",
            "a",
            "ab=c",
            "图书馆",
            "\uD800",
            "-_-_",
            " " + ENCRYPTED,
            ENCRYPTED + "\n")) {
      assertThat(faultOf(text)).as(text).isEqualTo(BAD_CIPHERTEXT);
    }
  }

  @Property
  void garbage_throws_nothing_unchecked(@ForAll byte[] bytes, @ForAll String text) {
    faultOf(base64(bytes));
    faultOf(base64(Arrays.copyOf(bytes, bytes.length / 16 * 16)));
    faultOf(text);
  }

  @Property(tries = 300)
  void garbage_that_is_properly_filled_throws_nothing_unchecked(@ForAll byte[] bytes) {
    var fill = 32 - bytes.length % 32;
    var filled = Arrays.copyOf(bytes, bytes.length + fill);
    Arrays.fill(filled, bytes.length, filled.length, (byte) fill);
    faultOf(encrypt(filled));
  }

  private static @Nullable Fault faultOf(String encrypted) {
    try {
      Oracle.ours().decrypt(encrypted);
      return null;
    } catch (EnvelopeException e) {
      return e.fault();
    }
  }

  /** An empty message that says it has {@code length} bytes, filled to so many blocks of 16. */
  private static byte[] plain(int length, int blocks) {
    var used = 20 + APP_ID.length();
    var plain = ByteBuffer.allocate(blocks * 16);
    plain.put(RANDOM).putInt(length).put(APP_ID.getBytes(UTF_8));
    Arrays.fill(plain.array(), used, plain.capacity(), (byte) (plain.capacity() - used));
    return plain.array();
  }

  private static String blocks(int count, int lastByte) {
    var plain = new byte[count * 16];
    Arrays.fill(plain, (byte) lastByte);
    return encrypt(plain);
  }

  private static String encrypt(byte[] padded) {
    try {
      var key = Base64.getDecoder().decode(KEY + "=");
      var cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
      return base64(cipher.doFinal(padded));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
