package org.subjectdesk;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The demo as its own process, which can be killed without warning. */
final class DemoProcess implements AutoCloseable {
  private static final Pattern ACCOUNT = Pattern.compile("\\s+([a-z]+)\\s+(\\S{10,})\\s+\\S+.*");
  private static final String LAST_ACCOUNT = "gu";

  private final Process process;
  private final String url;
  private final Map<String, String> passwords;

  private DemoProcess(Process process, String url, Map<String, String> passwords) {
    this.process = process;
    this.url = url;
    this.passwords = passwords;
  }

  /** Starts it on that folder and any free port; returns when it has said who may sign in. */
  static DemoProcess on(Path data) throws IOException {
    var starting =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-Ddesk.home=" + Path.of("").toAbsolutePath(),
                "org.subjectdesk.Main",
                "demo",
                "--port",
                "0",
                "--data",
                data.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    // Not as an argument: ONNX Runtime 1.29.0 kills a process with an argument beyond 4 KiB.
    starting.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    var process = starting.start();
    BufferedReader out = process.inputReader();
    var url = "";
    var passwords = new HashMap<String, String>();
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("ready ")) {
        url = line.substring("ready ".length()).strip();
      }
      var account = ACCOUNT.matcher(line);
      if (account.matches()) {
        passwords.put(account.group(1), account.group(2));
      }
      if (passwords.containsKey(LAST_ACCOUNT)) {
        return new DemoProcess(process, url, Map.copyOf(passwords));
      }
    }
    throw new AssertionError("the demo did not start");
  }

  /** An address, with a path that begins with a slash. */
  String url(String path) {
    return url.substring(0, url.length() - 1) + path;
  }

  String password(String librarian) {
    return Objects.requireNonNull(passwords.get(librarian), librarian);
  }

  /** As {@code kill -9} does it. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
