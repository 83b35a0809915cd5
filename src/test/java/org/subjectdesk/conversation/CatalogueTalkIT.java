package org.subjectdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.subjectdesk.catalogue.CatalogueSearch;
import org.subjectdesk.catalogue.Kind;
import org.subjectdesk.catalogue.ListedWorks;
import org.subjectdesk.catalogue.Lookup;
import org.subjectdesk.catalogue.Work;
import org.subjectdesk.config.Secret;
import org.subjectdesk.config.Sha256;
import org.subjectdesk.directory.ClcTable;
import org.subjectdesk.directory.Directory;
import org.subjectdesk.directory.Entry;
import org.subjectdesk.directory.Platform;
import org.subjectdesk.directory.Service;
import org.subjectdesk.flow.FlowFile;
import org.subjectdesk.handover.Platforms;
import org.subjectdesk.handover.ReferralLinks;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.publishing.FlowFolder;
import org.subjectdesk.push.Wishes;
import org.subjectdesk.script.Words;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;
import org.subjectdesk.yaml.Faults;

/** A reader asks for books with the real store and the shipped flow for loans. */
class CatalogueTalkIT {
  private static final String ISBN = "9787302511632";
  private static final String WISH = "有没有新能源汽车维修的书";
  private static final Work ELSEWHERE =
      Work.of(List.of(ListedWorks.entry("demo-b", Kind.BOOK, "新能源汽车维修", ISBN)));
  private static final CatalogueSearch CATALOGUE = new ListedWorks(List.of(ELSEWHERE));
  private static final Path LOAN = Path.of("bot-scripts", "interlibrary-loan.flow.yaml");

  @OnEachStore
  void from_the_question_over_a_tap_to_the_librarians_ticket(Store store) {
    var desk = desk(store, CATALOGUE, Optional.empty());
    assertThat(says(desk, WISH)).contains("1 found", "elsewhere: 青禾职院", "1. borrow 《新能源汽车维修》");

    var again = desk(store, CATALOGUE, Optional.empty());
    assertThat(taps(again, "borrow 《新能源汽车维修》")).as("after a restart").startsWith("最晚哪天要用");
    assertThat(says(again, "12月20日")).contains("书名：新能源汽车维修", "ISBN：" + ISBN);
    assertThat(says(again, "没问题，提交")).contains("申请收到了");
    assertThat(again.tickets())
        .singleElement()
        .satisfies(
            ticket ->
                assertThat(ticket.text()).contains("【馆际互借】", "新能源汽车维修", ISBN, "李明 主编，机械工业出版社"));
  }

  @OnEachStore
  void a_link_resolver_gets_title_and_number_once_she_agrees(Store store) {
    var resolver = new Entry.OpenUrl(URI.create("https://resolver.example/find"));
    var desk = desk(store, CATALOGUE, Optional.of(resolver));
    says(desk, WISH);

    assertThat(taps(desk, "borrow 《新能源汽车维修》")).contains("新能源汽车维修", ISBN, "work-request-option");
    assertThat(says(desk, "1")).startsWith("link https://desk.example/r/");
    assertThat(desk.column("SELECT passed FROM referral", "passed"))
        .singleElement()
        .asString()
        .contains("新能源汽车维修", ISBN);
  }

  @OnEachStore
  void the_same_message_again_gets_the_stored_reply_even_if_the_catalogue_changed(Store store) {
    var works = new ArrayList<>(List.of(ELSEWHERE));
    var desk = desk(store, lookup -> new ListedWorks(works).find(lookup), Optional.empty());
    var in = new Inbound.Typed(desk.origin("r"), WISH);
    var first = desk.does(in);
    works.clear();

    assertThat(desk.does(in)).isEqualTo(first);
    assertThat(desk.column("SELECT id FROM message WHERE part = 0", "id")).hasSize(1);
  }

  @OnEachStore
  void what_nobody_has_waits_for_the_librarians_as_a_question_without_names(Store store) {
    var desk = desk(store, CATALOGUE, Optional.empty());

    assertThat(says(desk, "有没有月球采矿的书，我电话13800001111")).contains("nobody has 月球采矿");
    assertThat(desk.column("SELECT text FROM question WHERE is_open = 1", "text"))
        .singleElement()
        .asString()
        .contains("月球采矿")
        .doesNotContain("13800001111");
    says(desk, WISH);
    assertThat(desk.column("SELECT text FROM question", "text")).as("found").hasSize(1);
  }

  @OnEachStore
  void only_what_looks_for_titles_is_looked_up(Store store) {
    var asked = new ArrayList<Lookup>();
    CatalogueSearch watched =
        lookup -> {
          asked.add(lookup);
          return CATALOGUE.find(lookup);
        };
    var desk = desk(store, watched, Optional.empty());
    assertThat(says(desk, "怎么续借")).contains("登录主页续借");
    assertThat(asked).isEmpty();

    says(desk, "有没有新能源汽车维修的电子书");
    assertThat(asked)
        .as("in her form, then in any")
        .extracting(lookup -> lookup.filter().kinds())
        .containsExactly(Set.of(Kind.EBOOK), Set.of());
  }

  @OnEachStore
  void an_empty_catalogue_changes_nothing(Store store) {
    var without = desk(store, CatalogueSearch.empty(), Optional.empty());
    assertThat(says(without, WISH)).startsWith("unsure");
  }

  private static String says(Desk desk, String text) {
    return desk.says("r", text).orElseThrow().text();
  }

  private static String taps(Desk desk, String label) {
    return desk.does(new Inbound.Tapped(desk.origin("r"), "1", label)).orElseThrow().text();
  }

  /** A desk as a process that has just started on this store. */
  private static Desk desk(Store store, CatalogueSearch catalogue, Optional<Entry> resolver) {
    var links = new ReferralLinks(Secret.random());
    var names = Map.of("demo-a", "江畔职院", "demo-b", "青禾职院");
    var url = Optional.of(URI.create("https://desk.example/"));
    var directory = directory(resolver);
    var platforms =
        new Platforms(
            () -> directory, names, _ -> true, links, url, Duration.ofDays(1), _ -> List.of());
    var desk = new Desk(store, Wishes.none(), catalogue, platforms);
    var file = text();
    var faults = new Faults();
    var read = FlowFile.read(LOAN.toString(), file, Sha256.of(file), faults);
    assertThat(faults.list()).isEmpty();
    desk.flows.publish(
        store,
        new FlowFolder.Flows(
            Map.of("demo-a", List.of(read.orElseThrow())),
            Map.of(Sha256.of(file), new FlowFolder.Text(LOAN.toString(), file))),
        desk.now);
    return desk;
  }

  private static Directory directory(Optional<Entry> resolver) {
    var need = "interlibrary-loan";
    var platforms =
        resolver.stream()
            .map(
                entry ->
                    new Platform(
                        "resolver",
                        Words.of("全文链接"),
                        "demo-b",
                        Set.of(need),
                        List.of(),
                        Set.of(),
                        Words.of("快"),
                        Optional.empty(),
                        entry,
                        Optional.empty()))
            .toList();
    return new Directory(
        Map.of(need, new Service(need, Words.of("馆际互借"))),
        Map.of(),
        platforms,
        List.of(),
        List.of(),
        ClcTable.empty(),
        List.of());
  }

  private static String text() {
    try {
      return Files.readString(LOAN);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
