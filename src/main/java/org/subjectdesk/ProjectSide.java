package org.subjectdesk;

import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.subjectdesk.alliance.call.OpenCalls;
import org.subjectdesk.alliance.call.OpenCallsApi;
import org.subjectdesk.config.Configuration;
import org.subjectdesk.console.CallRoom;
import org.subjectdesk.console.LiveDesk;
import org.subjectdesk.console.Names;
import org.subjectdesk.embedding.Embedder;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.http.Operations;
import org.subjectdesk.learning.EmbeddedMeaning;
import org.subjectdesk.project.CallMatching;
import org.subjectdesk.project.ProjectPapers;
import org.subjectdesk.project.Projects;
import org.subjectdesk.routing.Roster;
import org.subjectdesk.store.Store;

/** Wires project calls: what is kept of them, what readers see, what librarians do. */
final class ProjectSide {
  private final Projects projects;
  private final ProjectPapers papers;
  private final OpenCalls open;

  private ProjectSide(Projects projects, ProjectPapers papers, OpenCalls open) {
    this.projects = projects;
    this.papers = papers;
    this.open = open;
  }

  /** Sets it up. */
  static ProjectSide of(Configuration config, Store store, Subjects subjects, InstantSource clock) {
    var names = config.libraryNames();
    var projects = new Projects(store, names.keySet(), clock);
    return new ProjectSide(
        projects,
        new ProjectPapers(store, names.keySet(), clock),
        new OpenCalls(projects, names, subjects));
  }

  /** What is kept. */
  Projects projects() {
    return projects;
  }

  /** What readers see. */
  OpenCalls open() {
    return open;
  }

  /** The operations for readers' pages. */
  List<Operations> operations() {
    return List.of(new OpenCallsApi(open));
  }

  /** What librarians do. */
  CallRoom room(Names names, Supplier<Roster> roster, Optional<Embedder> embedder, Vertx vertx) {
    Consumer<Set<String>> nudge = libraries -> LiveDesk.nudgeCalls(vertx, libraries);
    var matching = new CallMatching(roster, embedder.map(EmbeddedMeaning::new));
    return new CallRoom(projects, papers, matching, names, nudge);
  }
}
