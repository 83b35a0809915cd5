package org.subjectdesk.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.subjectdesk.catalogue.BibRecord;
import org.subjectdesk.catalogue.Kind;
import org.subjectdesk.catalogue.ListedWorks;
import org.subjectdesk.catalogue.Work;
import org.subjectdesk.directory.ClcTable;
import org.subjectdesk.directory.Directory;
import org.subjectdesk.directory.Entry;
import org.subjectdesk.directory.Platform;
import org.subjectdesk.directory.Service;
import org.subjectdesk.faq.Band;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.Found;
import org.subjectdesk.faq.Match;
import org.subjectdesk.flow.Effect;
import org.subjectdesk.flow.Flow;
import org.subjectdesk.flow.FlowFile;
import org.subjectdesk.flow.Flows;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.Reply;
import org.subjectdesk.message.TextParts;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.script.LocalValues;
import org.subjectdesk.script.TextsFile;
import org.subjectdesk.script.Words;
import org.subjectdesk.yaml.Faults;

/** The catalogue in the chat, with the shipped texts and flows: what is shown, and every way on. */
class ShowingTest {
  private static final String ISBN = "9787302511632";
  private static final Path SCRIPTS = Path.of("bot-scripts");
  private static final LibraryTexts TEXTS =
      new LibraryTexts(
          TextsFile.complete("texts.yaml", read("texts.yaml"), new Faults()),
          new LocalValues(Map.of("library.name", "江畔职院图书馆")));

  private final People people = new People(id -> Optional.of(entry(id)));
  private final Dialogue dialogue = new Dialogue(_ -> TEXTS);
  private Consult consult = Talk.open();

  ShowingTest() {
    people.with(
        Flows.of(
            List.of(
                flow("interlibrary-loan"),
                flow("document-delivery"),
                flow("book-recommendation"),
                flow("welcome"),
                flow("fallback"))));
  }

  @Test
  void her_own_e_book_comes_as_a_link_and_needs_no_line() {
    people.works = works(ListedWorks.entry("demo-a", Kind.EBOOK, "新能源汽车维修", ISBN));

    var turn = types("有没有新能源汽车维修的电子书");

    assertThat(turn.replies())
        .containsExactly(
            new Reply.Text(
                """
                联盟目录里找到 1 种：
                《新能源汽车维修》 李明 主编，机械工业出版社，2023
                · 本馆：<a href="https://read.example/demo-a?a=1&b=2">在线阅读</a>\
                """));
    assertThat(turn.decision()).isEqualTo(new Decision.WorksShown(1));
  }

  @Test
  void her_own_paper_copy_comes_with_its_call_number_and_others_are_named() {
    people.works =
        works(
            ListedWorks.entry("demo-a", Kind.BOOK, "新能源汽车维修", ISBN),
            ListedWorks.entry("demo-b", Kind.EBOOK, "新能源汽车维修", ISBN),
            ListedWorks.entry("demo-core", Kind.BOOK, "新能源汽车维修", ISBN));

    assertThat(text(types("有新能源汽车维修的书吗")))
        .contains("· 本馆：索书号 U469.7/L12", "· 外馆：滨海职院（电子版）、江海师专")
        .doesNotContain("馆际互借", "点一下");
  }

  @Test
  void what_her_own_library_has_comes_first_and_the_rest_is_on_a_page() {
    people.works =
        Stream.of("新能源汽车维修一", "新能源汽车维修二", "新能源汽车维修三", "新能源汽车维修四")
            .map(title -> ListedWorks.entry("demo-b", Kind.BOOK, title, ""))
            .map(one -> Work.of(List.of(one)))
            .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
    people.works.add(Work.of(List.of(ListedWorks.entry("demo-a", Kind.BOOK, "新能源汽车维修五", ""))));
    people.cataloguePage = Optional.of("https://desk.example/catalogue/demo-a?q=x");

    assertThat(text(types("有没有新能源汽车维修的书")))
        .startsWith("联盟目录里找到 5 种：\n《新能源汽车维修五》")
        .contains("《新能源汽车维修二》", "<a href=\"https://desk.example/catalogue/demo-a?q=x\">")
        .doesNotContain("维修三");
  }

