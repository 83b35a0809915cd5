package org.subjectdesk.holdings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.subjectdesk.catalogue.Delivered;
import org.subjectdesk.holdings.Runs.Counts;
import org.subjectdesk.ledger.Contributions;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;

class FileIntakeIT {
  private static final Instant NOON = Instant.parse("2026-11-28T04:00:00Z");
  private static final String HEAD = "id,title,authors,year\n";

  @TempDir Path folder;

  @OnEachStore
  void what_a_whole_file_does_not_name_any_more_goes(Store store) throws IOException {
    take(store, rows(0, 100), true);

    var counts = take(store, rows(3, 100), true);

    assertThat(counts).isEqualTo(new Counts(0, 0, 97, 3, 0));
    assertThat(last(store).remarks()).isEmpty();
  }

  @OnEachStore
  void what_could_not_be_read_is_not_gone(Store store) throws IOException {
    take(store, rows(0, 100), true);
    var spoilt = rows(0, 100).replace("2020\n", "去年\n");

    assertThat(take(store, spoilt, true)).isEqualTo(new Counts(0, 0, 0, 0, 100));
    assertThat(take(store, rows(0, 60) + "x,又一本,赵敏,明年\n", true).gone()).isZero();

    assertThat(last(store).remarks())
        .singleElement()
        .asString()
        .startsWith("nothing was taken away");
    assertThat(take(store, rows(0, 100), false).same()).isEqualTo(100);
  }

  @OnEachStore
  void a_file_that_was_broken_off_is_told_and_what_it_brought_is_in_the_ledger(Store store)
      throws IOException {
    var intake = new Intake(store, InstantSource.fixed(NOON));
    var run = intake.begin(new Runs.Source("lib", "lib", Runs.Kind.FILE), Runs.Brought.BY_DESK);
    var nothing = List.<Delivered>of();
    assertThat(intake.take(run, nothing)).isEqualTo(Counts.NONE);

    intake.endBroken();
    assertThat(last(store).state()).isEqualTo(Runs.State.FAILED);

    take(store, rows(0, 10), false);
    var sums =
        store.<List<Contributions.Sum>>read(
            tx -> new Contributions().sums(tx, NOON.minusSeconds(1), NOON.plusSeconds(1)));
    assertThat(sums).singleElement().matches(sum -> sum.deeds() == 10);
  }

  @OnEachStore
  void a_record_that_is_odd_and_a_file_that_nobody_can_read_are_told_with_their_runs(Store store)
      throws IOException {
    var by = new Runs.Brought("opac.csv", "fang");
    var file = folder.resolve("opac.csv");
    Files.writeString(file, "id,title,isbn\na,护理学,978-7-302-51165-0\nb,,\n");
    bring(store, new FileIntake.File(file, "lib", "lib", false, by));
    var picture = folder.resolve("cover.png");
    Files.write(picture, new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2});
    bring(
        store,
        new FileIntake.File(picture, "lib", "lib", true, new Runs.Brought("cover.png", "fang")));

    var runs = store.<List<Runs.Run>>read(tx -> new Runs().of(tx, "lib", Long.MAX_VALUE, 10));
    assertThat(runs)
        .extracting(run -> run.by().file() + " " + run.by().who() + " " + run.state().key())
        .containsExactly("cover.png fang failed", "opac.csv fang done");
    assertThat(runs.getFirst().remarks()).first().isEqualTo("a file of an unknown kind");
    assertThat(runs.getLast().remarked()).isEqualTo(1);
    var notes = store.<List<Runs.Note>>read(tx -> new Runs().notes(tx, runs.getLast().id(), 0, 10));
    assertThat(notes)
        .extracting(note -> note.taken() + " " + note.told().place())
        .containsExactly("false row 3", "true row 2");
    assertThat(
            store.<List<Runs.Note>>read(
                tx -> new Runs().notes(tx, runs.getLast().id(), notes.getFirst().id(), 10)))
        .containsExactly(notes.getLast());
    var ledger =
        store.<List<Contributions.Entry>>read(
            tx -> new Contributions().last(tx, NOON.minusSeconds(1), NOON.plusSeconds(1), 9));
    assertThat(ledger)
        .singleElement()
        .matches(one -> one.deed().who().equals("fang") && one.amount() == 1);
  }

  private static void bring(Store store, FileIntake.File file) throws IOException {
    new FileIntake(new Intake(store, InstantSource.fixed(NOON))).take(file, (_, _) -> {});
  }

  private Counts take(Store store, String rows, boolean whole) throws IOException {
    var file = folder.resolve("opac.csv");
    Files.writeString(file, HEAD + rows);
    return new FileIntake(new Intake(store, InstantSource.fixed(NOON)))
        .take(new FileIntake.File(file, "lib", "lib", whole), (_, _) -> {})
        .counts();
  }

  private static String rows(int from, int until) {
    return IntStream.range(from, until)
        .mapToObj(i -> "r" + i + ",护理学基础" + i + ",王建国,2020\n")
        .collect(Collectors.joining());
  }

  private static Runs.Run last(Store store) {
    return store.<Runs.Run>read(tx -> new Runs().last(tx, "lib").orElseThrow());
  }
}
