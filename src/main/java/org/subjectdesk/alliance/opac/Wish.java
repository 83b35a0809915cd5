package org.subjectdesk.alliance.opac;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.MultiMap;
import java.net.URLEncoder;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.catalogue.Facet;
import org.subjectdesk.catalogue.Kind;
import org.subjectdesk.catalogue.Lookup;

/**
 * What the page's address asks for. What makes no sense there is left out.
 *
 * @param library whose page it is
 * @param words as typed, stripped and cut to a length that makes sense
 * @param chosen one value of some facets
 * @param page from 1
 */
record Wish(String library, String words, Map<Facet, String> chosen, int page) {
  static final int PAGE = 10;

  /** Nobody reads on; what is meant has to be told more precisely. */
  static final int LAST_PAGE = 100;

  private static final int LONGEST = 200;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

  Wish {
    chosen = Map.copyOf(chosen);
  }

  /**
   * Reads an address.
   *
   * @param isLibrary whether a library has this id
   * @param isSubject whether a subject has this code
   */
  static Wish of(
      String library, MultiMap asked, Predicate<String> isLibrary, Predicate<String> isSubject) {
    var chosen = new EnumMap<Facet, String>(Facet.class);
    for (var facet : Facet.values()) {
      Predicate<String> makesSense =
          switch (facet) {
            case KIND -> word -> Kind.of(word).isPresent();
            case SUBJECT -> isSubject;
            case LIBRARY -> isLibrary;
            case YEAR -> year -> NUMBER.matcher(year).matches();
          };
      Optional.ofNullable(asked.get(name(facet)))
          .filter(makesSense)
          .ifPresent(value -> chosen.put(facet, value));
    }
    var words = Optional.ofNullable(asked.get("q")).orElse("").strip();
    return new Wish(library, shortened(words), chosen, page(asked.get("page")));
  }

  private static String shortened(String words) {
    return words.length() <= LONGEST
        ? words
        : words.substring(
            0, Character.isHighSurrogate(words.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
  }

  private static int page(@Nullable String asked) {
    if (asked == null || !asked.matches("[0-9]{1,9}")) {
      return 1;
    }
    return Math.clamp(Integer.parseInt(asked), 1, LAST_PAGE);
  }

  /** A facet's parameter. */
  static String name(Facet facet) {
    return switch (facet) {
      case KIND -> "kind";
      case SUBJECT -> "subject";
      case LIBRARY -> "holder";
      case YEAR -> "year";
    };
  }

  /** Whether nothing is asked for yet. */
  boolean isEmpty() {
    return words.isEmpty() && chosen.isEmpty();
  }

  /** The same with another value of a facet; without it for an empty one. From the first page. */
  Wish with(Facet facet, String value) {
    var other = new EnumMap<Facet, String>(Facet.class);
    other.putAll(chosen);
    other.remove(facet);
    if (!value.isEmpty()) {
      other.put(facet, value);
    }
    return new Wish(library, words, other, 1);
  }

  /** The same words and nothing chosen. */
  Wish withAnything() {
    return new Wish(library, words, Map.of(), 1);
  }

  Wish at(int other) {
    return new Wish(library, words, chosen, other);
  }

  /** As the catalogue is asked. */
  Lookup lookup() {
    var filter =
        new Lookup.Filter(
            of(Facet.KIND).flatMap(word -> Kind.of(word).stream()).collect(Collectors.toSet()),
            of(Facet.SUBJECT).collect(Collectors.toSet()),
            of(Facet.LIBRARY).collect(Collectors.toSet()),
            of(Facet.YEAR).map(Integer::valueOf).collect(Collectors.toSet()));
    return new Lookup(words, filter, (page - 1) * PAGE, isEmpty() ? 0 : PAGE);
  }

  private Stream<String> of(Facet facet) {
    return Stream.ofNullable(chosen.get(facet));
  }

  /** The address of its page, from the host on. */
  String address() {
    var parameters =
        Stream.of(
                words.isEmpty() ? Stream.<String>of() : Stream.of("q=" + encoded(words)),
                Stream.of(Facet.values())
                    .flatMap(facet -> of(facet).map(value -> name(facet) + "=" + encoded(value))),
                page == 1 ? Stream.<String>of() : Stream.of("page=" + page))
            .flatMap(some -> some)
            .collect(Collectors.joining("&"));
    return "/catalogue/" + encoded(library) + (parameters.isEmpty() ? "" : "?" + parameters);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
