package org.subjectdesk.catalogue.reading;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Puts a title together from its subfields, so that its volume and subtitle are found again. */
final class MarcTitle {
  /** What names a volume only when it stands in brackets: 上, 2, 三, II. */
  private static final Pattern BARE =
      Pattern.compile("[上中下]|[0-9]{1,2}|[一二三四五六七八九十]{1,2}|I{1,3}|IV|V|VI");

  private static final Pattern END = Pattern.compile("[\\s/:;,=]+$|(?<=[\\p{L}\\p{N}]{3})\\.$");

  private MarcTitle() {}

  /**
   * {@code 护理学(上) 内科护理: 微课版}.
   *
   * @param main title proper ({@code a})
   * @param volume number of the part ({@code h}, in MARC 21 {@code n})
   * @param part name of the part ({@code i}, in MARC 21 {@code p})
   * @param sub what else belongs to the title ({@code e}, in MARC 21 {@code b})
   */
  static String of(String main, Stream<String> volume, Stream<String> part, Stream<String> sub) {
    var title = new StringBuilder(bare(main));
    volume
        .map(MarcTitle::bare)
        .map(text -> text.replace("分册", "册"))
        .forEach(
            text -> title.append(BARE.matcher(text).matches() ? "(" + text + ")" : " " + text));
    part.map(MarcTitle::bare).forEach(text -> title.append(' ').append(text));
    sub.map(MarcTitle::bare)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .ifPresent(text -> title.append(": ").append(text));
    return title.toString();
  }

  /** Without the punctuation of ISBD, with which MARC 21 ends a subfield. */
  static String bare(String text) {
    return END.matcher(END.matcher(text.strip()).replaceFirst("")).replaceFirst("").strip();
  }
}
