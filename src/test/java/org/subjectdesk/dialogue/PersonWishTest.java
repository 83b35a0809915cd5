package org.subjectdesk.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subjectdesk.faq.Normaliser;

class PersonWishTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "转人工",
        "转人工！！",
        "轉人工",
        "人工人工人工",
        "我要转人工服务",
        "能不能帮我转一下人工啊",
        "请转人工客服",
        "转接人工",
        "找老师",
        "我想找个老师聊聊",
        "帮我找一下老师",
        "能找图书馆老师吗",
        "我要找学科馆员",
        "叫你们管理员来",
        "喊个老师来",
        "有人吗",
        "有人在吗？",
        "请问有人吗",
        "有没有人啊",
        "有没有活人",
        "没人吗",
        "人呢",
        "客服在吗",
        "老师在吗",
        "有老师在线吗",
        "有真人吗",
        "还有人吗",
        "现在有老师值班吗",
        "你好有人吗",
        "我要投诉",
        "投诉",
        "我要投诉你们",
        "投诉一下这个机器人",
        "我要举报",
        "给你们差评",
        "我想和老师沟通",
        "联系一下工作人员",
        "要真人客服",
        "给我转人工",
        "换个人来",
        "让老师回复我一下",
        "不想跟机器人说话",
        "别用机器人敷衍我",
        "需要人工帮忙",
        "帮我接通人工",
        "我要跟真人对话",
        "让你们负责人来",
        "真人"
      })
  void somebody_who_wants_a_person_is_heard(String text) {
    assertThat(PersonWish.isIn(Normaliser.bare(text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "怎么找老师的论文",
        "人工智能的书在哪",
        "有没有人工智能的数据库",
        "老师可以借几本书",
        "怎么投诉",
        "投诉电话是多少",
        "图书馆老师电话",
        "找不到老师推荐的书",
        "有没有人物传记",
        "和老师一起借研讨间",
        "怎么联系老师",
        "老师借的书超期了怎么办",
        "我要找书",
        "有没有老师用的备课资源",
        "谁是我们专业的学科馆员",
        "馆员几点上班",
        "工作人员在几楼",
        "要还书",
        "人体解剖学",
        "人工翻译怎么收费",
        "我要人力资源的书",
        "有人占座怎么办",
        "没人用的座位能坐吗",
        "真人图书馆是什么",
        "哪位老师负责查新",
        "举报电话",
        "转专业怎么借书",
        "跟人合作的论文怎么查收录",
        "智能客服怎么用"
      })
  void a_question_that_speaks_of_people_is_a_question(String text) {
    assertThat(PersonWish.isIn(Normaliser.bare(text))).isFalse();
  }
}