  @Test
  void what_is_elsewhere_is_requested_with_everything_filled_in() {
    people.works = works(ListedWorks.entry("demo-b", Kind.BOOK, "新能源汽车维修", ISBN));

    assertThat(text(types("有没有新能源汽车维修的书"))).contains("1. 借《新能源汽车维修》（馆际互借）");
    var asked = types("1");
    assertThat(text(asked)).as("only this is not known").startsWith("最晚哪天要用");
    assertThat(text(types("跳过"))).contains("书名：新能源汽车维修", "ISBN：" + ISBN, "作者和出版社：李明 主编，机械工业出版社");
    assertThat(effects(types("没问题，提交")))
        .singleElement()
        .asInstanceOf(
            org.assertj.core.api.InstanceOfAssertFactories.type(Effect.LeavesTicket.class))
        .satisfies(it -> assertThat(it.text()).contains("新能源汽车维修", ISBN));
  }

  @Test
  void a_value_that_was_filled_in_may_be_changed_on_the_way_back() {
    people.works = works(ListedWorks.entry("demo-b", Kind.BOOK, "新能源汽车维修", ISBN));
    types("有没有新能源汽车维修的书");
    types("1");

    assertThat(text(types("返回"))).contains("作者和出版社");
    types("王五");
    assertThat(text(types("跳过"))).contains("作者和出版社：王五");
  }

  @Test
  void a_work_without_a_number_skips_the_question_for_it() {
    people.works = works(ListedWorks.entry("demo-b", Kind.BOOK, "新能源汽车维修", ""));
    types("有没有新能源汽车维修的书");

    assertThat(text(types("1"))).startsWith("最晚哪天要用");
  }

  @Test
  void where_there_is_a_link_resolver_it_is_offered_with_title_and_number() {
    people.works = works(ListedWorks.entry("demo-b", Kind.BOOK, "新能源汽车维修", ISBN));
    people.directory = directory(new Entry.OpenUrl(URI.create("https://resolver.example/")));
    types("有没有新能源汽车维修的书");

    var offered = types("1");

    assertThat(offered.decision()).isEqualTo(new Decision.Offered("resolver"));
    assertThat(text(offered)).contains("· 题名：新能源汽车维修", "· ISBN：" + ISBN, "请老师帮忙从外馆借");
    assertThat(text(types("请老师帮忙从外馆借"))).startsWith("最晚哪天要用");
  }

  @Test
  void a_platform_that_resolves_nothing_leaves_it_to_the_flow() {
    people.works = works(ListedWorks.entry("demo-b", Kind.BOOK, "新能源汽车维修", ISBN));
    people.directory =
        directory(new Entry.Page(URI.create("https://page.example/"), Map.of(), Map.of()));
    types("有没有新能源汽车维修的书");

    assertThat(text(types("1"))).startsWith("最晚哪天要用");
  }

  @Test
  void a_thesis_elsewhere_is_delivered_and_known_to_be_one() {
    people.works = works(ListedWorks.entry("demo-b", Kind.THESIS, "冷链物流研究", ""));

    assertThat(text(types("有没有冷链物流的学位论文"))).contains("传《冷链物流研究》的全文（文献传递）");
    var turn = types("1");
    assertThat(run(turn).slots().get("kind")).extracting("value").isEqualTo("thesis");
    assertThat(run(turn).slots().get("title")).extracting("value").isEqualTo("冷链物流研究");
  }

  @Test
  void what_nobody_has_can_be_recommended_requested_or_asked_for() {
    people.works = works(ListedWorks.entry("demo-b", Kind.BOOK, "别的书", ""));

    var turn = types("《月亮与六便士》有吗");

    assertThat(turn.decision()).isEqualTo(new Decision.NoWorks());
    assertThat(text(turn)).contains("没找到“月亮与六便士”", "1. 推荐图书馆买", "2. 请老师帮忙从外馆借", "0. 找老师");
    assertThat(text(types("1"))).as("the title is known").contains("ISBN");
  }

