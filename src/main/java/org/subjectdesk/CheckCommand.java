package org.subjectdesk;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.config.Configuration;
import org.subjectdesk.config.ConfigurationException;
import org.subjectdesk.config.ConfigurationFile;
import org.subjectdesk.yaml.Faults;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./desk check}: what is wrong with the files that people write. */
@Command(
    name = "check",
    description = "Checks the configuration, bot-scripts and faq-data; names every fault.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration (default: the demo's).")
  @Nullable Path config;

  @Override
  public Integer call() {
    var configuration = configuration();
    var content = Content.read(configuration);
    var faults = new Faults();
    var dialogues = ScriptTests.run(configuration, content, faults);
    if (!faults.isEmpty()) {
      throw new ConfigurationException(faults.list());
    }
    System.out.println(
        "no faults: "
            + content.entries().size()
            + " FAQ entries, texts of "
            + content.texts().size()
            + " libraries, "
            + content.flows().texts().size()
            + " flows, "
            + dialogues
            + " test dialogues, "
            + content.roster().librarians().size()
            + " librarians");
    return 0;
  }

  private Configuration configuration() {
    if (config != null) {
      return ConfigurationFile.read(config);
    }
    return ConfigurationFile.demo(
        Map.of(
            "DEMO_PORT",
            "0",
            "DEMO_MANAGEMENT_PORT",
            "0",
            "DEMO_HOME",
            Home.folder().toString(),
            "DEMO_DATA",
            Home.folder().resolve("data").toString()));
  }
}
