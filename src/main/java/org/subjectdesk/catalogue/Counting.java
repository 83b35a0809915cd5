package org.subjectdesk.catalogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts the works that fit, all and by facet. One walk over those that fit the words: a work that
 * passes every filter counts everywhere; one that fails at a single facet's filter counts in this
 * facet alone, whose own filter is left out of account. Safe for any thread.
 */
final class Counting {
  private static final Facet[] FACETS = Facet.values();
  private static final int ALL = -1;
  private static final int NOWHERE = -2;

  /** Each segment's values; a segment never changes, and is let go with its reader. */
  private final Cache<Object, Values> known = Caffeine.newBuilder().weakKeys().build();

  /** The numbers of a facet's values, from begin to before end. */
  private record Range(int begin, int end) {}

  /**
   * A segment's values by number.
   *
   * @param text without the facet's letter
   * @param ranges in the order of the facets
   */
  private record Values(List<String> text, List<Range> ranges) {
    static Values of(SortedSetDocValues in) {
      try {
        var text = new ArrayList<String>();
        for (var i = 0L; i < in.getValueCount(); i++) {
          text.add(in.lookupOrd(i).utf8ToString().substring(1));
        }
        var ranges = new ArrayList<Range>();
        for (var facet : FACETS) {
          var begin = place(in.lookupTerm(Fields.begin(facet)));
          ranges.add(new Range(begin, place(in.lookupTerm(Fields.end(facet)))));
        }
        return new Values(text, ranges);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }

    private static int place(long found) {
      return Math.toIntExact(found >= 0 ? found : -found - 1);
    }
  }

  /**
   * How many there are.
   *
   * @param fitting fit the words, whether or not they pass the filters
   * @param total fit and pass
   * @param picked those
   * @param counts by facet
   */
  record Counted(long fitting, long total, Query picked, Map<Facet, List<Hits.Count>> counts) {}

  /** Sums over the segments. For one thread. */
  private static final class Sums {
    private final Map<Facet, Map<String, Long>> works = new EnumMap<>(Facet.class);
    private final @Nullable FixedBitSet[] picked;
    private final long[] sizes;
    private long fitting;

    Sums(int segments) {
      picked = new FixedBitSet[segments];
      sizes = new long[segments];
    }

    void add(Values values, int[] counts) {
      for (var facet = 0; facet < FACETS.length; facet++) {
        var sums = works.computeIfAbsent(FACETS[facet], _ -> new HashMap<>());
        var range = values.ranges().get(facet);
        for (var i = range.begin(); i < range.end(); i++) {
          if (counts[i] > 0) {
            sums.merge(values.text().get(i), (long) counts[i], Long::sum);
          }
        }
      }
    }

    Counted counted() {
      var counts = new EnumMap<Facet, List<Hits.Count>>(Facet.class);
      works.forEach((facet, sums) -> counts.put(facet, sorted(sums)));
      var total = Arrays.stream(sizes).sum();
      return new Counted(fitting, total, new Picked(picked, sizes), counts);
    }

    private static List<Hits.Count> sorted(Map<String, Long> sums) {
      return sums.entrySet().stream()
          .map(entry -> new Hits.Count(entry.getKey(), entry.getValue()))
          .sorted(
              Comparator.comparingLong(Hits.Count::works)
                  .reversed()
                  .thenComparing(Hits.Count::value))
          .toList();
    }
  }

  /**
   * Counts.
   *
   * @param words which works fit what was typed
   * @param filters what the works must have besides, for the facets that something is asked of
   */
  Counted count(IndexSearcher searcher, Query words, Map<Facet, Query> filters) throws IOException {
    var fitting = weight(searcher, words);
    var passing = new EnumMap<Facet, Weight>(Facet.class);
    for (var filter : filters.entrySet()) {
      passing.put(filter.getKey(), weight(searcher, filter.getValue()));
    }
    var leaves = searcher.getIndexReader().leaves();
    var sums = new Sums(leaves.size());
    for (var leaf : leaves) {
      count(leaf, fitting, passing, sums);
    }
    return sums.counted();
  }

  private static Weight weight(IndexSearcher searcher, Query query) throws IOException {
    return searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
  }

  private void count(LeafReaderContext leaf, Weight fitting, Map<Facet, Weight> passing, Sums sums)
      throws IOException {
    var scorer = fitting.scorer(leaf);
    var facets = leaf.reader().getSortedSetDocValues(Fields.FACETS);
    if (scorer == null || facets == null) {
      return;
    }
    var key = leaf.reader().getCoreCacheHelper().getKey();
    var values = known.get(key, _ -> Values.of(facets));
    var passes = new @Nullable FixedBitSet[FACETS.length];
    for (var i = 0; i < FACETS.length; i++) {
      var filter = passing.get(FACETS[i]);
      passes[i] = filter == null ? null : passing(leaf, filter);
    }
    var counts = new int[values.text().size()];
    var live = leaf.reader().getLiveDocs();
    var picked = new FixedBitSet(leaf.reader().maxDoc());
    var works = scorer.iterator();
    for (var work = works.nextDoc(); work < leaf.reader().maxDoc(); work = works.nextDoc()) {
      if (live == null || live.get(work)) {
        var where = where(work, passes);
        sums.fitting++;
        if (where == ALL) {
          picked.set(work);
          sums.sizes[leaf.ord]++;
        }
        if (where != NOWHERE && facets.advanceExact(work)) {
          add(facets, where, values, counts);
        }
      }
    }
    sums.picked[leaf.ord] = picked;
    sums.add(values, counts);
  }

  private static FixedBitSet passing(LeafReaderContext leaf, Weight filter) throws IOException {
    var bits = new FixedBitSet(leaf.reader().maxDoc());
    var scorer = filter.scorer(leaf);
    if (scorer != null) {
      bits.or(scorer.iterator());
    }
    return bits;
  }

  /** In which facet a work counts. */
  private static int where(int work, @Nullable FixedBitSet[] passes) {
    var where = ALL;
    for (var i = 0; i < passes.length; i++) {
      if (passes[i] != null && !passes[i].get(work)) {
        if (where != ALL) {
          return NOWHERE;
        }
        where = i;
      }
    }
    return where;
  }

  private static void add(SortedSetDocValues facets, int where, Values values, int[] counts)
      throws IOException {
    var range = where == ALL ? new Range(0, counts.length) : values.ranges().get(where);
    for (var left = facets.docValueCount(); left > 0; left--) {
      var value = (int) facets.nextOrd();
      if (value >= range.begin() && value < range.end()) {
        counts[value]++;
      }
    }
  }
}
