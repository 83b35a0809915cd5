package org.subjectdesk.faq;

import java.util.Comparator;
import java.util.stream.Stream;

/** Messages that ask nothing: greetings, thanks, digits, nothing at all. */
final class SmallTalk {
  /** In bare form, the longest first, so that 你好 does not leave the 吗 of 你好吗. */
  private static final String[] PHRASES =
      Stream.of(
              "你好",
              "您好",
              "你们好",
              "大家好",
              "老师好",
              "老师",
              "同学",
              "嗨",
              "哈喽",
              "哈罗",
              "喂",
              "早上好",
              "上午好",
              "中午好",
              "下午好",
              "晚上好",
              "早安",
              "晚安",
              "早",
              "在吗",
              "在不在",
              "在么",
              "有人吗",
              "有人在吗",
              "有人么",
              "请问",
              "请问一下",
              "想问一下",
              "问一下",
              "咨询一下",
              "打扰了",
              "打扰一下",
              "麻烦了",
              "麻烦问一下",
              "谢谢",
              "谢谢你",
              "谢谢您",
              "谢谢老师",
              "感谢",
              "多谢",
              "辛苦了",
              "再见",
              "拜拜",
              "好的",
              "好",
              "嗯",
              "哦",
              "啊",
              "呀",
              "呢",
              "吗",
              "吧",
              "哈",
              "我",
              "hi",
              "hello",
              "hey",
              "thanks",
              "thankyou",
              "bye",
              "ok")
          .sorted(Comparator.comparingInt(String::length).reversed())
          .toArray(String[]::new);

  private SmallTalk() {}

  /** Whether a bare text is nothing but small talk and digits. */
  static boolean is(String bare) {
    var at = 0;
    while (at < bare.length()) {
      var step = Character.isDigit(bare.charAt(at)) ? 1 : phrase(bare, at);
      if (step == 0) {
        return false;
      }
      at += step;
    }
    return true;
  }

  private static int phrase(String bare, int at) {
    for (var phrase : PHRASES) {
      if (bare.startsWith(phrase, at)) {
        return phrase.length();
      }
    }
    return 0;
  }
}
