package org.subjectdesk.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.subjectdesk.staff.Librarian;

/** Writes what a college's IT person would write: the configuration and the directory. */
public final class AllianceFiles {
  private static final int GROUPS = 19;
  private static final int FIRST_GROUP = 41;
  private static final int TEAM = 3;
  private static final List<String> SHARED =
      List.of("outside.txt", "subjects.yaml", "alliance/clc.yaml", "alliance/services.yaml");
  private static final List<String> CATALOGUES = List.of("demo-core", "demo-b", "demo-a");

  private final Invented alliance;
  private final Path home;
  private final Path folder;

  /**
   * Of an alliance.
   *
   * @param home where faq-data and bot-scripts are
   * @param folder where to write
   */
  public AllianceFiles(Invented alliance, Path home, Path folder) {
    this.alliance = alliance;
    this.home = home;
    this.folder = folder;
  }

  /** Writes all of it. */
  public Path write(Term term) throws IOException {
    var from = home.resolve("faq-data");
    copyAll("entries");
    for (var file : SHARED) {
      write("faq-data/" + file, Files.readString(from.resolve(file)));
    }
    for (var i = 0; i < CATALOGUES.size(); i++) {
      write(
          "faq-data/catalogue/" + alliance.libraries().get(i).id() + ".csv",
          Files.readString(from.resolve("catalogue/" + CATALOGUES.get(i) + ".csv")));
    }
    write("faq-data/alliance/calendar.yaml", calendar(term));
    write("faq-data/alliance/organisations.yaml", ORGANISATIONS);
    write("faq-data/alliance/platforms.yaml", platforms());
    write("faq-data/alliance/resources.yaml", "[]\n");
    write("faq-data/alliance/sources.yaml", "[]\n");
    for (var library : alliance.libraries()) {
      write("faq-data/alliance/librarians/" + library.id() + ".yaml", roster(library.id()));
    }
    return write("desk.yaml", configuration());
  }

  private void copyAll(String name) throws IOException {
    try (var files = Files.list(home.resolve("faq-data").resolve(name))) {
      for (var file : files.toList()) {
        write("faq-data/" + name + "/" + file.getFileName(), Files.readString(file));
      }
    }
  }

  private Path write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static String calendar(Term term) {
    var holiday = term.monday(Term.HOLIDAY_WEEK);
    return """
    terms:
      - {first: %s, weeks: %d}
    holidays:
      - {name: 假期, from: %s, to: %s}
    """
        .formatted(term.first(), term.weeks(), holiday, holiday.plusDays(6));
  }

  private String libraries() {
    return alliance.libraries().stream()
        .map(Invented.Library::id)
        .collect(Collectors.joining(", "));
  }

  private static final String ORGANISATIONS =
      """
      organisations:
        - {id: station, kind: research, name: {zh-CN: 虚构的查新工作站, en: An invented novelty search station}}
      """;

  private String platforms() {
    return """
    - id: novelty
      name: {zh-CN: 虚构查新平台, en: Invented novelty search}
      provider: station
      libraries: [%1$s]
      services: [novelty-search]
      why: {zh-CN: 有查新资质, en: It is licensed}
      entry:
        page: https://novelty.example.edu/
        parameters: {topic: question}
    - id: projects
      name: {zh-CN: 课题服务台, en: Project desk}
      provider: %2$s
      libraries: [%1$s]
      services: [project-service]
      why: {zh-CN: 核心馆的学科馆员跟着课题走, en: Librarians of the core library accompany a project}
      entry:
        page: https://projects.example.edu/
        parameters: {title: question}
    """
        .formatted(libraries(), alliance.libraries().getFirst().id());
  }

  private String roster(String library) {
    var team = alliance.librarians().stream().filter(she -> she.library().equals(library)).toList();
    var shared = alliance.libraries().getFirst().id().equals(library) ? "\n    shared: true" : "";
    return IntStream.range(0, team.size())
        .mapToObj(i -> person(team.get(i), i) + shared)
        .collect(
            Collectors.joining(
                "\n", "duty:\n  - {days: mon-fri, hours: \"08:00-18:00\"}\nlibrarians:\n", "\n"));
  }

  private static String person(Librarian she, int place) {
    var subjects =
        IntStream.range(0, GROUPS)
            .filter(group -> group % TEAM == place)
            .mapToObj(group -> "\"" + (FIRST_GROUP + group) + "\"")
            .collect(Collectors.joining(", "));
    return "  - id: %s\n    name: %s\n    subjects: [%s]".formatted(she.id(), she.name(), subjects);
  }

  private String configuration() {
    return """
    # An invented alliance, as ./desk simulate played it. To look at it: ./desk serve --config <this file>
    listen:
      port: 8080
      management-port: 8081
      public-url: http://127.0.0.1:8080/
    store:
      folder: data
    content:
      faq-data: faq-data
      bot-scripts: %s
    alliance:
      name: 虚构职业院校图书馆联盟
      values:
        platform: https://platform.example.edu/
    limits:                    # one machine plays all readers
      reader: {burst: 1000000, a-minute: 1000000}
      address: {burst: 1000000, a-minute: 1000000}
      library: {burst: 1000000, a-minute: 1000000}
    libraries:
    %s\
    """
        .formatted(
            home.resolve("bot-scripts"),
            alliance.libraries().stream()
                .map(AllianceFiles::library)
                .collect(Collectors.joining()));
  }

  private static String library(Invented.Library library) {
    return """
      - id: %1$s
        name: %2$s
        values:
          hours: 每天 8:00—22:00
          phone: 010-5555-0100
          address: 校园主路 1 号
          email: desk@%1$s.example.edu
          website: https://%1$s.example.edu/
          catalogue: https://opac.%1$s.example.edu/
          remote: https://remote.%1$s.example.edu/
          loan: 学生可借 10 册，借期 30 天
          seats: 在图书馆主页预约
          print: 一楼自助机，A4 黑白 0.1 元一面
          floors: 一楼服务台，二楼书库，三楼自习区
          desk: 一楼总服务台
          fine: 每册每天 0.1 元
    """
        .formatted(library.id(), library.name())
        .indent(0);
  }
}
