package org.subjectdesk;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.subjectdesk.conversation.Transcript;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./desk consult …}: what was said. */
@Command(
    name = "consult",
    description = "Works on the consults that were held.",
    mixinStandardHelpOptions = true,
    subcommands = ConsultCommand.Export.class)
final class ConsultCommand {
  @Command(
      name = "export",
      description = "Writes all transcripts as JSON lines, oldest first. Names no reader.",
      mixinStandardHelpOptions = true)
  static final class Export implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "Where to write to.")
    Path file = Path.of("");

    @Mixin DataOption data = new DataOption();

    @Override
    public Integer call() throws Exception {
      var lines = 0L;
      try (var store = data.open();
          var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
        var transcript = new Transcript();
        var page = transcript.page(store, 0);
        while (!page.isEmpty()) {
          for (var entry : page) {
            out.write(line(entry));
            out.newLine();
            lines++;
          }
          page = transcript.page(store, page.getLast().number());
        }
      }
      System.out.println("exported " + lines + " lines to " + file);
      return 0;
    }

    private static String line(Transcript.Entry entry) {
      return new JsonObject()
          .put("library", entry.library())
          .put("consult", entry.consult())
          .put("direction", entry.direction())
          .put("msgId", entry.msgId())
          .put("text", entry.text())
          .put("at", entry.at().toString())
          .encode();
    }
  }
}
