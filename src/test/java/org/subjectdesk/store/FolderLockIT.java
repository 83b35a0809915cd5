package org.subjectdesk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockIT {
  @TempDir Path temporary;

  @Test
  void a_folder_belongs_to_one_store_and_is_free_after_it() {
    try (var store = Tables.open(settings())) {
      assertThatThrownBy(() -> Tables.open(settings()))
          .isInstanceOf(StoreInUse.class)
          .hasMessageContaining(folder().toString());
      assertThat(store.inTransaction("k", Tables.add("a")).join()).isEqualTo(1);
    }
    try (var store = Tables.open(settings())) {
      assertThat(Tables.ids(store)).containsExactly("a");
    }
  }

  @Test
  void the_same_folder_by_another_name_is_the_same_folder() throws Exception {
    try (var store = Tables.open(settings())) {
      var link = Files.createSymbolicLink(temporary.resolve("link"), folder());
      assertThatThrownBy(() -> Tables.open(new StoreSettings.Embedded(link)))
          .isInstanceOf(StoreInUse.class);
      assertThat(store.isReady()).isTrue();
    }
  }

  @Test
  void another_process_is_kept_out_even_after_a_refused_second_try_here() throws Exception {
    try (var store = Tables.open(settings())) {
      assertThatThrownBy(() -> Tables.open(settings())).isInstanceOf(StoreInUse.class);
      try (var other = OtherProcess.holding(settings())) {
        assertThat(other.says()).isEqualTo("in use");
      }
      assertThat(store.isReady()).isTrue();
    }
  }

  @Test
  void a_killed_process_leaves_no_lock() throws Exception {
    try (var other = OtherProcess.holding(settings())) {
      assertThat(other.says()).isEqualTo("opened");
      assertThatThrownBy(() -> Tables.open(settings())).isInstanceOf(StoreInUse.class);
      other.kill();
      Tables.open(settings()).close();
    }
  }

  @Test
  void a_store_that_cannot_be_opened_gives_the_folder_back() throws Exception {
    Files.createDirectories(folder());
    var file = Files.writeString(folder().resolve("desk.db"), "this is not a database, not at all");
    assertThatThrownBy(() -> Tables.open(settings())).isInstanceOf(StoreFailure.class);
    Files.delete(file);
    Tables.open(settings()).close();
  }

  @Test
  void a_folder_that_is_made_is_for_its_owner_only() throws Exception {
    Tables.open(settings()).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
        .isEqualTo("rwx------");
  }

  private Path folder() {
    return temporary.resolve("a/b");
  }

  private StoreSettings settings() {
    return new StoreSettings.Embedded(folder());
  }
}
