package org.subjectdesk.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.subjectdesk.faq.Normaliser;

/**
 * What somebody typed, as queries. A work fits that has every character and nearly all pairs of
 * them; where none does, one that has most pairs, and at last some. Every character is data:
 * nothing that can be typed is an operator.
 *
 * @param fits which works fit, the strictest first; empty when nothing can be looked up
 * @param order what raises a work among those that fit
 */
record Asked(List<Query> fits, Optional<Query> order) {
  private static final int LONGEST = 200;
  private static final int MOST_TERMS = 40;

  /** One pair in so many may be missing. */
  private static final int SPARED = 3;

  /** Of the shortest DOI; an ISSN has seven and a letter. */
  private static final int LEAST_DIGITS = 6;

  private static final double MOST = 0.6;
  private static final double SOME = 0.3;
  private static final float IN_TITLE = 6;
  private static final float IN_PERSON = 3;
  private static final float IN_PUBLISHER = 0.8F;
  private static final float IN_CLC = 0.4F;
  private static final float TOGETHER = 5;
  private static final float WHOLE_TITLE = 40;

  Asked {
    fits = List.copyOf(fits);
  }

  static Asked of(String words) {
    var text = Normaliser.normal(words.substring(0, Math.min(words.length(), LONGEST)));
    var runs = new ArrayList<Run>();
    var left = MOST_TERMS;
    for (var run : text.split(" ", -1)) {
      var terms = Terms.of(run).limited(left);
      left -= terms.size();
      if (terms.size() > 0) {
        runs.add(new Run(terms, numbers(run)));
      }
    }
    var fits = new ArrayList<Query>();
    if (!runs.isEmpty()) {
      number(text).ifPresent(fits::add);
      fits.add(strict(runs));
      loose(runs).forEach(fits::add);
    }
    return new Asked(fits, runs.isEmpty() ? Optional.empty() : Optional.of(order(runs, text)));
  }

  /** What stands between two blanks. */
  private record Run(Terms terms, List<String> numbers) {}

  /** For what may be a number as a whole: a standard number, or a call number. */
  private static Optional<Query> number(String text) {
    if (text.chars().noneMatch(Asked::isDigit)) {
      return Optional.empty();
    }
    var numbers = Stream.concat(numbers(text).stream(), Fields.callNumber(text).stream()).toList();
    return numbers.isEmpty() ? Optional.empty() : Optional.of(anyOf(Fields.NUMBER, numbers));
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static List<String> numbers(String text) {
    if (text.chars().filter(Asked::isDigit).limit(LEAST_DIGITS).count() < LEAST_DIGITS) {
      return List.of();
    }
    return Stream.of(
            StandardNumbers.isbn(text), StandardNumbers.issn(text), StandardNumbers.doi(text))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Documents with one of these in a field. */
  static Query anyOf(String field, Collection<String> values) {
    return values.size() == 1
        ? new TermQuery(new Term(field, values.iterator().next()))
        : new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
  }

  private static TermQuery all(String term) {
    return new TermQuery(new Term(Fields.ALL, term));
  }

  private static Query strict(List<Run> runs) {
    var query = new BooleanQuery.Builder();
    for (var run : runs) {
      if (!run.numbers().isEmpty()) {
        query.add(anyOf(Fields.NUMBER, run.numbers()), Occur.FILTER);
        continue;
      }
      var telling = distinct(run.terms());
      var spared = telling.size() / SPARED;
      if (spared > 0 || telling.isEmpty()) {
        run.terms().meaningful().stream()
            .filter(one -> !telling.contains(one))
            .forEach(one -> query.add(all(one), Occur.FILTER));
      }
      if (!telling.isEmpty()) {
        query.add(atLeast(telling, telling.size() - spared), Occur.FILTER);
      }
    }
    return query.build();
  }

  private static List<String> distinct(Terms terms) {
    return terms.telling().stream().map(Terms.Placed::text).distinct().toList();
  }

  /** Documents with so many of these terms. */
  private static Query atLeast(List<String> terms, int many) {
    var query = new BooleanQuery.Builder();
    var all = many == terms.size();
    terms.forEach(one -> query.add(all(one), all ? Occur.FILTER : Occur.SHOULD));
    if (!all) {
      query.setMinimumNumberShouldMatch(many);
    }
    return query.build();
  }

  private static List<Query> loose(List<Run> runs) {
    var telling = runs.stream().flatMap(run -> distinct(run.terms()).stream()).distinct().toList();
    return Stream.of(MOST, SOME)
        .map(share -> (int) Math.ceil(share * telling.size()))
        .filter(many -> many < telling.size())
        .distinct()
        .map(many -> atLeast(telling, many))
        .toList();
  }

  private static Query order(List<Run> runs, String text) {
    var query = new BooleanQuery.Builder();
    for (var run : runs) {
      distinct(run.terms()).forEach(one -> query.add(somewhere(one), Occur.SHOULD));
      together(query, Fields.TITLE, run.terms());
      together(query, Fields.PERSON, run.terms());
    }
    var whole = new ConstantScoreQuery(anyOf(Fields.WHOLE, Set.of(Fields.bare(text))));
    query.add(new BoostQuery(whole, WHOLE_TITLE), Occur.SHOULD);
    return query.build();
  }

  private static Query somewhere(String term) {
    return new DisjunctionMaxQuery(
        List.of(
            in(Fields.TITLE, term, IN_TITLE),
            in(Fields.PERSON, term, IN_PERSON),
            in(Fields.PUBLISHER, term, IN_PUBLISHER),
            in(Fields.CLC, term, IN_CLC)),
        0);
  }

  private static Query in(String field, String term, float weight) {
    return new BoostQuery(new TermQuery(new Term(field, term)), weight);
  }

  private static void together(BooleanQuery.Builder query, String field, Terms terms) {
    var phrase = new PhraseQuery.Builder();
    var parts = terms.phrase();
    if (parts.size() > 1) {
      parts.forEach(part -> phrase.add(new Term(field, part.text()), part.at()));
      query.add(new BoostQuery(phrase.build(), TOGETHER), Occur.SHOULD);
    }
  }
}
