package org.subjectdesk;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.conversation.Forgetting;
import org.subjectdesk.conversation.MyData;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./desk reader …}: what is kept about one reader, for who asks at the library's desk. */
@Command(
    name = "reader",
    description = "Shows or deletes what is kept about a reader.",
    mixinStandardHelpOptions = true,
    subcommands = {ReaderCommand.Export.class, ReaderCommand.Erase.class})
final class ReaderCommand {
  private static final MyData DATA = new MyData(Optional.empty(), Application.CALENDAR);

  private ReaderCommand() {}

  private static final String OPENID =
      "Her openid; it stands in WeChat's message logs, never in the desk's.";

  /** Says that there is nothing; the exit code for it. */
  private static int unknown() {
    System.err.println("nothing is kept about a reader with this openid; copy it whole");
    return 1;
  }

  private static List<ReaderId> accounts(Store store, String openid) {
    return store.read(tx -> DATA.accounts(tx, openid));
  }

  @Command(
      name = "export",
      description = "Writes everything that is kept about a reader as JSON, at all her accounts.",
      mixinStandardHelpOptions = true)
  static final class Export implements Callable<Integer> {
    @Parameters(paramLabel = "OPENID", description = OPENID)
    String openid = "";

    @Option(
        names = "--to",
        paramLabel = "FILE",
        description = "Write to a file instead of standard output.")
    @Nullable Path file;

    @Mixin DataOption data = new DataOption();

    @Override
    public Integer call() throws Exception {
      try (var store = data.open()) {
        var accounts = accounts(store, openid);
        if (accounts.isEmpty()) {
          return unknown();
        }
        var json = store.<String>read(tx -> DATA.everything(tx, accounts).encodePrettily());
        if (file == null) {
          System.out.println(json);
        } else {
          Files.writeString(file, json + "\n", StandardCharsets.UTF_8);
          System.out.println("exported " + accounts.size() + " accounts to " + file);
        }
      }
      return 0;
    }
  }

  @Command(
      name = "erase",
      description =
          "Deletes everything that is kept about a reader, at all her accounts. Backups that were"
              + " made before still hold it.",
      mixinStandardHelpOptions = true)
  static final class Erase implements Callable<Integer> {
    @Parameters(paramLabel = "OPENID", description = OPENID)
    String openid = "";

    @Mixin DataOption data = new DataOption();

    @Override
    public Integer call() throws Exception {
      try (var store = data.open()) {
        var accounts = accounts(store, openid);
        if (accounts.isEmpty()) {
          return unknown();
        }
        var counts = store.<String>read(tx -> DATA.counts(tx, accounts).encode());
        for (var account : accounts) {
          store
              .inTransaction(
                  account,
                  tx -> {
                    Forgetting.everything(tx, account);
                    return true;
                  })
              .join();
        }
        System.out.println("erased " + accounts.size() + " accounts: " + counts);
      }
      return 0;
    }
  }
}
