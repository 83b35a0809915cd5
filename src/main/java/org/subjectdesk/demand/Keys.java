package org.subjectdesk.demand;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.subjectdesk.faq.Normaliser;
import org.subjectdesk.learning.Grouping.Group;

/**
 * The ids of suggestions: the kind and a hash of what it is about. A group of questions is known by
 * any of its texts, so that it stays known when another of them leads it.
 */
final class Keys {
  private static final int BYTES = 8;

  private Keys() {}

  static String of(Suggestion.Kind kind, String about) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(about.getBytes(UTF_8));
      return kind.key() + '-' + HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** All by which a group is known, that of its question first. */
  static List<String> of(Suggestion.Kind kind, Group group) {
    return Stream.concat(
            Stream.of(group.question()), group.examples().stream().map(one -> one.text()))
        .map(text -> of(kind, Normaliser.bare(text)))
        .distinct()
        .toList();
  }
}
