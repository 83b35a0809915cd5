package org.subjectdesk.learning;

import java.util.regex.Pattern;
import org.subjectdesk.faq.Normaliser;

/**
 * Takes out of a question what may tell who asked it: numbers of six and more digits (phone, ID
 * card, student number), mail addresses, names at WeChat and QQ. Errs on the side of taking too
 * much. Names of people are not recognised. Pure, safe for any thread, linear in the text's length,
 * idempotent.
 */
public final class Mask {
  /** The longest text that is kept, in characters; search reads no more either. */
  public static final int LONGEST = 300;

  private static final int LONGEST_READ = 1_000;
  private static final String NUMBER = "〔号码〕";
  private static final String MAIL = "〔邮箱〕";
  private static final String NAME = "〔账号〕";
  private static final Pattern MASKS = Pattern.compile("〔(?:号码|邮箱|账号)〕");

  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}\\p{Z}\\p{Cf}]+");
  private static final Pattern ADDRESS =
      Pattern.compile("[\\p{Alnum}._%+-]*+ ?[@＠] ?[\\p{Alnum}.-]*+");

  /** A name that follows the word WeChat or QQ, with what may stand between them. */
  private static final Pattern ACCOUNT =
      Pattern.compile(
          "((?:微信|薇信|威信|v信|wechat|weixin|wx|vx|qq|企鹅|加我|加v|加微)"
              + "(?:号码|号|账号|帐号|名|id|是|为|叫|搜|加|我|的|[:：=＝,，、 ])*+)"
              + "[\\p{Alnum}][\\p{Alnum}_-]{4,}+",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern WXID =
      Pattern.compile("wxid_[\\p{Alnum}_-]*+", Pattern.CASE_INSENSITIVE);

  /**
   * Digits of any script with signs between them, but not the years 2025-2026 nor the standard GB/T
   * 7714-2015; Chinese ones as they are dictated.
   */
  private static final Pattern DIGITS =
      Pattern.compile(
          "(?<!\\p{Nd})(?!\\d{4,5}[-–—－~至](?:19|20)\\d\\d(?!\\p{Nd}))"
              + "\\p{Nd}(?:[-–—－ .·)）(（]{0,2}\\p{Nd}){5,}+[xXｘＸ]?+"
              + "|[〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]{6,}+");

  private Mask() {}

  /** The text as it may be kept: one line, masked, at most {@link #LONGEST} characters. */
  public static String of(String text) {
    var whole = cut(text, LONGEST_READ);
    // A bar separates variants in a spreadsheet.
    var line = SPACE.matcher(whole).replaceAll(" ").replace('|', '｜').strip();
    var masked = ADDRESS.matcher(line).replaceAll(MAIL);
    masked = WXID.matcher(masked).replaceAll(NAME);
    masked = ACCOUNT.matcher(masked).replaceAll("$1" + NAME);
    masked = DIGITS.matcher(masked).replaceAll(NUMBER);
    return cut(masked, LONGEST).strip();
  }

  /** Whether a masked text asks anything: it has a letter that is not a mask's own. */
  static boolean hasWords(String masked) {
    return Normaliser.bare(MASKS.matcher(masked).replaceAll(" "))
        .codePoints()
        .anyMatch(Character::isLetter);
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    var end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end);
  }
}
