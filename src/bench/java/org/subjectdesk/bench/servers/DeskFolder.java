package org.subjectdesk.bench.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.subjectdesk.bench.data.Account;
import org.subjectdesk.bench.data.SyntheticFaq;
import org.subjectdesk.store.StoreSettings;

/**
 * All that one desk reads and writes: its configuration, a folder of synthetic entries to take
 * over, its data, its log.
 *
 * @param path on a real disk, or FULL commits cost nothing
 */
public record DeskFolder(Path path) {
  /** The only library. */
  public static final String LIBRARY = "bench";

  private static final int ENTRIES_A_FILE = 1_000;
  private static final Pattern MADE_UP = Pattern.compile("password: (\\S+)");
  private static final String EMBEDDED = "  folder: ./data\n";
  private static final String VALUES =
      "hours: 每天, phone: 010-5555-0100, desk: 总服务台, email: bench@example.edu";

  /**
   * Writes what a desk needs.
   *
   * @param path an empty folder
   * @param sources where {@code faq-data} and {@code bot-scripts} are
   * @param platform the address of the platform's API
   */
  public static DeskFolder write(Path path, Path sources, String platform, SyntheticFaq faq)
      throws IOException {
    var folder = new DeskFolder(path);
    var entries = Files.createDirectories(folder.faqData().resolve("entries"));
    Files.copy(
        sources.resolve("faq-data").resolve("subjects.yaml"),
        folder.faqData().resolve("subjects.yaml"));
    for (var from = 0; from < faq.size(); from += ENTRIES_A_FILE) {
      var text = new StringBuilder();
      for (var i = from; i < Math.min(faq.size(), from + ENTRIES_A_FILE); i++) {
        text.append(faq.yaml(i));
      }
      Files.writeString(entries.resolve("bench-" + from + ".yaml"), text);
    }
    folder.scripts(sources.resolve("bot-scripts"));
    Files.writeString(folder.config(), configuration(platform));
    return folder;
  }

  /** The shipped scripts, without the answers that offer a flow: they are not among the entries. */
  private void scripts(Path shipped) throws IOException {
    var scripts = Files.createDirectories(path.resolve("bot-scripts"));
    try (var files = Files.newDirectoryStream(shipped, "*.yaml")) {
      for (var file : files) {
        var lines = Files.readAllLines(file);
        lines.removeIf(line -> line.startsWith("  after:"));
        Files.write(scripts.resolve(file.getFileName()), lines);
      }
    }
  }

  /** Says who works at the library; without it nobody does. */
  public void roster(String yaml) throws IOException {
    var librarians = faqData().resolve("alliance").resolve("librarians");
    Files.writeString(Files.createDirectories(librarians).resolve(LIBRARY + ".yaml"), yaml);
  }

  /**
   * Makes the first account, as whoever sets up a desk does; while the desk itself does not run.
   *
   * @return the password
   */
  public String hire(String id, String role) throws IOException, InterruptedException {
    var printed =
        command("librarian", "add", id, "--library", LIBRARY, "--name", "主任", "--role", role);
    var password = MADE_UP.matcher(printed);
    if (!password.find()) {
      throw new IOException("no password in: " + printed);
    }
    return password.group(1);
  }

  /** Adds members without accounts of their own. */
  public void members(Collection<String> ids) throws IOException {
    var yaml = new StringBuilder();
    for (var id : ids) {
      yaml.append("  - {id: %s, name: %s, values: {%s}}\n".formatted(id, id, VALUES));
    }
    Files.writeString(config(), yaml, StandardOpenOption.APPEND);
  }

  /** Where the desk keeps its data while it is SQLite's. */
  public Path data() {
    return path.resolve("data");
  }

  /** The desk is to keep its data in a PostgreSQL database. */
  public void on(StoreSettings.Postgres database) throws IOException {
    var yaml =
        "  postgresql: {url: \"%s\", user: %s, password: %s}\n"
            .formatted(database.url(), database.user(), database.password().value());
    var config = Files.readString(config());
    Files.writeString(config(), config.replace(EMBEDDED, yaml));
  }

  /**
   * Runs one of the desk's commands to its end, while the desk itself does not run.
   *
   * @return what it printed
   */
  public String command(String... arguments) throws IOException, InterruptedException {
    return Child.run(log(), line(arguments));
  }

  /** Starts the desk. */
  Child serve() throws IOException {
    return Child.serve(log(), line("serve"));
  }

  private String[] line(String... arguments) {
    return Stream.of(
            Stream.of("desk"), Stream.of(arguments), Stream.of("--config", config().toString()))
        .flatMap(part -> part)
        .toArray(String[]::new);
  }

  /** Deletes the data, which may be a gigabyte; logs stay. */
  void deleteData() throws IOException {
    emptied(data());
  }

  /** A folder without content. */
  public static Path emptied(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var content = Files.walk(folder)) {
        for (var path : content.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    return Files.createDirectories(folder);
  }

  private Path faqData() {
    return path.resolve("faq-data");
  }

  private Path config() {
    return path.resolve("desk.yaml");
  }

  private Path log() {
    return path.resolve("desk.log");
  }

  /** Readers may wait for longer than a benchmark lasts; all else is as it is by default. */
  private static String configuration(String platform) {
    return """
    listen:
      port: 0
      management-port: 0
      drain: 0s
    store:
      folder: ./data
    content:
      faq-data: ./faq-data
      bot-scripts: ./bot-scripts
    alliance:
      name: 测试联盟
      values: {platform: "https://alliance.example.org"}
    wechat:
      api-host: %s
    handover:
      wait: 4h
    limits:
      reader: {burst: 100000, a-minute: 100000}
      address: {burst: 100000, a-minute: 100000}
      library: {burst: 100000, a-minute: 100000}
    libraries:
      - id: %s
        name: 测试图书馆
        values: {%s}
        official-accounts:
          - app-id: %s
            token: %s
            encoding-aes-key: %s
            app-secret: %s
            mode: secure
    """
        .formatted(
            platform,
            LIBRARY,
            VALUES,
            Account.APP_ID,
            Account.TOKEN,
            Account.AES_KEY,
            Account.SECRET);
  }
}
