package org.subjectdesk.faq;

import java.text.Normalizer;
import java.util.Locale;

public final class Normaliser {
  private Normaliser() {}

  public static String bare(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
