package org.subjectdesk.catalogue.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.subjectdesk.catalogue.BibRecord;
import org.subjectdesk.catalogue.BibRecord.Access;
import org.subjectdesk.catalogue.BibRecord.Imprint;
import org.subjectdesk.catalogue.BibRecord.Numbers;
import org.subjectdesk.catalogue.Delivered;
import org.subjectdesk.catalogue.Kind;
import org.subjectdesk.catalogue.StandardNumbers;

/**
 * A record while its parts are found, whatever format they come from. Takes anything; what comes
 * out is clean and bounded. For one thread.
 */
final class Draft {
  private final Map<Part, List<String>> texts = new EnumMap<>(Part.class);
  private Optional<Kind> kind = Optional.empty();

  /** Notes a value; an empty one, and one too many, is nothing. */
  Draft add(Part part, String text) {
    var clean = Texts.clean(text, part.longest());
    var list = texts.computeIfAbsent(part, _ -> new ArrayList<>());
    if (!clean.isEmpty() && list.size() < Part.MOST && !list.contains(clean)) {
      list.add(clean);
    }
    return this;
  }

  /** Notes several values. */
  Draft add(Part part, Iterable<String> several) {
    several.forEach(text -> add(part, text));
    return this;
  }

  /** Notes a value unless there is one. */
  Draft orElse(Part part, String text) {
    return first(part).isEmpty() ? add(part, text) : this;
  }

  /** Says what it is. */
  Draft kind(Kind is) {
    kind = Optional.of(is);
    return this;
  }

  /** The first value; empty when there is none. */
  String first(Part part) {
    var list = all(part);
    return list.isEmpty() ? "" : list.getFirst();
  }

  List<String> all(Part part) {
    return texts.getOrDefault(part, List.of());
  }

  /** The id that the source gives, or else one that is the same whenever the content is. */
  String id() {
    var given = first(Part.ID);
    return given.isEmpty() ? "h" + hash(texts.toString()) : given;
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, 10);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }

  /** The record; refused without a title. Numbers that are none are left out and remarked on. */
  Delivered deliver(String place, BibRecord.Key key, Consumer<Remark> remarks) {
    if (first(Part.TITLE).isEmpty()) {
      return new Delivered.Refused(place, "no title", "fill in the title");
    }
    Consumer<String> remark = what -> remarks.accept(new Remark(place, what));
    var numbers =
        new Numbers(
            numbers(Part.ISBN, StandardNumbers::isbn, remark),
            numbers(Part.ISSN, StandardNumbers::issn, remark),
            numbers(Part.DOI, StandardNumbers::doi, remark));
    var imprint =
        new Imprint(first(Part.PUBLISHER), Texts.year(first(Part.YEAR)), first(Part.EDITION));
    return new Delivered.Taken(
        place,
        new BibRecord(
            key,
            first(Part.TITLE),
            all(Part.PERSON),
            imprint,
            numbers,
            kind(numbers, remark),
            new Access(
                found(Part.CLC, Texts::clc, remark),
                first(Part.LANGUAGE),
                found(Part.LINK, Texts::link, remark),
                first(Part.CALL_NUMBER))));
  }

  private List<String> numbers(
      Part part, Function<String, Optional<String>> read, Consumer<String> remark) {
    var found = new ArrayList<String>();
    for (var text : all(part)) {
      var number = read.apply(text).filter(one -> !found.contains(one));
      number.ifPresentOrElse(found::add, () -> leftOut(part, text, read, remark));
    }
    return found;
  }

  private static void leftOut(
      Part part, String text, Function<String, Optional<String>> read, Consumer<String> remark) {
    if (read.apply(text).isEmpty()) {
      remark.accept("taken without its " + part.word() + ", which is wrong: " + text);
    }
  }

  private String found(Part part, Function<String, String> read, Consumer<String> remark) {
    for (var text : all(part)) {
      var found = read.apply(text);
      if (!found.isEmpty()) {
        return found;
      }
    }
    if (!first(part).isEmpty()) {
      remark.accept("taken without its " + part.word() + ", which is none: " + first(part));
    }
    return "";
  }

  private Kind kind(Numbers numbers, Consumer<String> remark) {
    if (kind.isPresent()) {
      return kind.get();
    }
    var word = first(Part.KIND);
    if (word.isEmpty()) {
      return numbers.isbn().isEmpty() && !numbers.issn().isEmpty() ? Kind.JOURNAL : Kind.BOOK;
    }
    var known = Kinds.of(word);
    if (known.isEmpty()) {
      remark.accept("taken as other, for its kind is unknown: " + word);
    }
    return known.orElse(Kind.OTHER);
  }
}
