package org.subjectdesk.dialogue;

import java.util.regex.Pattern;

/**
 * Hears a reader who wants a person, in whatever words: 「能不能帮我转一下人工啊」, 「有没有活人」. What libraries add
 * as whole messages stands in {@code texts.yaml}; here is what stays the same in all wordings: a
 * verb of reaching, then a person, and hardly anything after it. A question that merely speaks of
 * teachers (「怎么找老师的论文」) goes on after the person, and is left to the search.
 */
final class PersonWish {
  private static final int LONGEST = 24;

  private static final String PERSON =
      "(?:人工(?:客服|服务|咨询|坐席|台)?|真人(?:客服)?|活人|大活人|学科馆员|图书馆员|馆员|管理员|工作人员|值班(?:老师|人员)|"
          + "图书馆(?:的)?老师|老师|客服(?:人员|老师)?|负责人|领导|人)";
  private static final String REACH = "(?:转接?到?|接通?|换成?|叫|喊|找|要|需要|想要|联系(?:一下)?|请|派|来|跟|和|与|让)";
  private static final String COUNT = "(?:一?[个位名下]|一下|下)?";
  private static final String TALK = "(?:聊聊?|说话?|谈谈?|沟通|讲话?|对话|咨询|回复|回答|接待|处理|帮忙|帮我|解答|服务)?我?";
  private static final String END = "(?:一下|吧|吗|啊|呀|呢|嘛|行吗|行不行|可以吗|好吗|好不好|谢谢|谢谢你|谢谢您|快点|急)*";

  /** 「我想找个老师聊聊」, 「能不能给我转人工」, 「叫你们管理员来」. */
  private static final Pattern REACHES =
      Pattern.compile(
          "[^怎如哪什几多]{0,10}"
              + REACH
              + "(?:你们|你们的|我们|学校)?"
              + COUNT
              + PERSON
              + "(?:来|过来|出来)?"
              + COUNT
              + TALK
              + END);

  /** 「有人吗」, 「有没有真人在」, 「人呢」, 「没人理我吗」, 「客服在吗」. */
  private static final Pattern ANYBODY =
      Pattern.compile(
          "(?:请问|你好|喂|hello|hi)?(?:现在|那边|这里|你们那)?(?:"
              + "(?:有没有|有|还有|没有|没)"
              + PERSON
              + "(?:在|在线|值班|上班|理我?|回复?|管)?(?:吗|么|啊|呀|没|没有|嘛)?"
              + "|"
              + PERSON
              + "(?:呢|在吗|在不在|在哪|去哪了|在线吗)"
              + "|有人(?:在)?(?:吗|么|没))+");

  /** 「人工人工」, 「人工！人工！」, 「真人」. */
  private static final Pattern CALLS = Pattern.compile("(?:转?人工(?:客服|服务)?|真人){1,6}");

  /** 「我要投诉你们」, 「投诉一下」; not 「投诉电话是多少」. */
  private static final Pattern COMPLAINS =
      Pattern.compile("[^怎如哪什几多]{0,8}(?:投诉|举报|差评)(?:你们?|一下|这个|图书馆|馆员|老师|机器人)*" + END);

  /** 「不想跟机器人说话」, 「别用机器人敷衍我」. */
  private static final Pattern NO_MACHINE =
      Pattern.compile(".{0,8}(?:不想|不要|别|不用|受够|讨厌).{0,4}(?:机器人|自动回复|智能客服|ai).{0,8}");

  private PersonWish() {}

  /** Whether a message in its bare form asks for a person. */
  static boolean isIn(String bare) {
    return bare.length() <= LONGEST
        && (REACHES.matcher(bare).matches()
            || ANYBODY.matcher(bare).matches()
            || CALLS.matcher(bare).matches()
            || COMPLAINS.matcher(bare).matches()
            || NO_MACHINE.matcher(bare).matches());
  }
}
