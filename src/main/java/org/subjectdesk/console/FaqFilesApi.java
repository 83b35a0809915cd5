package org.subjectdesk.console;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.validation.ValidatedRequest;
import java.util.List;
import java.util.Optional;
import org.subjectdesk.editing.FileImport;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.FaqFiles;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Calls.Answer;
import org.subjectdesk.http.ContractRoutes;
import org.subjectdesk.http.Operations;
import org.subjectdesk.http.Problem;
import org.subjectdesk.publishing.Change;
import org.subjectdesk.publishing.FaqShelf.Place;
import org.subjectdesk.safety.Safety;
import org.subjectdesk.staff.Librarian;
import org.subjectdesk.yaml.Fault;
import org.subjectdesk.yaml.Faults;

/** The operations of {@code /openapi.yaml} that take and give whole files of entries. */
public final class FaqFilesApi implements Operations {
  /** The longest file that is taken, in bytes. */
  static final int LARGEST = ContractRoutes.LARGEST_FILE;

  private static final int FAULTS_SHOWN = 100;

  private final Workplace work;
  private final FileImport imports;

  /** Sets up the operations. */
  public FaqFilesApi(Workplace work, Safety safety) {
    this.work = work;
    this.imports = new FileImport(work.store(), work.shelf(), work.subjects(), safety);
  }

  @Override
  public void mount(RouterBuilder routes) {
    routes
        .getRoute("importEntries")
        .addHandler(request -> Calls.answer(request, () -> take(request)));
    routes
        .getRoute("exportEntries")
        .addHandler(request -> Calls.answer(request, () -> give(request)));
  }

  private Answer take(RoutingContext request) {
    var library = Calls.needed(request, "library");
    var refused = work.refused(library).or(() -> Caller.of(request).refusedToEdit(library));
    if (refused.isPresent()) {
      return Calls.refused(refused.get());
    }
    ValidatedRequest valid = request.get(RouterBuilder.KEY_META_DATA_VALIDATED_REQUEST);
    Buffer body = valid.getBody().getBuffer();
    var file = new FileImport.File(Calls.needed(request, "name"), library);
    var change = new Change(Change.Kind.IMPORT, Caller.by(request), work.clock().instant());
    var drafts = Calls.optional(request, "draft").filter("true"::equals).isPresent();
    var faults = new Faults();
    var taken =
        drafts
            ? imports.draft(file, body.getBytes(), change, faults)
            : imports.publish(file, body.getBytes(), change, home(request), faults);
    if (!faults.isEmpty()) {
      return Calls.refused(problem(faults.list()));
    }
    if (!drafts) {
      work.published().run();
    }
    return Calls.json(
        new JsonObject()
            .put("entries", taken.entries())
            .put(drafts ? "drafts" : "published", taken.changed())
            .put("held", new JsonArray(taken.held()))
            .put("edition", work.store().<Long>read(work.shelf()::edition)));
  }

  /** A program with the token belongs to no library. */
  private static Optional<String> home(RoutingContext request) {
    return Caller.of(request).librarian().map(Librarian::library).filter(it -> !it.equals("*"));
  }

  private static Problem problem(List<Fault> faults) {
    var json = new JsonArray();
    faults.stream()
        .limit(FAULTS_SHOWN)
        .forEach(
            fault ->
                json.add(
                    new JsonObject()
                        .put("line", fault.line())
                        .put("what", fault.what())
                        .put("cure", fault.cure())));
    var first = faults.getFirst();
    var others = faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more)";
    return Problem.bad("line " + first.line() + ": " + first.what() + "; " + first.cure() + others)
        .with(new JsonObject().put("faults", json));
  }

  private Answer give(RoutingContext request) {
    var library = Calls.needed(request, "library");
    var refused = work.refused(library);
    if (refused.isPresent()) {
      return Calls.refused(refused.get());
    }
    var entries =
        work.store()
            .<List<FaqEntry>>read(
                tx -> work.shelf().layer(tx, library).stream().map(Place::entry).toList());
    var layer = library.equals(FaqEntry.ALLIANCE) ? "alliance" : library;
    var name = "faq-" + layer + "." + Calls.optional(request, "format").orElse("yaml");
    return new Answer.File(name, Buffer.buffer(FaqFiles.write(name, entries).orElseThrow()));
  }
}
