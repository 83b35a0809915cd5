package org.subjectdesk.simulation;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.subjectdesk.simulation.Errand.Opinion;

/** What readers do when the plot says that they come. Safe for any thread. */
final class Readers {
  private static final Pattern LINK = Pattern.compile("href=\"[^\"]*(/r/[^\"]+)\"");

  private final Map<Integer, String> renewals = new ConcurrentHashMap<>();
  private final Api api;

  Readers(Api api) {
    this.api = api;
  }

  /** Her page, as she left it or a new one. */
  private ReaderClient page(Visit visit, String subject) {
    var renewal = renewals.get(visit.reader());
    var page =
        renewal == null
            ? ReaderClient.guest(api, visit.library(), subject)
            : ReaderClient.again(api, renewal);
    renewals.put(visit.reader(), page.renewal());
    return page;
  }

  /** What needs nobody but the desk. */
  void alone(Visit visit) {
    var page = page(visit, "");
    switch (visit.errand()) {
      case Errand.Ask(var question, var opinion) -> {
        page.say(question);
        if (opinion != Opinion.NONE) {
          page.say(opinion == Opinion.HELPFUL ? "有用" : "没用");
        }
      }
      case Errand.AskInVain(_, var words) -> page.say(words);
      case Errand.Wish(var words) -> page.say(words);
      case Errand.Research research -> research(page, research);
      case Errand.Subscribe(var programme) -> page.say("订阅").say(programme).expect("desk");
      case Errand.Talk _, Errand.GiveUp _, Errand.Leave _ ->
          throw new IllegalArgumentException("she needs a librarian: " + visit);
    }
  }

  private void research(ReaderClient page, Errand.Research research) {
    page.say(research.wish()).say(research.need()).say("1");
    var link = LINK.matcher(page.answer());
    if (!link.find()) {
      throw new IllegalStateException(research.wish() + " gave no link: " + page.answer());
    }
    if (research.opens()) {
      api.send("GET", link.group(1), null, Map.of());
    }
    research.solved().ifPresent(solved -> page.say(solved ? "解决了" : "没解决"));
  }

  /**
   * She asks for a person and waits; where nobody of her library is there, she agrees to others.
   */
  ReaderClient waits(Visit visit) {
    var page =
        switch (visit.errand()) {
          case Errand.Talk(var subject, var words, _, var away) -> {
            var asked = escalate(page(visit, subject));
            yield (away ? asked.say("可以") : asked).say(words);
          }
          case Errand.GiveUp(var subject) -> escalate(page(visit, subject));
          default -> throw new IllegalArgumentException("she waits for nobody: " + visit);
        };
    return page.expect("waiting");
  }

  /** She leaves a message; the id of the ticket. */
  String leaves(Visit visit, String words) {
    var page = escalate(page(visit, "")).expect("leaving-message");
    page.say(words).expect("desk");
    return page.get("/me/tickets").getJsonArray("tickets").getJsonObject(0).getString("id");
  }

  /** Whose page does not tell the subject is asked for it, and may leave it open. */
  private static ReaderClient escalate(ReaderClient page) {
    press(page, "escalate", new JsonObject());
    return page.answer().contains("哪个方面") ? page.say("0") : page;
  }

  static ReaderClient press(ReaderClient page, String button, JsonObject with) {
    return page.act("/me/consult/" + button, with);
  }
}
