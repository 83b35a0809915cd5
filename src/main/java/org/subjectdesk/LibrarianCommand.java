package org.subjectdesk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.subjectdesk.config.Secret;
import org.subjectdesk.staff.Librarian;
import org.subjectdesk.staff.Passwords;
import org.subjectdesk.staff.Role;
import org.subjectdesk.staff.Staff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./desk librarian …}: who works at the desk. */
@Command(
    name = "librarian",
    description = "Adds librarians, gives them new passwords and lists them.",
    mixinStandardHelpOptions = true,
    subcommands = {
      LibrarianCommand.Add.class,
      LibrarianCommand.Reset.class,
      LibrarianCommand.ListAll.class
    })
final class LibrarianCommand {
  /** What the audit keeps in the place of a librarian. */
  private static final String BY = "command";

  private LibrarianCommand() {}

  /** Where a password comes from. */
  static final class PasswordOption {
    @Option(
        names = "--password-stdin",
        description = "Read the password from standard input instead of making one up.")
    boolean given;

    Secret take() throws IOException {
      if (!given) {
        return Passwords.random();
      }
      var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      var line = in.readLine();
      return new Secret(line == null ? "" : line);
    }

    String told(Secret password) {
      return given ? "" : "\n  password: " + password.reveal() + "   (shown this once)";
    }
  }

  @Command(
      name = "add",
      description = "Adds a librarian and prints her password, once.",
      mixinStandardHelpOptions = true)
  static final class Add implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "What she signs in with, such as lin.")
    String id = "";

    @Option(
        names = "--library",
        paramLabel = "ID",
        required = true,
        description = "The library that she belongs to.")
    String library = "";

    @Option(names = "--name", required = true, description = "What others see.")
    String name = "";

    @Option(
        names = "--role",
        defaultValue = "librarian",
        description = "librarian, library-admin or alliance-admin (default: ${DEFAULT-VALUE}).")
    String role = "librarian";

    @Mixin PasswordOption password = new PasswordOption();
    @Mixin DataOption data = new DataOption();

    @Override
    public Integer call() throws Exception {
      var chosen =
          Role.of(role)
              .orElseThrow(() -> new IllegalArgumentException("--role: use one of " + Role.keys()));
      var secret = password.take();
      try (var store = data.open()) {
        LibraryOption.checked(library, data.configuration(), store);
        var she = new Librarian(id, library, name.strip(), chosen);
        if (!new Staff(store).add(she, secret, BY, InstantSource.system().instant())) {
          System.err.println(id + ": taken already; choose another id");
          return 1;
        }
      }
      System.out.println(
          "added " + id + " (" + role + " of " + library + ")" + password.told(secret));
      return 0;
    }
  }

  @Command(
      name = "reset",
      description =
          "Gives a librarian a new password and prints it, once. Ends her lock, her code and all"
              + " her sessions.",
      mixinStandardHelpOptions = true)
  static final class Reset implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "What she signs in with.")
    String id = "";

    @Mixin PasswordOption password = new PasswordOption();
    @Mixin DataOption data = new DataOption();

    @Override
    public Integer call() throws Exception {
      var secret = password.take();
      try (var store = data.open()) {
        var change = Staff.Change.password(secret);
        var done = new Staff(store).change(id, change, BY, InstantSource.system().instant());
        if (done.isEmpty()) {
          System.err.println(id + ": there is no such librarian; see librarian list");
          return 1;
        }
      }
      System.out.println("new password for " + id + password.told(secret));
      return 0;
    }
  }

  @Command(
      name = "list",
      description = "Lists the librarians: id, library, role, name.",
      mixinStandardHelpOptions = true)
  static final class ListAll implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();

    @Override
    public Integer call() throws Exception {
      try (var store = data.open()) {
        for (var account : new Staff(store).list(Optional.empty())) {
          var she = account.librarian();
          var notes = (account.active() ? "" : "  closed") + (account.totp() ? "  code" : "");
          System.out.printf(
              "%-16s %-12s %-15s %s%s%n",
              she.id(), she.library(), she.role().key(), she.name(), notes);
        }
      }
      return 0;
    }
  }
}
