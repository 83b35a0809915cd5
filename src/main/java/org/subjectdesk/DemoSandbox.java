package org.subjectdesk;

import java.time.InstantSource;
import java.util.Objects;
import java.util.function.IntSupplier;
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
            .flatMap(library -> library.accounts().stream().map(given -> account(library, given)))
            .toList();
    return new Sandbox(
        accounts, () -> "http://127.0.0.1:" + port.getAsInt(), SandboxSettings.defaults(), clock);
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
