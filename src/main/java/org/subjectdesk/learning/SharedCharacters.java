package org.subjectdesk.learning;

import java.util.regex.Pattern;
import org.subjectdesk.faq.Normaliser;

/**
 * Takes texts for alike that share characters and pairs of neighbours. Knows no synonyms; good
 * enough for the same question in slightly other words.
 */
public final class SharedCharacters implements Meaning {
  private static final int DIMENSION = 512;
  private static final float SINGLE = 0.5f;
  private static final float PAIR = 1;
  private static final double SAME = 0.55;

  /** Words around a question that say nothing of what it is about. */
  private static final Pattern FILLER =
      Pattern.compile(
          "请问|你好|您好|老师|同学|我想|想问|问一下|一下|怎么样|怎么办|怎么|怎样|如何|可以|能不能|是不是|有没有|什么|哪里|哪儿"
              + "|在哪|为什么|谢谢|图书馆|我们|我的|需要|应该|[我你您吗呢吧啊呀了的嘛么]");

  @Override
  public float[] place(String text) {
    var bare = Normaliser.bare(text);
    var content = FILLER.matcher(bare).replaceAll("");
    var characters = (content.isEmpty() ? bare : content).codePoints().toArray();
    var place = new float[DIMENSION];
    for (var i = 0; i < characters.length; i++) {
      place[slot(characters[i])] += SINGLE;
      if (i > 0) {
        place[slot(31 * characters[i - 1] + characters[i] + 0x5bd1e995)] += PAIR;
      }
    }
    return normalised(place);
  }

  @Override
  public double same() {
    return SAME;
  }

  private static int slot(int feature) {
    var mixed = feature * 0x9E3779B1;
    return (mixed ^ (mixed >>> 15)) & (DIMENSION - 1);
  }

  private static float[] normalised(float[] place) {
    var squares = 0.0;
    for (var value : place) {
      squares += value * value;
    }
    var length = (float) Math.sqrt(squares);
    for (var i = 0; length > 0 && i < place.length; i++) {
      place[i] /= length;
    }
    return place;
  }
}
