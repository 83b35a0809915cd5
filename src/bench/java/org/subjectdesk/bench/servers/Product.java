package org.subjectdesk.bench.servers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.subjectdesk.bench.data.Pushes;
import org.subjectdesk.bench.data.Question;
import org.subjectdesk.bench.data.SealedPush;

/** The desk as {@code desk serve} starts it: secure mode, SQLite with FULL commits. */
public final class Product implements AutoCloseable {
  private final DeskFolder folder;
  private final Child child;

  /** Starts it on what was written for it. */
  public Product(DeskFolder folder) throws IOException {
    this.folder = folder;
    this.child = folder.serve();
  }

  /** Its process. */
  public Child child() {
    return child;
  }

  private Path export() {
    return folder.path().resolve("export.jsonl");
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
    folder.command("consult", "export", export().toString());
    return ledger.compare(export());
  }

  /** Stops it and deletes its data. */
  @Override
  public void close() throws IOException {
    child.close();
    folder.deleteData();
    Files.deleteIfExists(export());
  }
}
