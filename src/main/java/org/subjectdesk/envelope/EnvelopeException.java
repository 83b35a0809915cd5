package org.subjectdesk.envelope;

/**
 * A push that is not what it should be. Carries only its {@link Fault}: no content, no key, no
 * stack trace, so that a flood of hostile requests is cheap and a log line of it is harmless.
 */
public final class EnvelopeException extends Exception {
  private static final long serialVersionUID = 1;

  private final Fault fault;

  EnvelopeException(Fault fault) {
    super(fault.meaning, null, false, false);
    this.fault = fault;
  }

  /** What is wrong, for the log line and the status. */
  public Fault fault() {
    return fault;
  }

  /** What is wrong. Each is the sender's doing (or a wrong setting), never the desk's. */
  public enum Fault {
    /** No body at all. */
    EMPTY("the body is empty"),
    /** Not UTF-8, or declared as something else. */
    BAD_ENCODING("the body is not UTF-8"),
    /** Not well-formed, a document type or entity, or not a flat message. */
    MALFORMED_XML("the body is not a well-formed message"),
    /** Not an object of JSON, a name that comes twice, or not a message's fields. */
    MALFORMED_JSON("the body is not a well-formed message in JSON"),
    /** Deeper than any message of the platform. */
    TOO_DEEP("the body is nested too deeply"),
    /** More elements than any message of the platform. */
    TOO_MANY("the body has too many elements"),
    /** Signature missing or wrong: not from the platform, or the configured token is another. */
    BAD_SIGNATURE("the signature does not match the configured token"),
    /** An unencrypted body where the account's mode or the request itself promises another. */
    NOT_ENCRYPTED("the body is not encrypted, though the account's mode or the request says it is"),
    /** An encrypted body for an account whose mode is plain. */
    NOT_PLAIN("the body is encrypted, but the account's mode is plain"),
    /** Does not decrypt: damaged, or the configured EncodingAESKey is another. */
    BAD_CIPHERTEXT("the body does not decrypt with the configured EncodingAESKey"),
    /** Decrypts, but was meant for another account. */
    FOREIGN_APP_ID("the body is meant for another appId");

    private final String meaning;

    Fault(String meaning) {
      this.meaning = meaning;
    }
  }
}
