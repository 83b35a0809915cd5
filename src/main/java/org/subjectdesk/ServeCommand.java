package org.subjectdesk;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.subjectdesk.config.ConfigurationFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./desk serve}: production. */
@Command(
    name = "serve",
    description = "Serves the libraries of a configuration file.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "desk.yaml",
      description = {
        "The configuration (default ${DEFAULT-VALUE}); see deploy/desk.example.yaml. It names two"
            + " ports: one for readers and librarians, one for health and metrics."
      })
  Path config = Path.of("desk.yaml");

  @Override
  public Integer call() throws Exception {
    var configuration = ConfigurationFile.read(config);
    var desk = Application.start(configuration, new Application.Choice(false, true));
    Runtime.getRuntime().addShutdownHook(new Thread(desk::close, "shutdown"));
    System.out.println("ready http://" + configuration.listen().host() + ":" + desk.port() + "/");
    System.out.flush();
    desk.awaitEnd();
    return 0;
  }
}
