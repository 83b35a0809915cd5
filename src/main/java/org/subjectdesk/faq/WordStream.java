package org.subjectdesk.faq;

import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Hands words that are cut already to Lucene. */
final class WordStream extends TokenStream {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final List<String> lexicon;
  private final int[] numbers;
  private int next;

  WordStream(List<String> lexicon, int[] numbers) {
    this.lexicon = lexicon;
    this.numbers = numbers;
  }

  @Override
  public boolean incrementToken() {
    if (next == numbers.length) {
      return false;
    }
    clearAttributes();
    term.append(lexicon.get(numbers[next++]));
    return true;
  }

  @Override
  public void reset() {
    next = 0;
  }
}