  @Test
  void the_very_title_goes_before_what_her_own_library_has() {
    people.works =
        List.of(
            Work.of(List.of(ListedWorks.entry("demo-a", Kind.BOOK, "怎样读《活着》", ""))),
            Work.of(List.of(ListedWorks.entry("demo-b", Kind.BOOK, "活着", ISBN))));

    var turn = types("《活着》有吗");

    assertThat(turn.decision()).isEqualTo(new Decision.WorksShown(2));
    assertThat(text(turn)).startsWith("联盟目录里找到 2 种：\n《活着》");
  }

  @Test
  void what_is_only_near_to_a_title_does_not_pass_for_it() {
    people.works = works(ListedWorks.entry("demo-a", Kind.BOOK, "怎样读《活着》", ""));

    var turn = types("《活着》有吗");

    assertThat(turn.decision()).isEqualTo(new Decision.NoWorks());
    assertThat(text(turn)).contains("没有《活着》，相近的有 1 种", "1. 推荐图书馆买");
  }

  @Test
  void a_topic_that_nobody_has_fills_in_no_title() {
    people.works = works(ListedWorks.entry("demo-b", Kind.BOOK, "别的书", ""));
    types("有没有月球采矿的书");

    assertThat(text(types("1"))).contains("请写书名");
  }

  @Test
  void what_the_faq_is_sure_of_is_better_than_nothing() {
    people.works = works(ListedWorks.entry("demo-b", Kind.BOOK, "别的书", ""));

    assertThat(types("有没有月球采矿的书", sure(false)).decision())
        .isEqualTo(new Decision.Answered("faq", 0.9));
  }

  @Test
  void what_the_faq_has_word_for_word_goes_first_and_else_stays_in_reach() {
    people.works = works(ListedWorks.entry("demo-a", Kind.BOOK, "新能源汽车维修", ISBN));

    assertThat(types("有没有新能源汽车维修的书", sure(true)).decision())
        .isEqualTo(new Decision.Answered("faq", 0.9));
    assertThat(text(types("有没有新能源汽车维修的书", sure(false)))).contains("1. question-faq");
    assertThat(types("1").decision()).isEqualTo(new Decision.Chosen("faq"));
  }

  @Test
  void another_form_is_shown_as_such() {
    people.works = works(ListedWorks.entry("demo-a", Kind.BOOK, "新能源汽车维修", ISBN));

    assertThat(text(types("有没有新能源汽车维修的电子书"))).startsWith("没有您要的这种形式；其他形式的找到 1 种：");
  }

  @Test
  void who_writes_english_reads_english() {
    people.works = works(ListedWorks.entry("demo-b", Kind.BOOK, "Welding", ISBN));

    assertThat(text(types("do you have books on welding")))
        .contains("Found in the alliance’s catalogue: 1", "Elsewhere: 滨海职院", "Borrow 《Welding》");
  }

  @Test
  void without_a_catalogue_everything_is_as_before() {
    assertThat(types("有没有新能源汽车维修的电子书").decision()).isInstanceOf(Decision.Scripted.class);
  }

  @Test
  void a_menu_that_nobody_asked_for_gives_way_and_so_does_the_question_for_other_words() {
    people.works = works(ListedWorks.entry("demo-a", Kind.BOOK, "新能源汽车维修", ISBN));
    does(new Inbound.Clicked(Talk.ORIGIN, "WELCOME"), Talk.NOTHING);
    assertThat(consult.phase()).isInstanceOf(Phase.InScript.class);
    assertThat(types("有没有新能源汽车维修的书").decision()).isEqualTo(new Decision.WorksShown(1));

    types("呜哩哇啦");
    assertThat(consult.phase()).isInstanceOf(Phase.InScript.class);
    assertThat(types("有没有新能源汽车维修的书").decision()).isEqualTo(new Decision.WorksShown(1));
    assertThat(consult.phase()).isInstanceOf(Phase.WithBot.class);
  }

