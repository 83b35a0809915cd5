package org.subjectdesk.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.subjectdesk.envelope.EnvelopeException.Fault;

/**
 * Encrypts and decrypts the messages of one account.
 *
 * <p>AES-256 in CBC mode, the key's first half being the initial vector, over 16 random bytes, the
 * message's length in four bytes (big end first), the message and the account's appId, filled up as
 * PKCS#7 does with blocks of 32 bytes (消息加解密说明). Immutable; any thread may use it.
 */
public final class MessageCipher {
  private static final int RANDOM = 16;
  private static final int HEAD = RANDOM + Integer.BYTES;
  private static final int BLOCK = 32;
  private static final int KEY_CHARACTERS = 43;
  private static final String TRANSFORMATION = "AES/CBC/NoPadding";

  /** Looked up once: the search through all providers costs more than the decryption. */
  private static final Provider PROVIDER = provider();

  private static final SecureRandom CHANCE = new SecureRandom();

  private final SecretKeySpec key;
  private final IvParameterSpec vector;
  private final byte[] appId;

  /**
   * @param encodingAesKey the 43 characters from the platform's page 基本配置
   * @param appId the account's appId, which every message ends with
   * @throws IllegalArgumentException if it is no such key; the message does not repeat it
   */
  public MessageCipher(String encodingAesKey, String appId) {
    var bytes = keyBytes(encodingAesKey);
    this.key = new SecretKeySpec(bytes, "AES");
    this.vector = new IvParameterSpec(bytes, 0, 16);
    this.appId = appId.getBytes(UTF_8);
  }

  /** The message, encrypted, in base64. */
  public String encrypt(byte[] plain) {
    var random = new byte[RANDOM];
    CHANCE.nextBytes(random);
    return encrypt(plain, random);
  }

  String encrypt(byte[] plain, byte[] random) {
    var used = HEAD + plain.length + appId.length;
    var fill = BLOCK - used % BLOCK;
    var padded =
        ByteBuffer.allocate(used + fill).put(random).putInt(plain.length).put(plain).put(appId);
    Arrays.fill(padded.array(), used, used + fill, (byte) fill);
    try {
      var encrypted = cipher(Cipher.ENCRYPT_MODE).doFinal(padded.array());
      return Base64.getEncoder().encodeToString(encrypted);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES refuses whole blocks", e);
    }
  }

  /**
   * The message in this ciphertext.
   *
   * @throws EnvelopeException {@link Fault#BAD_CIPHERTEXT} or {@link Fault#FOREIGN_APP_ID}
   */
  public byte[] decrypt(String base64) throws EnvelopeException {
    var padded = decryptBlocks(base64);
    var end = padded.length - fill(padded);
    if (end < HEAD) {
      throw new EnvelopeException(Fault.BAD_CIPHERTEXT);
    }
    var length = ByteBuffer.wrap(padded).getInt(RANDOM);
    if (length < 0 || length > end - HEAD) {
      throw new EnvelopeException(Fault.BAD_CIPHERTEXT);
    }
    var suffix = Arrays.copyOfRange(padded, HEAD + length, end);
    if (!MessageDigest.isEqual(suffix, appId)) {
      throw new EnvelopeException(Fault.FOREIGN_APP_ID);
    }
    return Arrays.copyOfRange(padded, HEAD, HEAD + length);
  }

  private byte[] decryptBlocks(String base64) throws EnvelopeException {
    try {
      var padded = cipher(Cipher.DECRYPT_MODE).doFinal(Base64.getDecoder().decode(base64));
      if (padded.length == 0) {
        throw new EnvelopeException(Fault.BAD_CIPHERTEXT);
      }
      return padded;
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw new EnvelopeException(Fault.BAD_CIPHERTEXT);
    }
  }

  private static int fill(byte[] padded) throws EnvelopeException {
    var fill = padded[padded.length - 1];
    if (fill < 1 || fill > BLOCK || fill > padded.length) {
      throw new EnvelopeException(Fault.BAD_CIPHERTEXT);
    }
    for (var i = padded.length - fill; i < padded.length; i++) {
      if (padded[i] != fill) {
        throw new EnvelopeException(Fault.BAD_CIPHERTEXT);
      }
    }
    return fill;
  }

  private Cipher cipher(int mode) throws GeneralSecurityException {
    var cipher = Cipher.getInstance(TRANSFORMATION, PROVIDER);
    cipher.init(mode, key, vector);
    return cipher;
  }

  private static Provider provider() {
    try {
      return Cipher.getInstance(TRANSFORMATION).getProvider();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES", e);
    }
  }

  private static byte[] keyBytes(String encodingAesKey) {
    if (encodingAesKey.length() == KEY_CHARACTERS) {
      try {
        return Base64.getDecoder().decode(encodingAesKey + "=");
      } catch (IllegalArgumentException e) {
        // Not passed on: its message quotes the offending character of the secret.
      }
    }
    throw new IllegalArgumentException(
        "the EncodingAESKey is not the 43 letters and digits that the platform's page 基本配置 shows;"
            + " copy it from there again");
  }
}
