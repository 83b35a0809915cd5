package org.subjectdesk.handover;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.subjectdesk.config.Hmac;
import org.subjectdesk.config.Secret;

/**
 * What the desk and a platform sign for each other with a secret that both know: HMAC-SHA256 in
 * lower-case hexadecimal. {@code docs/referral.md} tells platforms how. Immutable.
 */
public final class PlatformSecrets {
  /** Clocks differ, and a message that was kept and sent again is to be refused. */
  private static final Duration FRESH = Duration.ofMinutes(5);

  private static final Pattern HEADER = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");

  private final Map<String, Secret> secrets;

  /** Those of the configuration, by the id of the platform. */
  public PlatformSecrets(Map<String, Secret> secrets) {
    this.secrets = Map.copyOf(secrets);
  }

  /**
   * What the desk adds to an address: the referral's id, and where a secret is shared, the time and
   * a signature of {@code ref.ts}.
   */
  public Map<String, String> added(String platform, String referral, Instant at) {
    var added = new LinkedHashMap<String, String>();
    added.put("ref", referral);
    var secret = secrets.get(platform);
    if (secret != null) {
      var time = String.valueOf(at.getEpochSecond());
      added.put("ts", time);
      added.put("sig", Hmac.hex(secret, referral + "." + time));
    }
    return added;
  }

  /**
   * Whether word of a referral is from a platform and fresh.
   *
   * @param header {@code t=<seconds since 1970>,v1=<signature of "t.ref.event">}
   */
  public boolean isFrom(
      String platform, Optional<String> header, String referral, String event, Instant at) {
    var secret = secrets.get(platform);
    var parts = HEADER.matcher(header.orElse(""));
    if (secret == null || !parts.matches()) {
      return false;
    }
    var sent = Instant.ofEpochSecond(Long.parseLong(parts.group(1)));
    var expected = Hmac.hex(secret, String.join(".", parts.group(1), referral, event));
    return Duration.between(sent, at).abs().compareTo(FRESH) <= 0
        && MessageDigest.isEqual(expected.getBytes(UTF_8), parts.group(2).getBytes(UTF_8));
  }
}
