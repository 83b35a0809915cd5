package org.subjectdesk.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.subjectdesk.faq.Normaliser;

/**
 * How a work is laid down in the index. Whoever changes it counts {@link IndexFolder#FORMAT} up.
 */
final class Fields {
  /** Its name, for taking it out again. */
  static final String ID = "id";

  /** {@link WorkForm}, uncompressed: ten are read for each search. */
  static final String WORK = "work";

  /** Everything that can be typed to find it. */
  static final String ALL = "all";

  static final String TITLE = "title";
  static final String PERSON = "person";
  static final String PUBLISHER = "publisher";
  static final String CLC = "clc";

  /** The bare title, whole and without subtitle, volume and edition. */
  static final String WHOLE = "whole";

  /** Standard numbers, call numbers. */
  static final String NUMBER = "number";

  /** The values of all facets, each after its facet's {@link #letter}; counted and looked up. */
  static final String FACETS = "facets";

  /** The newer the greater; below that anything that stays the same. */
  static final String AGE = "age";

  private static final int AGE_BITS = 24;
  private static final int GROUP = 2;

  /** What is longer tells no more; Lucene's own limit for a word is 32 KiB. */
  private static final int LONGEST_WORD = 200;

  private static final int SHORTEST_CALL_NUMBER = 5;
  private static final int LONGEST_TEXT = 2_000;
  private static final FieldType PLACED = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, true);
  private static final FieldType COUNTED = type(IndexOptions.DOCS_AND_FREQS, true);
  private static final FieldType THERE = type(IndexOptions.DOCS, false);

  private Fields() {}

  private static FieldType type(IndexOptions options, boolean norms) {
    var type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(options);
    type.setOmitNorms(!norms);
    type.freeze();
    return type;
  }

  /**
   * Lays it down.
   *
   * @param subjects its codes in the catalogue of subjects
   */
  static Document of(Work work, Set<String> subjects) {
    var document = new Document();
    var title = List.of(terms(work.title()));
    var persons = work.persons().stream().map(Fields::terms).toList();
    var publisher = List.of(terms(work.imprint().publisher()));
    var clc = work.clc().stream().sorted().map(Fields::classes).toList();
    var year = List.of(new Terms(List.of(String.valueOf(work.imprint().year()))));
    document.add(new StringField(ID, name(work.id()), Field.Store.NO));
    document.add(new BinaryDocValuesField(WORK, WorkForm.write(work)));
    document.add(new Field(TITLE, new TermStream(title), PLACED));
    document.add(new Field(PERSON, new TermStream(persons), PLACED));
    document.add(new Field(PUBLISHER, new TermStream(publisher), COUNTED));
    document.add(new Field(CLC, new TermStream(clc), THERE));
    var all = Stream.of(title, persons, publisher, clc, year).flatMap(List::stream).toList();
    document.add(new Field(ALL, new TermStream(all), THERE));
    whole(work).forEach(one -> document.add(new StringField(WHOLE, one, Field.Store.NO)));
    numbers(work).forEach(one -> document.add(new StringField(NUMBER, one, Field.Store.NO)));
    document.add(new NumericDocValuesField(AGE, age(work)));
    facets(document, work, subjects);
    return document;
  }

  private static Terms terms(String text) {
    var cut = Terms.of(text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
    return cut.singles().stream().anyMatch(one -> one.length() > LONGEST_WORD)
        ? new Terms(cut.singles().stream().map(Fields::shortened).toList())
        : cut;
  }

  private static String shortened(String word) {
    return word.substring(0, Math.min(word.length(), LONGEST_WORD));
  }

  /** {@code TP393.09} is found by its parts and by every beginning of two characters or more. */
  private static Terms classes(String clc) {
    var words = terms(clc).singles();
    var classes = new ArrayList<>(words);
    if (!words.isEmpty()) {
      for (var i = 2; i < words.getFirst().length(); i++) {
        classes.add(words.getFirst().substring(0, i));
      }
    }
    return new Terms(classes);
  }

  private static Set<String> whole(Work work) {
    var whole = new TreeSet<String>();
    whole.add(bare(work.title()));
    whole.add(shortened(Title.of(work.title(), work.imprint().edition()).main()));
    whole.remove("");
    return whole;
  }

  private static Set<String> numbers(Work work) {
    var numbers = new TreeSet<String>();
    var all = work.numbers();
    Stream.of(all.isbn(), all.issn(), all.doi())
        .flatMap(List::stream)
        .map(Fields::shortened)
        .forEach(numbers::add);
    work.holdings().forEach(one -> callNumber(one.callNumber()).ifPresent(numbers::add));
    return numbers;
  }

  /** A call number as {@link #NUMBER} has it; one that is hardly more than its class is none. */
  static Optional<String> callNumber(String text) {
    return Optional.of(bare(text)).filter(bare -> bare.length() >= SHORTEST_CALL_NUMBER);
  }

  /** In letters and digits, as {@link #WHOLE} has it. */
  static String bare(String text) {
    return shortened(Normaliser.bare(text.substring(0, Math.min(text.length(), LONGEST_TEXT))));
  }

  private static long age(Work work) {
    return ((long) work.imprint().year() << AGE_BITS)
        | (work.id().hashCode() & ((1 << AGE_BITS) - 1));
  }

  private static void facets(Document document, Work work, Set<String> subjects) {
    var counted = new TreeSet<String>();
    var found = new TreeSet<String>();
    work.kinds().forEach(kind -> counted.add(value(Facet.KIND, kind.word())));
    work.libraries().forEach(library -> counted.add(value(Facet.LIBRARY, library)));
    counted.add(value(Facet.YEAR, String.valueOf(work.imprint().year())));
    for (var code : subjects) {
      if (code.length() >= GROUP) {
        counted.add(value(Facet.SUBJECT, code.substring(0, GROUP)));
      }
      for (var i = 1; i <= code.length(); i++) {
        found.add(value(Facet.SUBJECT, code.substring(0, i)));
      }
    }
    counted.forEach(one -> document.add(new SortedSetDocValuesField(FACETS, new BytesRef(one))));
    found.addAll(counted);
    found.forEach(one -> document.add(new StringField(FACETS, one, Field.Store.NO)));
  }

  /** A facet's value as {@link #FACETS} has it. */
  static String value(Facet facet, String value) {
    return letter(facet) + name(value);
  }

  /** A name of any length as a word. */
  static String name(String text) {
    return text.length() <= LONGEST_WORD
        ? text
        : text.substring(0, LONGEST_WORD) + Integer.toHexString(text.hashCode());
  }

  private static String letter(Facet facet) {
    return facet.name().substring(0, 1).toLowerCase(Locale.ROOT);
  }

  /** The first value that a facet can have. */
  static BytesRef begin(Facet facet) {
    return new BytesRef(letter(facet));
  }

  /** The first value behind those of a facet. */
  static BytesRef end(Facet facet) {
    return new BytesRef(String.valueOf((char) (letter(facet).charAt(0) + 1)));
  }
}
