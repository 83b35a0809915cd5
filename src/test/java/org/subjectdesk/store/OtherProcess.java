package org.subjectdesk.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Another JVM that opens a store, for the tests that kill it. */
final class OtherProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader said;

  private OtherProcess(Process process) {
    this.process = process;
    said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Opens the store and says {@code opened} or {@code in use}; then keeps it until it is ended. */
  static OtherProcess holding(StoreSettings settings) {
    return start("hold", settings);
  }

  /** Opens the store and writes things as fast as it can; says the id of each that is committed. */
  static OtherProcess writing(StoreSettings settings) {
    return start("write", settings);
  }

  private static OtherProcess start(String what, StoreSettings settings) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var where =
        switch (settings) {
          case StoreSettings.Embedded embedded -> embedded.folder().toString();
          case StoreSettings.Postgres postgres -> postgres.url();
        };
    try {
      return new OtherProcess(
          new ProcessBuilder(
                  java,
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  System.getProperty("java.class.path"),
                  OtherProcess.class.getName(),
                  what,
                  where)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it says next; empty when it says no more. */
  String says() throws IOException {
    var line = said.readLine();
    return line == null ? "" : line;
  }

  /** As {@code kill -9} does; returns when it is gone. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  /** The other side. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] args) throws InterruptedException {
    var settings =
        args[1].startsWith("jdbc:")
            ? new StoreSettings.Postgres(args[1], "postgres", new StoreSettings.Password("unused"))
            : new StoreSettings.Embedded(Path.of(args[1]));
    try {
      var store = Tables.open(settings);
      if (args[0].equals("write")) {
        var number = new AtomicLong();
        for (var writer = 0; writer < 32; writer++) {
          Thread.startVirtualThread(() -> write(store, number));
        }
      } else {
        System.out.println("opened");
      }
      Thread.currentThread().join();
    } catch (StoreInUse e) {
      System.out.println("in use");
    }
  }

  @SuppressWarnings("SystemOut")
  private static void write(Store store, AtomicLong number) {
    while (true) {
      var id = "t" + number.incrementAndGet();
      store.inTransaction(id, Tables.add(id)).join();
      System.out.println(id);
    }
  }
}
