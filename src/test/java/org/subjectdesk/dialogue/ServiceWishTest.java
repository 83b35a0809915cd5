package org.subjectdesk.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.subjectdesk.directory.Service;
import org.subjectdesk.script.Words;

/** Who names a service and wants it, and who only asks about it. */
class ServiceWishTest {
  private static final List<Service> SERVICES =
      List.of(
          service("novelty", "查新", "科技查新", "novelty search"),
          service("citations", "查收查引", "收录证明", "论文被…收录…证明"),
          service("loan", "馆际互借"),
          service("patents", "专利导航"),
          service("data", "数据服务", "研究数据…平台…存"));

  private static Service service(String id, String... words) {
    return new Service(
        id, Words.of(id), List.of(words), Optional.empty(), Set.of(), Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "专利导航, patents",
    "我想做专利导航！, patents",
    "我要做專利導航, patents",
    "查收查引, citations",
    "论文被SCI收录要开证明, citations",
    "老师您好，麻烦帮我开一份收录证明，谢谢, citations",
    "我要查新, novelty",
    "有没有平台可以帮我做查新？, novelty",
    "需要科技查新报告, novelty",
    "I need a novelty search, novelty",
    "帮我馆际互借一本书, loan",
    "需要数据服务, data",
    "研究数据有没有平台可以存, data"
  })
  void a_service_is_wanted(String text, String service) {
    assertThat(ServiceWish.in(SERVICES, text).map(wish -> wish.service().id())).contains(service);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "怎么查收查引", "查新多少钱", "什么是专利导航", "馆际互借多久能到", "查新点", "我想取消馆际互借", "我不想做查新",
        "有没有专利导航的书", "我想了解专利导航", "馆际互借的书怎么还", "数据服务平台有什么区别", "图书馆", "", "《查新》"
      })
  void nothing_is_wanted(String text) {
    assertThat(ServiceWish.in(SERVICES, text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "我想做新能源汽车的专利导航, 新能源汽车, ''",
    "我要做专利导航, '', ''",
    "我要馆际互借《机器学习》, '', 机器学习",
    "帮我馆际互借一本《怎样做实验》, '', 怎样做实验"
  })
  void what_it_is_about_is_told_already(String text, String about, String title) {
    var wish = ServiceWish.in(SERVICES, text).orElseThrow();
    assertThat(wish.about()).isEqualTo(about);
    assertThat(wish.title()).isEqualTo(title);
  }

  @Test
  void an_article_of_a_journal_is_not_the_journal() {
    var wish = ServiceWish.in(SERVICES, "我要馆际互借《职教论坛》里的文章").orElseThrow();
    assertThat(wish.title()).isEqualTo("职教论坛");
    assertThat(wish.kind()).isEqualTo("article");
    assertThat(ServiceWish.in(SERVICES, "馆际互借《职教论坛》").orElseThrow().kind()).isEmpty();
  }

  @Property(tries = 300)
  void any_text_is_read_without_fail(@ForAll String before, @ForAll String after) {
    assertThat(ServiceWish.in(SERVICES, before + "查新" + after)).isNotNull();
  }
}
