package org.subjectdesk.faq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A small floor under the quality of the search, so that a broken ranking is noticed at once. */
class SearchFloorTest {
  private static final FaqIndex INDEX =
      FaqIndex.of(
          List.of(
              entry("renew", "图书怎么续借？", "书快到期了能再借一阵吗", "延期还书怎么办理"),
              entry("lost", "借的书弄丢了怎么办？", "图书遗失怎么赔", "书被水泡坏了要赔钱吗"),
              entry("hours", "图书馆几点开门？", "周末开放吗", "晚上几点闭馆"),
              entry("print", "在哪里打印复印？", "打印机在几楼", "打印多少钱一张"),
              entry("cnki", "校外怎么访问知网？", "在家怎么下载论文", "校外访问数据库"),
              entry("card", "读者证丢了怎么补办？", "校园卡挂失后还能借书吗", "借书证在哪里办"),
              entry("seat", "怎么预约座位？", "自习室占座怎么办", "座位预约违约了"),
              entry("ill", "馆里没有的书怎么办？", "能从外校借书吗", "馆际互借怎么申请"),
              entry("novelty", "查新怎么办理？", "科技查新报告多少钱", "查新要几天"),
              entry("check", "论文查重怎么做？", "毕业论文重复率检测", "查重有几次免费机会")),
          Subjects.none());

  @Test
  void everyday_questions_find_their_entry() {
    assertFinds("renew", "我的书要到期了怎么续", "可以延期还书吗", "續借圖書怎麼弄", "书到期了还想再借");
    assertFinds("lost", "图书弄丢了要赔多少", "不小心把书泡水了", "书丢了");
    assertFinds("hours", "周末图书馆开门吗", "晚上闭馆是几点", "几点开放");
    assertFinds("print", "打印店在几楼", "复印一张多少钱", "图书馆能打印吗");
    assertFinds("cnki", "在家里怎么上知网", "校外下载论文", "在校外怎么用数据库");
    assertFinds("card", "借书证丢了", "补办读者证", "校园卡挂失");
    assertFinds("seat", "自习室座位怎么预约", "有人占座怎么办");
    assertFinds("ill", "能不能从别的学校借书", "馆际互借");
    assertFinds("novelty", "科技查新要多少钱", "查新报告几天能好");
    assertFinds("check", "毕业论文查重", "论文重复率怎么查");
  }

  @Test
  void questions_of_other_offices_are_not_answered_outright() {
    for (var question : List.of("食堂几点开门", "宿舍电费怎么交", "怎么转专业", "奖学金什么时候发", "校医院怎么走", "四级考试报名")) {
      assertThat(find(question).band()).as(question).isNotEqualTo(Band.ANSWER);
    }
  }

  private static void assertFinds(String id, String... questions) {
    for (var question : questions) {
      assertThat(find(question).hits().getFirst().entry().id()).as(question).isEqualTo(id);
    }
  }

  private static Found find(String question) {
    return INDEX.find(question, "x", Optional.empty());
  }

  private static FaqEntry entry(String id, String question, String... variants) {
    return new FaqEntry("*", id, "*", question, List.of(variants), "请到服务台咨询。");
  }
}
