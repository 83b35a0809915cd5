package org.subjectdesk;

import java.time.InstantSource;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.subjectdesk.config.Configuration;
import org.subjectdesk.sandbox.Sandbox;
import org.subjectdesk.sandbox.SandboxSettings;
import org.subjectdesk.sandbox.platform.SandboxAccount;

/** The stand-in for WeChat with the accounts of the demo, which have every key. */
final class DemoSandbox {
  private DemoSandbox() {}

  /**
   * Sets it up.
   *
   * @param port where the desk listens; asked when something is pushed
   */
  static Sandbox of(Configuration config, IntSupplier port, InstantSource clock) {
    var accounts =
        config.libraries().stream()
            .flatMap(
                library ->
                    Stream.concat(
                        library.accounts().stream().map(given -> account(library, given)),
                        library.miniPrograms().stream().map(given -> program(library, given))))
            .toList();
    return new Sandbox(
        accounts, () -> "http://127.0.0.1:" + port.getAsInt(), SandboxSettings.defaults(), clock);
  }

  private static SandboxAccount program(
      Configuration.Library library, Configuration.MiniProgram given) {
    return new SandboxAccount(
        SandboxAccount.Kind.MINI_PROGRAM,
        library.id() + "-mini",
        library.name(),
        given.appId(),
        given.keys().token(),
        Objects.requireNonNull(given.keys().encodingAesKey()),
        given.keys().appSecret());
  }

  private static SandboxAccount account(
      Configuration.Library library, Configuration.OfficialAccount given) {
    return new SandboxAccount(
        library.id(),
        library.name(),
        given.appId(),
        given.token(),
        Objects.requireNonNull(given.encodingAesKey()),
        given.appSecret());
  }
}
