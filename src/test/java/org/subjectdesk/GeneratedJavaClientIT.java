package org.subjectdesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subjectdesk.store.Database;

/**
 * Somebody else's program: openapi-generator makes a Java client of the contract, and the program
 * in {@code src/clients/java} makes every call with it. The client is strict, so an answer with a
 * member that the contract does not name is a failure.
 */
class GeneratedJavaClientIT {
  /** Put there by the build, see {@code pom.xml}. */
  private static final Path GENERATOR = Path.of("target/generator/openapi-generator-cli.jar");

  private static final Path PROGRAM = Path.of("src/clients/java");
  private static final Path CONTRACT = Path.of("src/main/resources/openapi.yaml");

  /** Those of the demo's librarians who sign in. */
  static final List<String> PEOPLE = List.of("lin", "fang", "qiao", "shen");

  @TempDir static Path folder;

  @Test
  void a_generated_client_makes_every_call() throws Exception {
    generate(folder.resolve("client"));
    var classes = folder.resolve("classes");
    compile(classes, folder.resolve("client/src/main/java"), PROGRAM);

    var answered = answered(classes);

    assertThat(Contract.operations(Contract.json()))
        .filteredOn(one -> answered.stream().noneMatch(call -> isOf(one, call)))
        .extracting(Contract.Operation::id)
        .as("operations that no call was answered by")
        .isEmpty();
  }

  private static boolean isOf(Contract.Operation operation, String call) {
    var parts = call.split(" ", 2);
    return operation.method().equals(parts[0]) && operation.fits(parts[1]);
  }

  private static void generate(Path into) throws IOException, InterruptedException {
    assertThat(GENERATOR)
        .as("mvn pre-integration-test brings it (with -DskipTests, to be quick)")
        .exists();
    var generator =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                GENERATOR.toString(),
                "generate",
                "--generator-name=java",
                "--library=native",
                "--input-spec=" + CONTRACT,
                "--output=" + into,
                "--invoker-package=org.subjectdesk.client",
                "--api-package=org.subjectdesk.client.api",
                "--model-package=org.subjectdesk.client.model",
                "--additional-properties=openApiNullable=false,useJspecify=true,useJakartaEe=true")
            .redirectErrorStream(true)
            .start();
    var said = new String(generator.getInputStream().readAllBytes(), UTF_8);
    assertThat(generator.waitFor()).as(said).isZero();
  }

  /** Without Error Prone, which has nothing to say about generated code. */
  private static void compile(Path classes, Path... sources) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var said = new java.io.StringWriter();
    try (var files = compiler.getStandardFileManager(null, null, UTF_8)) {
      var options = List.of("-d", classes.toString(), "-proc:none", "-nowarn");
      var all = files.getJavaFileObjectsFromPaths(java(sources));
      var done = compiler.getTask(said, files, null, options, null, all).call();
      assertThat(done).as(said.toString()).isTrue();
    }
  }

  private static List<Path> java(Path... sources) throws IOException {
    var all = new ArrayList<Path>();
    for (var source : sources) {
      try (Stream<Path> files = Files.walk(source)) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
      }
    }
    return all;
  }

  private static List<String> answered(Path classes) throws Exception {
    try (var database = Database.SQLITE.fresh();
        var desk = RunningDesk.on(database.settings());
        var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      var passwords = PEOPLE.stream().collect(Collectors.toMap(id -> id, desk::password));
      var program = loader.loadClass("org.subjectdesk.walk.EveryCall");
      try {
        var answered =
            program.getMethod("at", String.class, Map.class).invoke(null, desk.url(""), passwords);
        return ((List<?>) answered).stream().map(String.class::cast).toList();
      } catch (InvocationTargetException failed) {
        throw new AssertionError(failed.getCause());
      }
    }
  }
}
