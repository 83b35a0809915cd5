package org.subjectdesk;

import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The front door of the program: {@code ./desk <command>}. */
@Command(
    name = "desk",
    description = "Subject Desk (学科咨询台): the chat front desk of a library alliance.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      CheckCommand.class,
      FaqCommand.class,
      CatalogueCommand.class,
      ConsultCommand.class,
      LibrarianCommand.class,
      ReaderCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      SimulateCommand.class
    })
public final class Main {
  private Main() {}

  /** Kept, because the JDK forgets a logger that nobody holds. */
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  /** Runs one command and ends with its exit code: 0 done, 1 could not, 2 wrong usage. */
  public static void main(String[] args) {
    var serving = args.length > 0 && args[0].equals("serve");
    if (System.getProperty("logback.configurationFile") == null) {
      // Before the first logger wakes up: JSON lines for machines, plain ones for people.
      System.setProperty("logback.configurationFile", serving ? "log-json.xml" : "log-plain.xml");
    }
    // It advises an incubating module, which the desk does without.
    LUCENE.setLevel(Level.SEVERE);
    System.exit(run(args));
  }

  /** The same without leaving the process. */
  static int run(String... args) {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(
            (failure, command, _) -> {
              command.getErr().println("desk: " + story(failure));
              return 1;
            })
        .execute(args);
  }

  /** What went wrong and what was behind it, without stack traces. */
  private static String story(Throwable failure) {
    var story = new StringBuilder(String.valueOf(failure.getMessage()));
    for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      var message = String.valueOf(cause.getMessage());
      if (story.indexOf(message) < 0) {
        story.append("\n  because: ").append(message);
      }
    }
    return story.toString();
  }

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      var version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"Subject Desk " + (version == null ? "(from source)" : version)};
    }
  }
}
