package org.subjectdesk.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.subjectdesk.faq.Subject;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.script.Words;
import org.subjectdesk.yaml.Faults;

/** The directory as it is written, and what is chosen from it. */
class DirectoryFilesTest {
  private static final Subjects SUBJECTS =
      Subjects.of(
          List.of(
              new Subject("52", "医药卫生大类", List.of()),
              new Subject("5202", "护理类", List.of()),
              new Subject("46", "装备制造大类", List.of())));
  private static final String SERVICES = "- {id: delivery, name: 文献传递}\n";
  private static final String ORGANISATIONS =
      "organisations:\n  - {id: uni, kind: research, name: 大学}\n";
  private static final String PLATFORM =
      """
      - id: all
        name: {zh-CN: 通用平台, en: For all}
        provider: uni
        services: [delivery]
        why: 什么都有
        entry: {page: "https://all.example/", parameters: {q: question}}
      """;

  private final Faults faults = new Faults();

  private Directory read(String services, String organisations, String platforms) {
    var files = new DirectoryFiles(Set.of("a", "b"), SUBJECTS, text -> text, faults);
    files.services("services.yaml", services);
    files.organisations("organisations.yaml", organisations);
    files.platforms("platforms.yaml", platforms);
    return files.directory();
  }

  @Test
  void the_nearest_subject_comes_first_then_her_own_library_then_the_order_of_the_file() {
    var own = PLATFORM.replace("id: all", "id: own").replace("provider: uni", "provider: a");
    var nurses = PLATFORM.replace("id: all", "id: nurses") + "  subjects: [\"5202\"]\n";
    var medicine = PLATFORM.replace("id: all", "id: medicine") + "  subjects: [\"52\"]\n";
    var closed = PLATFORM.replace("id: all", "id: closed") + "  libraries: [b]\n";
    var directory = read(SERVICES, ORGANISATIONS, PLATFORM + own + medicine + nurses + closed);

    assertThat(faults.list()).isEmpty();
    assertThat(ids(directory, "520201", "a")).containsExactly("nurses", "medicine", "own", "all");
    assertThat(ids(directory, "46", "a")).containsExactly("own", "all");
    assertThat(ids(directory, "", "b")).containsExactly("all", "own", "closed");
    assertThat(directory.meeting("delivery", "", "a", one -> !one.id().equals("own")))
        .as("one that does not work is not offered")
        .extracting(Platform::id)
        .containsExactly("all");
    assertThat(directory.meeting("novelty", "", "a", _ -> true)).isEmpty();
  }

  private static List<String> ids(Directory directory, String subject, String library) {
    return directory.meeting("delivery", subject, library, _ -> true).stream()
        .map(Platform::id)
        .toList();
  }

  @Test
  void what_is_only_for_libraries_of_another_desk_is_left_out() {
    var elsewhere =
        PLATFORM.replace("id: all", "id: elsewhere").replace("provider: uni", "provider: z")
            + "  libraries: [y, z]\n";
    var both = PLATFORM.replace("id: all", "id: both") + "  libraries: [a, z]\n";
    var leads = "leads:\n  - {name: 周砚, library: z, subjects: []}\n";
    var directory = read(SERVICES, ORGANISATIONS + leads, elsewhere + both);

    assertThat(faults.list()).isEmpty();
    assertThat(directory.platforms()).extracting(Platform::id).containsExactly("both");
    assertThat(directory.leads()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "services: [delivery] | services: [delivring] | there is no service delivring | 4",
        "provider: uni | provider: unі | there is no organisation or library unі | 1",
        "why: 什么都有 | whi: 什么都有 | unknown key whi | 5",
        "https://all.example/ | all.example | this is no web address | 6",
        "https://all.example/ | javascript:alert(1) | this is no web address | 6",
        "https://all.example/ | https://user@all.example/ | this is no web address | 6",
        "q: question | q: openid | no referral carries openid | 6",
        "page: | pagе: | unknown key pagе | 6",
        "id: all | id: All | All is no id | 1",
      })
  void what_is_wrong_is_named_with_its_line(String from, String to, String what, int line) {
    read(SERVICES, ORGANISATIONS, PLATFORM.replace(from, to));
    assertThat(faults.list())
        .anySatisfy(
            fault -> {
              assertThat(fault.what()).isEqualTo(what);
              assertThat(fault.line()).isEqualTo(line);
              assertThat(fault.cure()).isNotBlank();
            });
  }