  @Test
  void in_a_flow_a_title_is_a_value_and_an_aside_is_answered_from_the_faq_alone() {
    people.works = works(ListedWorks.entry("demo-a", Kind.BOOK, "新能源汽车维修", ISBN));
    does(new Inbound.Clicked(Talk.ORIGIN, "INTERLIBRARY_LOAN"), Talk.NOTHING);

    assertThat(run(types("有没有新能源汽车维修的书")).slots()).containsKey("title");
    assertThat(text(types("有没有新能源汽车维修的书", sure(false)))).contains("answer faq", "继续刚才的");
  }

  @Test
  void a_person_is_still_a_person() {
    people.works = works(ListedWorks.entry("demo-a", Kind.BOOK, "人工", ISBN));

    assertThat(types("转人工").decision()).isNotInstanceOf(Decision.WorksShown.class);
  }

  @Property(tries = 200)
  void it_fits_into_one_message_and_no_record_writes_markup(
      @ForAll String title, @ForAll String person) {
    var long1 = (title + "<a href=\"evil\">&{{library.phone}}").repeat(8);
    var records = new ArrayList<BibRecord>();
    for (var library : List.of("demo-b", "demo-core", "demo-c", "demo-d", "demo-e")) {
      records.add(ListedWorks.entry(library, Kind.BOOK, "书" + long1 + person.repeat(20), ISBN));
    }
    people.works =
        List.of(Work.of(records), Work.of(records.subList(0, 1)), Work.of(records.subList(1, 4)));

    var text = text(types("找ISBN " + ISBN));

    assertThat(text).doesNotContain("<a href=\"evil", "{{").contains("1. 借《书");
    assertThat(TextParts.bytes(text)).isLessThanOrEqualTo(2_047);
  }

  private Turn types(String text) {
    return types(text, Talk.NOTHING);
  }

  private Turn types(String text, Found found) {
    return does(new Inbound.Typed(Talk.ORIGIN, text), found);
  }

  private Turn does(Inbound in, Found found) {
    var turn = dialogue.next(consult, in, found, people, Talk.NOON);
    consult = turn.after();
    return turn;
  }

  private static String text(Turn turn) {
    return Talk.text(turn);
  }

  private static org.subjectdesk.flow.FlowRun run(Turn turn) {
    return ((Phase.InScript) turn.after().phase()).run();
  }

  private static List<Effect> effects(Turn turn) {
    return ((Decision.Scripted) turn.decision()).effects();
  }

  private static List<Work> works(BibRecord... records) {
    return List.of(Work.of(List.of(records)));
  }

  private static Found sure(boolean exact) {
    return new Found(Band.ANSWER, List.of(new Match(entry("faq"), 0.9)), exact);
  }

  private static FaqEntry entry(String id) {
    return new FaqEntry("*", id, "*", "question-" + id, List.of(), "answer " + id);
  }

  private static Directory directory(Entry entry) {
    var need = "interlibrary-loan";
    var platform =
        new Platform(
            "resolver",
            Words.of("联盟全文链接"),
            "demo-core",
            Set.of(need),
            List.of(),
            Set.of(),
            Words.of("一键找全文"),
            Optional.empty(),
            entry,
            Optional.empty());
    return new Directory(
        Map.of(need, new Service(need, Words.of("馆际互借"))),
        Map.of(),
        List.of(platform),
        List.of(),
        List.of(),
        ClcTable.empty(),
        List.of());
  }

  private static Flow flow(String name) {
    var file = name + ".flow.yaml";
    return FlowFile.read(file, read(file), "v1", new Faults()).orElseThrow().flow();
  }

  private static String read(String file) {
    try {
      return Files.readString(SCRIPTS.resolve(file));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
