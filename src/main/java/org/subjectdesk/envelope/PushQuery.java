package org.subjectdesk.envelope;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the platform writes into the address of a push or of its address check. Any part may be
 * missing: anybody can call the address.
 *
 * @param signature over token, timestamp and nonce
 * @param msgSignature over these and the {@code Encrypt} element
 * @param encryptType {@code aes} for an encrypted body, else {@code raw} or missing
 * @param echostr only in the address check
 */
public record PushQuery(
    @Nullable String signature,
    @Nullable String timestamp,
    @Nullable String nonce,
    @Nullable String msgSignature,
    @Nullable String encryptType,
    @Nullable String echostr) {

  /** Reads the parameters by their names; {@code parameter} gives null for a missing one. */
  public static PushQuery from(Function<String, @Nullable String> parameter) {
    return new PushQuery(
        parameter.apply("signature"),
        parameter.apply("timestamp"),
        parameter.apply("nonce"),
        parameter.apply("msg_signature"),
        parameter.apply("encrypt_type"),
        parameter.apply("echostr"));
  }
}
