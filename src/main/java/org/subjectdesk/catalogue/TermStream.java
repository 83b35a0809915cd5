package org.subjectdesk.catalogue;

import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Hands {@link Terms} to Lucene: each single at a place of its own, the pair that begins there at
 * the same. Between two texts is a gap.
 */
final class TermStream extends TokenStream {
  private static final int GAP = 10;

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute place = addAttribute(PositionIncrementAttribute.class);
  private final List<Terms> texts;
  private int text;
  private int next;
  private boolean pair;

  TermStream(List<Terms> texts) {
    this.texts = texts;
  }

  @Override
  public boolean incrementToken() {
    while (text < texts.size() && next == texts.get(text).size()) {
      text++;
      next = 0;
    }
    if (text == texts.size()) {
      return false;
    }
    clearAttributes();
    var now = texts.get(text);
    if (pair) {
      term.append(now.pair(next));
      place.setPositionIncrement(0);
    } else {
      term.append(now.singles().get(next));
      place.setPositionIncrement(next == 0 && text > 0 ? GAP : 1);
    }
    pair = !pair && now.hasPair(next);
    next += pair ? 0 : 1;
    return true;
  }

  @Override
  public void reset() {
    text = 0;
    next = 0;
    pair = false;
  }
}
