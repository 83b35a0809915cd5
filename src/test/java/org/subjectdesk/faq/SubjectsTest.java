package org.subjectdesk.faq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.subjectdesk.yaml.Fault;
import org.subjectdesk.yaml.Faults;

class SubjectsTest {
  private static final Subjects CATALOGUE =
      Subjects.of(
          List.of(
              new Subject("51", "电子与信息大类", List.of("IT", "计算机")),
              new Subject("52", "医药卫生大类", List.of("医学")),
              new Subject("5203", "药学类", List.of("药学")),
              new Subject("5204", "中医药类", List.of("中药学", "中药"))));
  private final Faults faults = new Faults();

  @Test
  void the_longest_name_in_the_text_wins() {
    assertThat(named("中药学专业有哪些数据库")).isEqualTo("5204");
    assertThat(named("药学专业有哪些数据库")).isEqualTo("5203");
    assertThat(named("医学和中药学")).isEqualTo("5204");
  }

  @Test
  void names_are_found_however_they_are_typed() {
    assertThat(named("計算機類的書在幾樓")).isEqualTo("51");
    assertThat(named("想找it的书")).isEqualTo("51");
    assertThat(named("医药卫生大类")).isEqualTo("52");
  }

  @Test
  void a_latin_alias_must_be_a_word() {
    assertThat(CATALOGUE.named("with a library card")).isEmpty();
    assertThat(CATALOGUE.named("unit 3")).isEmpty();
    assertThat(named("it books")).isEqualTo("51");
  }

  @Test
  void a_text_without_a_subject_names_none() {
    assertThat(CATALOGUE.named("图书馆几点开门")).isEmpty();
    assertThat(CATALOGUE.named("")).isEmpty();
    assertThat(Subjects.none().named("药学")).isEmpty();
  }

  @Test
  void a_group_is_related_to_its_classes_both_ways() {
    assertThat(Subjects.related("53", "530701")).isTrue();
    assertThat(Subjects.related("530701", "5307")).isTrue();
    assertThat(Subjects.related("5301", "5307")).isFalse();
  }

  @Test
  void the_catalogue_file_is_read() {
    var subjects =
        read("- code: \"53\"\n  name: 财经商贸大类\n- code: 5307\n  name: 电子商务类\n  aliases: [电商]\n");

    assertThat(faults.list()).isEmpty();
    assertThat(subjects.withCode("5307").orElseThrow().name()).isEqualTo("电子商务类");
    assertThat(subjects.named("电商专业")).contains("5307");
  }

  @Test
  void every_fault_of_the_catalogue_is_named() {
    read(
        """
        - code: "533"
          name: 一
          colour: red
        - name: 二
          aliases: [电商, 书]
        - code: "53"
          aliases: [电商]
        - code: "53"
          name:
        """);

    assertThat(faults.list())
        .extracting(Fault::line, Fault::what)
        .containsExactly(
            tuple(1, "533 is no code"),
            tuple(3, "unknown key colour"),
            tuple(4, "code is missing"),
            tuple(5, "an alias of less than two characters"),
            tuple(6, "name is missing"),
            tuple(7, "电商 names another subject already"),
            tuple(8, "the code 53 stands here twice"),
            tuple(9, "name is empty"));
  }

  private Subjects read(String content) {
    return SubjectsFile.read("subjects.yaml", content, faults);
  }

  private static String named(String text) {
    return CATALOGUE.named(Normaliser.normal(text)).orElseThrow();
  }
}
