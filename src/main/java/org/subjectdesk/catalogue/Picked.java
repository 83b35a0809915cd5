package org.subjectdesk.catalogue;

import java.util.Arrays;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The works that were counted, so that those who put them in order need not look for them again.
 * Good for the searcher that counted, and no other.
 */
final class Picked extends Query {
  private final @Nullable FixedBitSet[] works;
  private final long[] sizes;

  /**
   * Works by segment.
   *
   * @param works none for a segment without any
   */
  Picked(@Nullable FixedBitSet[] works, long[] sizes) {
    this.works = works;
    this.sizes = sizes;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) {
        var bits = works[leaf.ord];
        return bits == null
            ? null
            : new DefaultScorerSupplier(
                new ConstantScoreScorer(score(), mode, new BitSetIterator(bits, sizes[leaf.ord])));
      }

      @Override
      public boolean isCacheable(LeafReaderContext leaf) {
        return false;
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return "picked " + Arrays.toString(sizes);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
