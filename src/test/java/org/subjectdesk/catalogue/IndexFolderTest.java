package org.subjectdesk.catalogue;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.subjectdesk.catalogue.Shelves.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexFolderTest {
  private static final Work ONE = book("1", "护理学基础", "李小妹", 2019);
  private static final Work TWO = book("2", "新能源汽车维修", "王建国", 2021);

  @TempDir Path temporary;

  private CatalogueIndex open() {
    return CatalogueIndex.open(temporary.resolve("a/index"), Shelves::subjects);
  }

  @Test
  void what_was_closed_is_there_again_with_its_version() {
    try (var index = open()) {
      assertThat(index.isFresh()).isTrue();
      index.apply(List.of(ONE), List.of(), 7);
    }
    try (var index = open()) {
      assertThat(index.version()).isEqualTo(7);
      assertThat(index.isFresh()).isFalse();
      assertThat(Shelves.find(index, "护理").works()).containsExactly(ONE);
    }
  }

  @Test
  void after_a_kill_the_version_tells_what_is_there() throws IOException {
    var killed = temporary.resolve("killed");
    try (var index = open()) {
      index.apply(List.of(ONE), List.of(), 3);
      index.commit();
      index.apply(List.of(TWO), List.of("1"), 4);
      copy(temporary.resolve("a/index"), killed);
    }
    try (var index = CatalogueIndex.open(killed, Shelves::subjects)) {
      assertThat(index.version()).isEqualTo(3);
      assertThat(index.work("1")).contains(ONE);
      assertThat(index.work("2")).isEmpty();
    }
  }

  @Test
  void one_that_was_killed_before_its_first_commit_is_fresh() throws IOException {
    var killed = temporary.resolve("killed");
    try (var index = open()) {
      index.apply(List.of(ONE), List.of(), 3);
      copy(temporary.resolve("a/index"), killed);
    }
    try (var index = CatalogueIndex.open(killed, Shelves::subjects)) {
      assertThat(index.isFresh()).isTrue();
      assertThat(index.works()).isZero();
    }
  }

  @Test
  void whatever_breaks_a_file_the_index_opens_right_or_empty() throws IOException {
    try (var index = open()) {
      index.apply(List.of(ONE, TWO), List.of(), 7);
    }
    for (var name : names(temporary.resolve("a/index"))) {
      for (var damage : Damage.values()) {
        var broken = temporary.resolve(damage + name);
        copy(temporary.resolve("a/index"), broken);
        Files.writeString(broken.resolve("mine.txt"), "not the index's");
        damage.to(broken.resolve(name));
        try (var index = CatalogueIndex.open(broken, Shelves::subjects)) {
          assertThat(index.isFresh()).as("%s of %s", damage, name).isTrue();
          assertThat(index.works()).isZero();
          index.apply(List.of(TWO), List.of(), 8);
          assertThat(Shelves.find(index, "汽车").works()).containsExactly(TWO);
        }
        assertThat(broken.resolve("mine.txt")).exists();
      }
    }
  }

  /** What can happen to a file. */
  private enum Damage {
    GONE,
    SHORTER,
    EMPTY,
    FLIPPED;

    void to(Path file) throws IOException {
      var bytes = Files.readAllBytes(file);
      switch (this) {
        case GONE -> Files.delete(file);
        case SHORTER -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        case EMPTY -> Files.write(file, new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
        case FLIPPED -> {
          bytes[bytes.length / 2] ^= 0x55;
          Files.write(file, bytes);
        }
      }
    }
  }

  @Test
  void a_second_one_in_the_same_folder_is_refused_and_spoils_nothing() {
    try (var index = open()) {
      index.apply(List.of(ONE), List.of(), 7);
      assertThatThrownBy(this::open).isInstanceOf(UncheckedIOException.class);
      index.commit();
      assertThat(Shelves.find(index, "护理").total()).isEqualTo(1);
    }
    try (var index = open()) {
      assertThat(index.version()).isEqualTo(7);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("write.lock"))
          .toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (var name : names(from)) {
      Files.copy(from.resolve(name), to.resolve(name), REPLACE_EXISTING);
    }
  }
}
