package org.subjectdesk.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subjectdesk.faq.Subject;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.routing.Librarian;
import org.subjectdesk.routing.Roster;
import org.subjectdesk.yaml.Faults;

class RosterFolderTest {
  private static final Set<String> LIBRARIES = Set.of("demo-a", "demo-b", "demo-core");
  private static final Subjects SUBJECTS =
      Subjects.of(List.of(new Subject("53", "财经商贸大类", List.of())));
  private static final String FILE =
      """
      duty: [{days: mon-fri, hours: "08:30-17:00"}]
      librarians: [{id: %s, name: 林, subjects: ["53"]}]
      """;

  private final Faults faults = new Faults();
  @TempDir private Path folder;

  @Test
  void the_roster_that_is_shipped_has_no_fault() {
    var shipped = shipped();

    assertThat(faults.list()).isEmpty();
    assertThat(shipped.of("demo-a")).hasSize(3);
    assertThat(shipped.of("demo-b")).hasSize(2);
    assertThat(shipped.of("demo-core")).hasSize(4);
    assertThat(shipped.sharedDesk()).hasSize(2).allMatch(it -> it.library().equals("demo-core"));
    assertThat(shipped.librarians()).allMatch(it -> !it.subjects().isEmpty());
  }

  @Test
  void the_demonstration_works_at_any_time_of_any_day() {
    var shipped = shipped();
    var hour = Duration.ofHours(1);
    var year = Stream.iterate(Instant.parse("2026-01-01T00:30:00Z"), at -> at.plus(hour));

    assertThat(year.limit(2 * 365 * 24))
        .allSatisfy(
            at -> {
              assertThat(LIBRARIES)
                  .allMatch(it -> shipped.nextDuty(it, at).orElseThrow().equals(at));
              assertThat(shipped.sharedDesk()).anyMatch(it -> shipped.onDuty(it, at));
            });
  }

  @Test
  void without_files_there_is_nobody() {
    var roster = RosterFolder.read(folder, LIBRARIES, SUBJECTS, faults);

    assertThat(faults.list()).isEmpty();
    assertThat(roster.librarians()).isEmpty();
    assertThat(roster.plans()).containsOnlyKeys(LIBRARIES);
  }

  @Test
  void each_file_is_the_library_of_its_name() throws IOException {
    write("librarians/demo-a.yaml", FILE.formatted("lin"));
    write("librarians/demo-x.yaml", FILE.formatted("xu"));
    write("librarians/README.md", "not YAML: [");
    write("calendar.yaml", "holidays: [{name: 国庆节, from: 2026-10-01}]\n");

    var roster = RosterFolder.read(folder, LIBRARIES, SUBJECTS, faults);

    assertThat(faults.list()).isEmpty();
    assertThat(roster.librarians()).extracting(Librarian::library).containsExactly("demo-a");
    var lin = roster.librarian("lin").orElseThrow();
    assertThat(roster.onDuty(lin, Instant.parse("2026-09-30T00:30:00Z"))).isTrue();
    assertThat(roster.onDuty(lin, Instant.parse("2026-10-01T00:30:00Z"))).isFalse();
  }

  @Test
  void the_faults_of_all_files_are_named() throws IOException {
    write("librarians/demo-a.yaml", FILE.formatted("lin"));
    write("librarians/demo-x.yaml", FILE.formatted("lin"));
    write("calendar.yaml", "holiday: []\n");
    Files.write(folder.resolve("alliance/librarians/demo-b.yaml"), new byte[] {(byte) 0xff});

    RosterFolder.read(folder, LIBRARIES, SUBJECTS, faults);

    assertThat(faults.list())
        .extracting(fault -> folder.relativize(Path.of(fault.file())) + ": " + fault.what())
        .containsExactly(
            "alliance/calendar.yaml: unknown key holiday",
            "alliance/librarians/demo-b.yaml: bytes that are not UTF-8",
            "alliance/librarians/demo-x.yaml: the id lin is in "
                + folder.resolve("alliance/librarians/demo-a.yaml")
                + ":2 already");
  }

  @Test
  void a_photo_is_small_and_what_its_name_says() throws IOException {
    var photos = folder.resolve("alliance/photos");
    Files.createDirectories(photos);
    var png = new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
    Files.write(photos.resolve("good.png"), png);
    Files.write(photos.resolve("false.jpg"), png);
    Files.write(photos.resolve("large.png"), Arrays.copyOf(png, Photos.LARGEST + 1));
    write(
        "librarians/demo-a.yaml",
        """
        duty: [{days: mon-fri, hours: "08:30-17:00"}]
        librarians:
          - {id: a, name: 甲, photo: good.png}
          - {id: b, name: 乙, photo: false.jpg}
          - {id: c, name: 丙, photo: large.png}
          - {id: d, name: 丁, photo: gone.webp}
          - {id: e, name: 戊, photo: ../../secret.png}
          - {id: f, name: 己, photo: good.svg}
        """);

    var roster = RosterFolder.read(folder, LIBRARIES, SUBJECTS, faults);

    assertThat(faults.list())
        .extracting(fault -> fault.line() + ": " + fault.what())
        .containsExactly(
            "4: the photo false.jpg is not what its name says",
            "5: the photo large.png is larger than 300 kB",
            "6: there is no photo gone.webp",
            "7: ../../secret.png is no photo",
            "8: good.svg is no photo");
    var read = Photos.read(folder, roster);
    assertThat(read.of("a")).map(Photos.Photo::type).hasValue("image/png");
    assertThat(read.of("b")).isEmpty();
  }

  private Roster shipped() {
    var faqData = Path.of("faq-data");
    return RosterFolder.read(faqData, LIBRARIES, FaqFolder.subjects(faqData, faults), faults);
  }

  private void write(String file, String content) throws IOException {
    var path = folder.resolve("alliance").resolve(file);
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    Files.writeString(path, content);
  }
}