  @Test
  void an_id_stands_for_one_thing_only_and_codes_are_in_the_catalogue() {
    read(
        SERVICES + SERVICES,
        ORGANISATIONS + "leads:\n  - {name: 周砚, library: c, subjects: [\"99\"]}\n",
        PLATFORM + PLATFORM);
    assertThat(faults.list())
        .extracting(fault -> fault.what())
        .containsExactlyInAnyOrder(
            "id delivery is here already",
            "subject 99 is not in the catalogue",
            "id all is here already");
  }

  private Directory harvested(String sources) {
    var files = new DirectoryFiles(Set.of("a", "b"), SUBJECTS, text -> text, faults);
    files.sources("sources.yaml", sources);
    return files.directory();
  }

  @Test
  void a_source_says_where_a_members_catalogue_is_harvested() {
    var source =
        """
        - id: a-opac
          library: a
          name: 甲馆书目
          address: https://opac.example/oai
          set: books
          prefix: marcxml
          every: 12h
        - {id: b-opac, library: b, name: 乙, address: "http://b.example/oai", prefix: oai_dc}
        - {id: elsewhere, library: z, name: 丙, address: "http://z.example/oai", prefix: oai_dc}
        """;
    assertThat(harvested(source).sources())
        .containsExactly(
            new CatalogueSource(
                "a-opac",
                "a",
                Words.of("甲馆书目"),
                URI.create("https://opac.example/oai"),
                Optional.of("books"),
                "marcxml",
                Duration.ofHours(12)),
            new CatalogueSource(
                "b-opac",
                "b",
                Words.of("乙"),
                URI.create("http://b.example/oai"),
                Optional.empty(),
                "oai_dc",
                Duration.ofHours(24)));
    assertThat(faults.list()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prefix: oai_dc | prefix: mods | prefix is mods",
        "prefix: oai_dc | set: x | prefix is missing",
        "every: 12h | every: 9m | every is 9m",
        "every: 12h | every: soon | every is soon",
        "http://b.example/oai | ftp://b.example/oai | this is no web address",
        "http://b.example/oai | http://me:pass@b.example/oai | this is no web address",
        "address: \"http://b.example/oai\" | set: x | address is missing",
        "library: b | set: x | library is missing",
        "id: b-opac | id: a-opac | id a-opac is here already",
        "id: b-opac | id: b | id b is a library's: it stands for what comes in files",
      })
  void what_is_wrong_in_a_source_is_named_with_its_line(String from, String to, String what) {
    var source =
        """
        - {id: a-opac, library: a, name: 甲, address: "http://a.example/oai", prefix: marcxml}
        - {id: b-opac, library: b, name: 乙, address: "http://b.example/oai", prefix: oai_dc, every: 12h}
        """;
    var at = source.lastIndexOf(from);
    var wrong = source.substring(0, at) + to + source.substring(at + from.length());
    assertThat(harvested(wrong).sources())
        .extracting(CatalogueSource::id)
        .containsExactly("a-opac");
    assertThat(faults.list())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.what()).isEqualTo(what);
              assertThat(fault.line()).isEqualTo(2);
              assertThat(fault.cure()).isNotBlank();
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "护理: [\"52\"] | 护理 is no class | 1",
        "R47: [\"52\"] / hello: [\"52\"] | hello is no class | 2",
        "r47: [\"52\"] | r47 is no class | 1",
        "R47: [\"99\"] | subject 99 is not in the catalogue | 1",
        "F713.36: [\"52\"] / F71336: [\"46\"] | class F71336 is here already as F713.36 | 2",
        "R47: 52 | expected a list here | 1",
        "- R47 | expected keys with values here | 1",
      })
  void what_is_wrong_in_the_table_of_classes_is_named_with_its_line(
      String text, String what, int line) {
    var files = new DirectoryFiles(Set.of("a"), SUBJECTS, it -> it, faults);
    files.clc("clc.yaml", text.replace(" / ", "\n"));
    assertThat(files.directory().clc()).isNotNull();
    assertThat(faults.list())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.what()).isEqualTo(what);
              assertThat(fault.line()).isEqualTo(line);
            });
  }
}
