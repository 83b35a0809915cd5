package org.subjectdesk.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.subjectdesk.conversation.ConsultViews.View;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.dialogue.Dialogue;
import org.subjectdesk.faq.Band;
import org.subjectdesk.faq.FaqIndex;
import org.subjectdesk.faq.Match;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Calls.Answer;
import org.subjectdesk.http.Operations;
import org.subjectdesk.routing.Librarian;
import org.subjectdesk.routing.Standing;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.store.Tx;

/** What helps a librarian in a talk: answers that may fit, and whom she could hand it to. */
public final class HelpApi implements Operations {
  private static final int MOST_SUGGESTED = 5;

  /** The last words may be a mere 「谢谢」; then those before them are asked. */
  private static final int MOST_ASKED = 3;

  private static final int MOST_READ = 10;

  private final DeskRoom room;
  private final Supplier<FaqIndex> faq;
  private final Function<String, LibraryTexts> texts;

  /**
   * Sets up the operations.
   *
   * @param faq the index as published now
   * @param texts a library's id → its texts
   */
  public HelpApi(DeskRoom room, Supplier<FaqIndex> faq, Function<String, LibraryTexts> texts) {
    this.room = room;
    this.faq = faq;
    this.texts = texts;
  }

  @Override
  public void mount(RouterBuilder routes) {
    ConsultsApi.onConsult(routes, "suggestAnswers", room, (_, view) -> suggest(view));
    routes
        .getRoute("listColleagues")
        .addHandler(request -> Calls.answer(request, this::colleagues));
  }

  private Answer suggest(View view) {
    var consult = view.consult();
    var library = texts.apply(consult.library());
    var said =
        room
            .store()
            .read(tx -> room.views().lastWords(tx, consult, Long.MAX_VALUE, MOST_READ))
            .stream()
            .filter(text -> !Dialogue.asksNothing(library, text))
            .limit(MOST_ASKED)
            .toList();
    var subject = Optional.of(consult.subject()).filter(code -> !code.equals(Consult.NO_SUBJECT));
    for (var question : said) {
      var found = faq.get().find(question, consult.library(), subject);
      if (found.band() != Band.DECLINE) {
        var suggestions = new JsonArray();
        found.hits().stream()
            .limit(MOST_SUGGESTED)
            .forEach(hit -> suggestions.add(json(hit, library)));
        return suggestions(question, suggestions);
      }
    }
    return suggestions(said.isEmpty() ? "" : said.getFirst(), new JsonArray());
  }

  private static Answer suggestions(String question, JsonArray suggestions) {
    return Calls.json(
        new JsonObject()
            .put("question", ConsultJson.shortened(question))
            .put("suggestions", suggestions));
  }

  private static JsonObject json(Match hit, LibraryTexts library) {
    return new JsonObject()
        .put("id", hit.entry().id())
        .put("question", hit.entry().question())
        .put("answer", library.fill(hit.entry().answer()))
        .put("score", hit.score());
  }

  private Answer colleagues() {
    var now = room.clock().instant();
    return Calls.json(room.store().read(tx -> colleagues(tx, now)));
  }

  private JsonObject colleagues(Tx tx, Instant now) {
    var roster = room.staffing().roster();
    var standings = room.staffing().standings(tx, now);
    var librarians = new JsonArray();
    var codes = new TreeSet<String>();
    for (var she : roster.librarians()) {
      codes.addAll(she.subjects());
      var standing = standings.getOrDefault(she.id(), new Standing(false, 0));
      librarians.add(json(she, standing).put("onDuty", roster.onDuty(she, now)));
    }
    var subjects = new JsonArray();
    codes.forEach(code -> subjects.add(room.names().subject(code)));
    var libraries = new JsonArray();
    room.names().libraries().keySet().stream()
        .filter(id -> !roster.of(id).isEmpty())
        .sorted()
        .forEach(
            id ->
                libraries.add(
                    new JsonObject().put("id", id).put("name", room.names().library(id))));
    return new JsonObject()
        .put("librarians", librarians)
        .put("libraries", libraries)
        .put("subjects", subjects)
        .put("shared", !roster.sharedDesk().isEmpty());
  }

  private static JsonObject json(Librarian she, Standing standing) {
    return new JsonObject()
        .put("id", she.id())
        .put("name", she.name())
        .put("library", she.library())
        .put("present", standing.present())
        .put("load", standing.load())
        .put("capacity", she.capacity())
        .put("subjects", new JsonArray(she.subjects()));
  }
}
