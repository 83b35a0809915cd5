package org.subjectdesk.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.envelope.EnvelopeException.Fault;

/**
 * Opens the pushes of one account and seals the replies to them. Immutable; any thread may use it.
 *
 * <p>{@code signature} does not cover the body: whoever has seen one signed request can post any
 * plain body with it. So the mode is configured, never guessed, and a secure account takes nothing
 * that is not encrypted.
 */
public final class Envelope {
  private static final SecureRandom CHANCE = new SecureRandom();

  /** 消息加解密方式, as set on the platform's page 基本配置. */
  public enum Mode {
    /** 明文模式: nothing is encrypted. */
    PLAIN,
    /** 兼容模式: a body holds the message both ways, or only in plain; the encrypted one counts. */
    COMPATIBLE,
    /** 安全模式: everything is encrypted. */
    SECURE
  }

  /** 数据格式, as a mini-program's page 消息推送 has it. An Official Account's is XML. */
  public enum Format {
    /** {@link PushXml}. */
    XML,
    /** {@link PushJson}. */
    JSON
  }

  private final Mode mode;
  private final String token;
  private final @Nullable MessageCipher cipher;
  private final Set<Format> formats;

  /**
   * An account whose pushes are XML.
   *
   * @param token the account's token, not blank
   * @param cipher the account's cipher; may be missing only in plain mode
   * @throws IllegalArgumentException if the token or a needed cipher is missing
   */
  public Envelope(Mode mode, String token, @Nullable MessageCipher cipher) {
    this(mode, token, cipher, Set.of(Format.XML));
  }

  /**
   * An account.
   *
   * @param token the account's token, not blank
   * @param cipher the account's cipher; may be missing only in plain mode
   * @param formats what it takes; of several each body shows which it is, and what is inside an
   *     encrypted one must be the same
   * @throws IllegalArgumentException if the token or a needed cipher is missing
   */
  public Envelope(Mode mode, String token, @Nullable MessageCipher cipher, Set<Format> formats) {
    if (token.isBlank()) {
      throw new IllegalArgumentException("an account needs a token");
    }
    if (mode != Mode.PLAIN && cipher == null) {
      throw new IllegalArgumentException("mode " + mode + " needs an EncodingAESKey");
    }
    this.mode = mode;
    this.token = token;
    this.cipher = cipher;
    this.formats = Set.copyOf(formats);
  }

  /**
   * The answer to the platform's address check (接入指南), to be sent as it is, as plain text.
   *
   * @throws EnvelopeException {@link Fault#BAD_SIGNATURE}
   */
  public String echo(PushQuery query) throws EnvelopeException {
    var echostr = query.echostr();
    if (echostr == null || !isSigned(query)) {
      throw new EnvelopeException(Fault.BAD_SIGNATURE);
    }
    return echostr;
  }

  /**
   * The message of a push.
   *
   * @throws EnvelopeException whatever is wrong with it; any {@link Fault}
   */
  public Push open(PushQuery query, byte[] body) throws EnvelopeException {
    // Where msg_signature must match anyway, nothing is lost without the weaker one.
    var signatureMayLack =
        query.signature() == null
            && (mode == Mode.SECURE || (mode == Mode.COMPATIBLE && query.msgSignature() != null));
    if (!signatureMayLack && !isSigned(query)) {
      throw new EnvelopeException(Fault.BAD_SIGNATURE);
    }
    var format = format(body);
    var fields = parse(format, body);
    var encrypt = fields.get("Encrypt");
    var encrypted =
        encrypt != null || query.msgSignature() != null || "aes".equals(query.encryptType());
    return switch (mode) {
      case PLAIN -> {
        if (encrypted) {
          throw new EnvelopeException(Fault.NOT_PLAIN);
        }
        yield new Push(fields, false);
      }
      case COMPATIBLE -> encrypted ? decrypt(query, encrypt, format) : new Push(fields, false);
      case SECURE -> decrypt(query, encrypt, format);
    };
  }

  private Format format(byte[] body) {
    if (formats.size() == 1) {
      return formats.iterator().next();
    }
    return PushJson.begins(body) ? Format.JSON : Format.XML;
  }

  private static Map<String, String> parse(Format format, byte[] body) throws EnvelopeException {
    return switch (format) {
      case XML -> PushXml.parse(body);
      case JSON -> PushJson.parse(body);
    };
  }

  /** The signature comes first, whatever the format: nobody else's bytes are decrypted. */
  private Push decrypt(PushQuery query, @Nullable String encrypt, Format format)
      throws EnvelopeException {
    if (encrypt == null) {
      throw new EnvelopeException(Fault.NOT_ENCRYPTED);
    }
    if (!isSigned(query, encrypt)) {
      throw new EnvelopeException(Fault.BAD_SIGNATURE);
    }
    var message = Objects.requireNonNull(cipher).decrypt(encrypt);
    return new Push(parse(format, message), true);
  }

  /**
   * The body that carries this reply: encrypted exactly when the push was.
   *
   * @param reply a document such as {@link ReplyXml#text} writes
   * @param at written in whole seconds
   */
  public String seal(Push push, String reply, Instant at) {
    if (!push.encrypted()) {
      return reply;
    }
    var nonce = nonce();
    var encrypt = Objects.requireNonNull(cipher).encrypt(reply.getBytes(UTF_8));
    var seconds = at.getEpochSecond();
    var signature = Signature.of(token, Long.toString(seconds), nonce, encrypt);
    return ReplyXml.encrypted(encrypt, signature, seconds, nonce);
  }

  private boolean isSigned(PushQuery query) {
    var timestamp = query.timestamp();
    var nonce = query.nonce();
    return timestamp != null
        && nonce != null
        && Signature.matches(query.signature(), token, timestamp, nonce);
  }

  private boolean isSigned(PushQuery query, String encrypt) {
    var timestamp = query.timestamp();
    var nonce = query.nonce();
    return timestamp != null
        && nonce != null
        && Signature.matches(query.msgSignature(), token, timestamp, nonce, encrypt);
  }

  private static String nonce() {
    var random = new byte[8];
    CHANCE.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
