package org.subjectdesk.faq;

import java.util.Comparator;
import java.util.stream.Stream;

/** Messages that say too little by themselves and lean on what was said before: 那个怎么弄. */
final class Pointing {
  /** So short a message may be the rest of a question: 要钱吗, 几天能到. */
  private static final int SHORT = 8;

  private static final String[] POINTERS = {
    "那个", "这个", "那些", "这些", "它", "上面", "上述", "刚才", "刚刚", "前面", "这种", "那种", "这样", "那样"
  };

  /** What may stand beside a pointer without saying more; longest first. */
  private static final String[] EMPTY_WORDS =
      Stream.of(
              "怎么办", "怎么弄", "怎么搞", "怎么做", "怎么用", "怎么样", "怎么", "如何", "咋办", "咋弄", "咋", "什么意思", "什么",
              "是", "的", "了", "呢", "吗", "啊", "嘛", "呀", "吧", "说", "讲", "我", "你", "您", "要", "想", "可以",
              "能", "请问", "弄", "办", "搞", "做", "用", "再", "一下", "详细", "具体", "点", "些", "呃", "嗯", "就",
              "那", "这", "老师", "在哪里", "在哪", "哪里", "哪儿", "多少", "几", "然后", "还有", "所以", "到底", "问", "知道",
              "不", "懂", "没", "看", "会", "行")
          .sorted(Comparator.comparingInt(String::length).reversed())
          .toArray(String[]::new);

  private Pointing() {}

  /** Whether what was said before may be needed to understand a bare text. */
  static boolean mayLean(String bare) {
    return bare.codePointCount(0, bare.length()) <= SHORT || saysNothing(bare);
  }

  /** Whether a bare text says nothing without what was said before. */
  static boolean saysNothing(String bare) {
    for (var at = 0; at < bare.length(); ) {
      var step = Math.max(length(POINTERS, bare, at), length(EMPTY_WORDS, bare, at));
      if (step == 0) {
        return false;
      }
      at += step;
    }
    return true;
  }

  private static int length(String[] words, String bare, int at) {
    for (var word : words) {
      if (bare.startsWith(word, at)) {
        return word.length();
      }
    }
    return 0;
  }
}
