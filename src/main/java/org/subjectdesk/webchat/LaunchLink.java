package org.subjectdesk.webchat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.MultiMap;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.subjectdesk.config.Configuration.Launch;
import org.subjectdesk.config.Hmac;
import org.subjectdesk.config.Sha256;
import org.subjectdesk.config.SignedIds;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.message.Channel;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.reader.Launches.Visit;

/**
 * A link that another system made, as {@code docs/launch-links.md} tells its people to: signed with
 * HMAC-SHA256 over all its other parameters, sorted by name. Pure.
 *
 * @param visit whom it brings
 * @param signature tells it from others
 * @param until when it ends by itself
 */
record LaunchLink(Visit visit, String signature, Instant until) {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{10}");
  private static final int LONGEST = 200;

  /** How far the other system's clock may go ahead of ours. */
  private static final Duration AHEAD = Duration.ofMinutes(1);

  /** What a link turned out to be. */
  sealed interface Read {
    /** It is good, if it was not used before. */
    record Good(LaunchLink link) implements Read {}

    /** Its time is over, or has not come. */
    record Over() implements Read {}

    /** It was not made with our common secret, or was changed. */
    record Forged() implements Read {}

    /** It is signed, but says something that cannot be. */
    record Wrong(String parameter) implements Read {}
  }

  /** Reads a link of that system. */
  static Read read(Launch system, MultiMap given, Set<String> libraries, Instant at) {
    var names = system.parameters();
    var signature = given.get(names.signature());
    if (signature == null || !isSigned(system, given, signature)) {
      return new Read.Forged();
    }
    var time = given.get(names.time());
    if (time == null || !SECONDS.matcher(time).matches()) {
      return new Read.Wrong(names.time());
    }
    var made = Instant.ofEpochSecond(Long.parseLong(time));
    var until = made.plus(system.life());
    if (!at.isBefore(until) || made.isAfter(at.plus(AHEAD))) {
      return new Read.Over();
    }
    var library = Optional.ofNullable(given.get(names.library())).orElse(system.library());
    if (!libraries.contains(library) || !system.mayOpen(library)) {
      return new Read.Wrong(names.library());
    }
    var subject = Optional.ofNullable(given.get(names.subject())).orElse("");
    if (!subject.isEmpty() && !Subjects.isCode(subject)) {
      return new Read.Wrong(names.subject());
    }
    var reader = Optional.ofNullable(given.get(names.reader())).orElse("");
    if (reader.length() > LONGEST) {
      return new Read.Wrong(names.reader());
    }
    var visit = new Visit(reader(system, library, reader), library, subject);
    return new Read.Good(new LaunchLink(visit, system.id() + " " + signature, until));
  }

  /** The same pseudonym is the same reader again; without one she is a guest. */
  private static ReaderId reader(Launch system, String library, String pseudonym) {
    var name =
        pseudonym.isEmpty()
            ? SignedIds.newId()
            : "l-" + Sha256.of(system.id() + "\n" + pseudonym).substring(0, 40);
    return new ReaderId(Channel.webPages(library), name);
  }

  private static boolean isSigned(Launch system, MultiMap given, String signature) {
    var sorted = new TreeMap<String, String>();
    for (var parameter : given) {
      if (sorted.put(parameter.getKey(), parameter.getValue()) != null) {
        return false; // Which of the two was meant?
      }
    }
    sorted.remove(system.parameters().signature());
    var text =
        sorted.entrySet().stream()
            .map(one -> one.getKey() + "=" + one.getValue())
            .collect(Collectors.joining("&"));
    return MessageDigest.isEqual(
        Hmac.hex(system.secret(), text).getBytes(UTF_8),
        signature.toLowerCase(Locale.ROOT).getBytes(UTF_8));
  }
}
