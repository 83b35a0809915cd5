package org.subjectdesk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** The PostgreSQL server goes away under an open store and comes back. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class RestartIT {
  @TempDir Path folder;

  @Test
  void a_store_outlives_its_server() throws Exception {
    var port = freePort();
    var server = start(port);
    var settings =
        new StoreSettings.Postgres(
            "jdbc:postgresql://localhost:" + port + "/postgres",
            "postgres",
            new StoreSettings.Password("unused"));
    try (var store = Tables.open(settings)) {
      store.inTransaction("k", Tables.add("before")).join();
      server.close();
      var meanwhile = store.inTransaction("k", Tables.add("meanwhile"));
      assertThatThrownBy(meanwhile::join).hasCauseInstanceOf(StoreFailure.class);
      assertThat(store.isReady()).isFalse();
      server = start(port);
      addUntilItWorks(store);
      assertThat(Tables.ids(store)).containsExactly("after", "before");
      assertThat(store.isReady()).isTrue();
    } finally {
      server.close();
    }
  }

  private static void addUntilItWorks(Store store) {
    while (true) {
      try {
        store.inTransaction("k", Tables.add("after")).join();
        return;
      } catch (CompletionException e) {
        assertThat(e).hasCauseInstanceOf(StoreFailure.class);
      }
    }
  }

  private EmbeddedPostgres start(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(folder.resolve("postgres"))
        .setCleanDataDirectory(false)
        .start();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
