package org.subjectdesk.bench.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a JVM of its own, with the heap that the launcher gives the desk. */
public final class Child implements AutoCloseable {
  /** The most that a server may use for objects. */
  public static final int HEAP_MIB = 512;

  private static final String READY = "ready ";

  private final Process process;
  private final int port;

  private Child(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * The flags of this JVM that a server needs too: access to native code, configuration of logs.
   */
  public static List<String> flags() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("--") || flag.startsWith("-Dlogback"))
        .toList();
  }

  /**
   * Starts a server; returns when it says that it is ready. What it writes to standard error goes
   * to a file.
   */
  public static Child serve(Path log, String... arguments) throws IOException {
    var process = start(log, arguments);
    var lines = process.inputReader(StandardCharsets.UTF_8);
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(READY)) {
        Thread.ofVirtual().start(() -> drain(lines));
        return new Child(process, URI.create(line.substring(READY.length()).strip()).getPort());
      }
    }
    throw new IOException("ended before it was ready; see " + log);
  }

  /** A port for a server that cannot choose one. */
  public static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Runs one command to its end; what it wrote to standard output. */
  static String run(Path log, String... arguments) throws IOException, InterruptedException {
    var process = start(log, arguments);
    var printed = new StringWriter();
    process.inputReader(StandardCharsets.UTF_8).transferTo(printed);
    if (process.waitFor() != 0) {
      throw new IOException("failed; see " + log);
    }
    return printed.toString();
  }

  private static Process start(Path log, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags());
    command.addAll(List.of("-XX:+UseG1GC", "-XX:MinHeapFreeRatio=20", "-Xmx" + HEAP_MIB + "m"));
    command.add(Contestant.class.getName());
    command.addAll(List.of(arguments));
    var starting = new ProcessBuilder(command).redirectError(Redirect.appendTo(log.toFile()));
    // Not as an argument: ONNX Runtime 1.29.0 kills a process with an argument beyond 4 KiB.
    starting.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    var process = starting.start();
    // For a benchmark that is interrupted; one that is killed closes the child's standard input.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return process;
  }

  private static void drain(BufferedReader lines) {
    try {
      lines.transferTo(Writer.nullWriter());
    } catch (IOException closed) {
      // The child has ended.
    }
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** The processor time it has used so far. */
  public Duration cpu() {
    return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** The most memory it has held, in MiB; 0 where the system does not tell. */
  public double peakMemory() {
    return status("VmHWM:");
  }

  /** The memory that it holds now (RSS), in MiB; 0 where the system does not tell. */
  public double memory() {
    return status("VmRSS:");
  }

  /** The same after it has thrown away what it does not need, and given back what it can. */
  public double neededMemory() throws IOException, InterruptedException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    for (var command : List.of("GC.run", "System.trim_native_heap")) {
      var run = new ProcessBuilder(jcmd, Long.toString(process.pid()), command);
      if (run.redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start().waitFor() != 0) {
        throw new IOException("jcmd " + command + " failed");
      }
    }
    return memory();
  }

  private double status(String line) {
    var status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    try (var lines = Files.lines(status)) {
      return lines
          .filter(one -> one.startsWith(line))
          .mapToDouble(one -> Double.parseDouble(one.replaceAll("\\D", "")) / 1_024)
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks it to stop, as systemd would, and waits for that. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
