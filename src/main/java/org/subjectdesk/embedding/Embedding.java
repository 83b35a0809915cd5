package org.subjectdesk.embedding;

import java.util.Arrays;

/**
 * What a text means, as a direction. Two can be compared when they come from the same language.
 * Immutable by agreement: {@link #values} is shared, not copied, because searches read very many.
 */
public final class Embedding {
  private static final int LARGEST = 127;

  private final Language language;
  private final byte[] values;
  private final float scale;

  /** Whose encoder made it. */
  public enum Language {
    CHINESE('c'),
    ENGLISH('e');

    private final byte mark;

    Language(char mark) {
      this.mark = (byte) mark;
    }

    private static Language marked(byte mark) {
      return mark == CHINESE.mark ? CHINESE : ENGLISH;
    }
  }

  private Embedding(Language language, byte[] values) {
    this.language = language;
    this.values = values;
    var square = 0.0;
    for (var value : values) {
      square += value * value;
    }
    this.scale = square == 0 ? 0 : (float) (1 / Math.sqrt(square));
  }

  /** Rounds a vector to bytes: its angles change by a few thousandths at most. */
  public static Embedding of(Language language, float[] vector) {
    var largest = 0f;
    for (var value : vector) {
      largest = Math.max(largest, Math.abs(value));
    }
    var values = new byte[vector.length];
    for (var i = 0; largest > 0 && i < values.length; i++) {
      values[i] = (byte) Math.round(vector[i] / largest * LARGEST);
    }
    return new Embedding(language, values);
  }

  /** Reads what {@link #bytes} gave. */
  public static Embedding of(byte[] bytes) {
    var language = Language.marked(bytes[0]);
    return new Embedding(language, Arrays.copyOfRange(bytes, 1, bytes.length));
  }

  /** The form in which it is kept. */
  public byte[] bytes() {
    var bytes = new byte[values.length + 1];
    bytes[0] = language.mark;
    System.arraycopy(values, 0, bytes, 1, values.length);
    return bytes;
  }

  /** Whose encoder made it. */
  public Language language() {
    return language;
  }

  /** The direction; not to be changed. */
  public byte[] values() {
    return values;
  }

  /** What {@link #values} must be multiplied by to have length 1. */
  public float scale() {
    return scale;
  }
}
