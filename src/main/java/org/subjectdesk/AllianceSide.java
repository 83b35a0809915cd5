package org.subjectdesk;

import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.subjectdesk.alliance.referral.LinkRoute;
import org.subjectdesk.alliance.referral.Probes;
import org.subjectdesk.config.Configuration;
import org.subjectdesk.console.ReferralsApi;
import org.subjectdesk.directory.Platform;
import org.subjectdesk.handover.PlatformSecrets;
import org.subjectdesk.handover.Platforms;
import org.subjectdesk.handover.ReferralLinks;
import org.subjectdesk.project.Projects;
import org.subjectdesk.publishing.DirectoryShelf;
import org.subjectdesk.store.Store;

/** Wires what leads readers beyond their library. */
final class AllianceSide implements AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(30);

  private final Probes probes;
  private final Platforms platforms;
  private final PlatformSecrets secrets;
  private final LinkRoute route;
  private final DirectoryShelf directory;
  private final Set<String> members;

  private AllianceSide(
      DirectoryShelf directory,
      Probes probes,
      Platforms platforms,
      PlatformSecrets secrets,
      LinkRoute route,
      Set<String> members) {
    this.directory = directory;
    this.members = members;
    this.probes = probes;
    this.platforms = platforms;
    this.secrets = secrets;
    this.route = route;
  }

  /** Sets it up. Blocking. */
  static AllianceSide of(
      Configuration config, Content content, Store store, Projects projects, InstantSource clock) {
    var directory =
        new DirectoryShelf(store, content.directoryFolder(), content.directory(), content.roster());
    var links = store.inTransaction(ReferralLinks.class, ReferralLinks::of).join();
    var names = config.libraryNames();
    var probes = new Probes(() -> directory.get().platforms(), LOOK);
    var secrets = new PlatformSecrets(config.alliance().platforms());
    return new AllianceSide(
        directory,
        probes,
        new Platforms(
            directory,
            names,
            probes,
            links,
            config.listen().publicUrl(),
            config.alliance().askAfter(),
            projects::open),
        secrets,
        new LinkRoute(store, directory, probes, links, secrets, clock),
        names.keySet());
  }

  /** The member that runs a platform; empty where somebody else does. */
  Optional<String> provider(String platform) {
    return directory.get().platform(platform).map(Platform::provider).filter(members::contains);
  }

  /** The directory, live. */
  DirectoryShelf directory() {
    return directory;
  }

  /** What readers are led to. */
  Platforms platforms() {
    return platforms;
  }

  /** What librarians and platforms ask of it. */
  ReferralsApi.Known known() {
    return new ReferralsApi.Known(directory, secrets);
  }

  /** The platforms that do not answer. */
  Set<String> platformsDown() {
    return directory.get().platforms().stream()
        .filter(platform -> !probes.test(platform))
        .map(Platform::id)
        .collect(Collectors.toSet());
  }

  /** How many platforms do not answer. */
  int down() {
    return probes.down();
  }

  /** Begins to look whether platforms answer. To be called when the desk itself answers. */
  void start() {
    directory.start();
    probes.start();
  }

  /** Adds the link that readers open. */
  void mount(Router router) {
    route.mount(router);
  }

  @Override
  public void close() {
    probes.close();
    directory.close();
  }
}
