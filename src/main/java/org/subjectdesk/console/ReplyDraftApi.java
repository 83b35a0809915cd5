package org.subjectdesk.console;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.subjectdesk.conversation.ConsultViews.From;
import org.subjectdesk.conversation.ConsultViews.Message;
import org.subjectdesk.conversation.ConsultViews.View;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.dialogue.Dialogue;
import org.subjectdesk.editing.Editing;
import org.subjectdesk.editing.Editing.Outcome;
import org.subjectdesk.faq.EntryForm;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Calls.Answer;
import org.subjectdesk.http.Operations;
import org.subjectdesk.http.Problem;
import org.subjectdesk.learning.Mask;
import org.subjectdesk.publishing.Change;
import org.subjectdesk.publishing.FaqShelf;
import org.subjectdesk.publishing.UpkeepRules;
import org.subjectdesk.script.LibraryTexts;

/** The operation {@code draftFromReply}: what a librarian answered, as the draft of an entry. */
public final class ReplyDraftApi implements Operations {
  private static final int LONGEST_QUESTION = 100;

  private static final int MOST_READ = 10;

  private final Function<String, LibraryTexts> texts;
  private final DeskRoom room;
  private final Workplace work;
  private final Editing editing;

  /**
   * Sets up the operation.
   *
   * @param texts a library's id → its texts
   */
  public ReplyDraftApi(DeskRoom room, Workplace work, Function<String, LibraryTexts> texts) {
    this.texts = texts;
    this.room = room;
    this.work = work;
    this.editing = new Editing(work.shelf());
  }

  @Override
  public void mount(RouterBuilder routes) {
    ConsultsApi.onConsult(routes, "draftFromReply", room, this::draft);
  }

  private Answer draft(RoutingContext request, View view) {
    var library = view.consult().library();
    var refused = Caller.of(request).refusedToEdit(library);
    if (refused.isPresent()) {
      return Calls.refused(refused.get());
    }
    var body = Calls.body(request);
    long number = body.getLong("message");
    var reply = reply(view.consult(), number);
    if (reply.isEmpty()) {
      return Calls.refused(
          Problem.unknown("message: no librarian wrote a message with this number here"));
    }
    var asked = asked(view.consult(), number);
    var form = form(body, asked, reply.get(), view.consult());
    return save(form, library, "reply-" + number, Caller.of(request));
  }

  /** A long one went out in several messages; the number of the first stands for the whole. */
  private Optional<String> reply(Consult consult, long number) {
    var after = room.store().<List<Message>>read(tx -> room.views().after(tx, consult, number - 1));
    return after.stream()
        .filter(message -> message.id() == number && message.from() == From.LIBRARIAN)
        .findFirst()
        .map(
            first ->
                after.stream()
                    .filter(message -> message.key().equals(first.key()))
                    .map(Message::text)
                    .collect(Collectors.joining("\n")));
  }

  /** What the reader said before it, without what tells who she is. */
  private String asked(Consult consult, long number) {
    var library = texts.apply(consult.library());
    return room.store().read(tx -> room.views().lastWords(tx, consult, number, MOST_READ)).stream()
        .filter(text -> !Dialogue.asksNothing(library, text))
        .findFirst()
        .map(Mask::of)
        .orElse("");
  }

  private static EntryForm form(JsonObject body, String asked, String reply, Consult consult) {
    var question = body.getString("question", asked).strip();
    var variants = asked.isBlank() || asked.equals(question) ? List.<String>of() : List.of(asked);
    var subject = consult.subject().isEmpty() ? FaqEntry.ANY_SUBJECT : consult.subject();
    return new EntryForm(
        body.getString("subject", subject),
        question.length() > LONGEST_QUESTION ? question.substring(0, LONGEST_QUESTION) : question,
        variants,
        body.getString("answer", reply).strip(),
        "",
        "",
        "");
  }

  private Answer save(EntryForm form, String library, String id, Caller caller) {
    var checked = form.check(library, id, work.subjects());
    if (!checked.faults().isEmpty()) {
      return Calls.refused(
          Problem.bad(
                  checked.faults().stream()
                      .map(fault -> EntryJson.name(fault.field()) + ": " + fault.what())
                      .collect(Collectors.joining(". ")))
              .with(new JsonObject().put("faults", EntryJson.faults(checked.faults()))));
    }
    var now = room.clock().instant();
    var change = new Change(Change.Kind.REPLY, caller.id(), now);
    var outcome =
        work.store()
            .inTransaction(
                FaqShelf.class, tx -> editing.save(tx, checked.entry(), change, Optional.empty()))
            .join();
    return answer(outcome, now);
  }

  private static Answer answer(Outcome outcome, Instant now) {
    return switch (outcome) {
      case Outcome.Done(var standing) ->
          Calls.json(EntryJson.standing(standing, Optional.empty(), UpkeepRules.day(now)));
      case Outcome.InTheWay _, Outcome.Outdated _, Outcome.Nothing _ ->
          Calls.refused(Problem.conflict("a draft was made of this reply already"));
    };
  }
}
