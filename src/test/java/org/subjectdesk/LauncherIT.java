package org.subjectdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The launcher of a clone, with a Maven and a Java that only note what they were asked: several
 * commands at once build once, and a jar that somebody runs stays what it is.
 */
@Timeout(60)
class LauncherIT {
  private static final List<String> TOOLS =
      List.of(
          "sh",
          "cat",
          "dirname",
          "find",
          "grep",
          "head",
          "kill",
          "ln",
          "mkdir",
          "mkfifo",
          "mv",
          "readlink",
          "rm",
          "rmdir",
          "sed",
          "sleep",
          "touch",
          "basename");

  @TempDir Path home;
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void makeClone() throws IOException {
    Files.createDirectories(home.resolve("src/main"));
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Files.copy(Path.of("desk"), home.resolve("desk"));
    script("jdk/bin/javac", "");
    script(
        "jdk/bin/java",
        """
        if [ "$1" = -version ]; then echo 'openjdk version "25.0.1"' >&2; exit; fi
        while [ "$1" != -jar ]; do shift; done
        echo "running $(cat "$2")"
        """);
    // Waits until the test lets it go on.
    script(
        "bin/mvn",
        """
        for one in "$@"; do case $one in -Ddesk.jar=*) name=${one#*=} ;; esac; done
        cat "%1$s/go"
        echo built >>"%1$s/builds"
        cat "%1$s/src/main/text" >"%1$s/target/$name.jar"
        """
            .formatted(home));
    run("mkfifo", home.resolve("go").toString()).waitForOrFail();
    Files.writeString(home.resolve("src/main/text"), "one");
    for (var tool : TOOLS) {
      var found =
          Stream.of("/bin", "/usr/bin").map(folder -> Path.of(folder, tool)).filter(Files::exists);
      var path = found.findFirst();
      if (path.isPresent()) {
        script("bin/" + tool, "exec " + path.get() + " \"$@\"");
      }
    }
  }

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void of_two_at_once_one_builds_and_the_other_waits(boolean flock) throws Exception {
    tools(flock);
    var first = launch();
    assertThat(first.err.readLine()).startsWith("desk: building");
    var second = launch();
    assertThat(second.err.readLine()).startsWith("desk: another ./desk is building");
    letBuild();
    assertThat(first.out.readLine()).isEqualTo("running one");
    assertThat(second.out.readLine()).isEqualTo("running one");
    assertThat(Files.readAllLines(home.resolve("builds"))).hasSize(1);
    assertThat(home.resolve("target/.building.by")).doesNotExist();
  }

  @Test
  void a_jar_that_somebody_runs_is_replaced_and_never_written_to() throws Exception {
    tools(true);
    launchAndBuild("running one");
    var jar = home.resolve("target/desk.jar");
    try (var running = Files.newBufferedReader(jar)) {
      Files.writeString(home.resolve("src/main/text"), "two");
      Files.setLastModifiedTime(
          home.resolve("src/main/text"), FileTime.from(Instant.now().plusSeconds(2)));
      launchAndBuild("running two");
      assertThat(running.readLine()).isEqualTo("one");
    }
    assertThat(home.resolve("target/desk.new.jar")).doesNotExist();
  }

  @Test
  void who_was_killed_while_building_keeps_nobody_waiting() throws Exception {
    tools(false);
    var gone = run("true").waitForOrFail();
    Files.createDirectories(home.resolve("target"));
    Files.createSymbolicLink(
        home.resolve("target/.building.by"), Path.of(String.valueOf(gone.process.pid())));
    var launched = launch();
    assertThat(launched.err.readLine()).startsWith("desk: another ./desk is building");
    assertThat(launched.err.readLine()).startsWith("desk: building");
    letBuild();
    assertThat(launched.out.readLine()).isEqualTo("running one");
  }

  @Test
  void a_port_that_is_taken_is_named_before_anything_is_loaded() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = String.valueOf(taken.getLocalPort());
      var demo =
          run(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Ddesk.home=" + Path.of("").toAbsolutePath(),
              "org.subjectdesk.Main",
              "demo",
              "--port",
              port,
              "--data",
              home.resolve("data").toString());
      var told = String.join("\n", demo.err.readAllLines());
      assertThat(told).contains("127.0.0.1:" + port, "choose another");
      assertThat(demo.process.waitFor()).isEqualTo(1);
      assertThat(home.resolve("data")).doesNotExist();
    }
  }

  private void launchAndBuild(String said) throws IOException {
    var launched = launch();
    assertThat(launched.err.readLine()).startsWith("desk: building");
    letBuild();
    assertThat(launched.out.readLine()).isEqualTo(said);
  }

  /** Blocks until the build has opened its end. */
  private void letBuild() throws IOException {
    Files.newOutputStream(home.resolve("go"), StandardOpenOption.WRITE).close();
  }

  private void tools(boolean flock) throws IOException {
    if (flock) {
      script("bin/flock", "exec /usr/bin/flock \"$@\"");
    }
  }

  private void script(String name, String text) throws IOException {
    var path = home.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, "#!/bin/sh\n" + text);
    assertThat(path.toFile().setExecutable(true)).isTrue();
  }

  private Launched launch() throws IOException {
    return run(home.resolve("desk").toString(), "check");
  }

  private Launched run(String... command) throws IOException {
    var builder = new ProcessBuilder(command);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    if (command[0].endsWith("/desk")) {
      builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
      builder.environment().put("PATH", home.resolve("bin").toString());
    }
    var process = builder.start();
    started.add(process);
    return new Launched(process, process.inputReader(), process.errorReader());
  }

  private record Launched(Process process, BufferedReader out, BufferedReader err) {
    Launched waitForOrFail() throws IOException {
      try {
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return this;
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IOException(interrupted);
      }
    }
  }
}
