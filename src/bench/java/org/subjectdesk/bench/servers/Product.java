package org.subjectdesk.bench.servers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.IntFunction;
import org.subjectdesk.bench.data.Account;
import org.subjectdesk.bench.data.Pushes;
import org.subjectdesk.bench.data.Question;
import org.subjectdesk.bench.data.SealedPush;
import org.subjectdesk.bench.data.SyntheticFaq;

/**
 * The desk as {@code desk serve} starts it: secure mode, SQLite with FULL commits, a folder of
 * synthetic entries to take over. Its whole life is in one folder.
 */
public final class Product implements AutoCloseable {
  private static final int ENTRIES_A_FILE = 1_000;

  private final Path folder;
  private final Path log;
  private final Child child;

  /**
   * Writes what it needs and starts it.
   *
   * @param folder new
   * @param sources where {@code faq-data} and {@code bot-scripts} are
   * @param platform the address of the platform's API
   */
  public Product(Path folder, Path sources, String platform, SyntheticFaq faq) throws IOException {
    this.folder = folder;
    this.log = folder.resolve("desk.log");
    var entries = Files.createDirectories(folder.resolve("faq-data").resolve("entries"));
    Files.copy(
        sources.resolve("faq-data").resolve("subjects.yaml"),
        folder.resolve("faq-data").resolve("subjects.yaml"));
    for (var from = 0; from < faq.size(); from += ENTRIES_A_FILE) {
      var text = new StringBuilder();
      for (var i = from; i < Math.min(faq.size(), from + ENTRIES_A_FILE); i++) {
        text.append(faq.yaml(i));
      }
      Files.writeString(entries.resolve("bench-" + from + ".yaml"), text);
    }
    Files.writeString(config(), configuration(sources, platform));
    child = Child.serve(log, "desk", "serve", "--config", config().toString());
  }

  /** Its process. */
  public Child child() {
    return child;
  }

  private Path config() {
    return folder.resolve("desk.yaml");
  }

  private Path export() {
    return folder.resolve("export.jsonl");
  }

  private static String configuration(Path sources, String platform) {
    return """
    listen:
      port: 0
      management-port: 0
      drain: 0s
    store:
      folder: ./data
    content:
      faq-data: ./faq-data
      bot-scripts: %s
    alliance:
      name: 测试联盟
      values: {platform: "https://alliance.example.org"}
    libraries:
      - id: bench
        name: 测试图书馆
        values: {hours: 每天, phone: 010-5555-0100, desk: 总服务台, email: bench@example.edu}
        official-accounts:
          - app-id: %s
            token: %s
            encoding-aes-key: %s
            app-secret: %s
            mode: secure
    wechat:
      api-host: %s
    """
        .formatted(
            sources.resolve("bot-scripts").toAbsolutePath(),
            Account.APP_ID,
            Account.TOKEN,
            Account.AES_KEY,
            Account.SECRET,
            platform);
  }

  /**
   * Asks some questions one by one and reads the answers, so that no round measures excuses.
   *
   * @return the share that was answered right
   */
  public double rightAnswers(
      Pushes pushes, Ledger ledger, IntFunction<Question> questions, int count) throws Exception {
    var first = ledger.reserve(count);
    var right = 0;
    try (var client = HttpClient.newHttpClient()) {
      for (var number = first; number < first + count; number++) {
        var question = questions.apply(number);
        var answer =
            client.send(request(pushes.text(number, question.text())), BodyHandlers.ofByteArray());
        if (answer.statusCode() == 200) {
          ledger.acknowledge(number);
          right += pushes.textOfReply(answer.body()).startsWith(question.answer()) ? 1 : 0;
        }
      }
    }
    return (double) right / count;
  }

  private HttpRequest request(SealedPush push) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + child.port() + push.pathAndQuery()))
        .POST(BodyPublishers.ofByteArray(push.body()))
        .build();
  }

  /** Stops it and compares its transcript with what it acknowledged. */
  public Ledger.Verdict stopAndCompare(Ledger ledger) throws IOException, InterruptedException {
    child.close();
    var export = folder.resolve("export.jsonl");
    Child.run(log, "desk", "consult", "export", export.toString(), "--config", config().toString());
    return ledger.compare(export);
  }

  /** Stops it and deletes its data, which may be a gigabyte by now; logs stay. */
  @Override
  public void close() throws IOException {
    child.close();
    emptied(folder.resolve("data"));
    Files.deleteIfExists(export());
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
}
