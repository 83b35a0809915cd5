package org.subjectdesk.conversation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.subjectdesk.config.Secret;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.reader.Persons;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/**
 * What is kept about a reader, for herself: in short, and all of it as JSON behind a link that
 * works once. Safe for any thread.
 */
public final class MyData {
  /** How long a link works. */
  public static final Duration LINK_LIFE = Duration.ofMinutes(30);

  private static final String SUBSCRIPTIONS = "SELECT library, subject, since FROM subscription";
  private static final String DIGESTS = "SELECT state, made_at, items FROM digest";
  private static final String CONSENTS =
      "SELECT purpose, given_at, state, used_at, used_for FROM consent_tap";
  private static final String HELD = "SELECT kind, text, at, state FROM held";

  /** What a librarian wrote and nobody released was never said to her. */
  private static final String HERS = " AND kind IN ('talk', 'ticket', 'remark')";

  private final Optional<Function<Secret, String>> links;
  private final ZoneId zone;

  /**
   * Prepares.
   *
   * @param links what makes a link of a token; empty where phones cannot reach the desk
   * @param zone where the readers are
   */
  public MyData(Optional<Function<Secret, String>> links, ZoneId zone) {
    this.links = links;
    this.zone = zone;
  }

  /** In a sentence or two. */
  String summary(Tx tx, ReaderId reader) {
    var consults = count(tx, "consult", reader);
    var messages = count(tx, "message", reader);
    var tickets = count(tx, "ticket", reader);
    var since =
        tx.one(
            "SELECT opened_at FROM consult WHERE account = ? AND reader = ?"
                + " ORDER BY opened_at LIMIT 1",
            row -> row.instant("opened_at"),
            reader.account(),
            reader.openid());
    var from = since.map(at -> "（从 " + LocalDate.ofInstant(at, zone) + " 起）").orElse("");
    return "%d 次咨询%s，%d 条对话，%d 条留言".formatted(consults, from, messages, tickets);
  }

  private static long count(Tx tx, String table, ReaderId reader) {
    return tx.one(
            "SELECT count(*) AS many FROM " + table + " WHERE account = ? AND reader = ?",
            row -> row.number("many"),
            reader.account(),
            reader.openid())
        .orElse(0L);
  }

  /** A link to all of it, for her alone; an earlier one works no more. */
  Optional<String> link(Tx tx, ReaderId reader, Instant at) {
    return links.map(
        link -> {
          var token = Secret.random();
          forget(tx, reader);
          tx.update(
              "INSERT INTO reader_link (hash, account, reader, until) VALUES (?, ?, ?, ?)",
              token.fingerprint(),
              reader.account(),
              reader.openid(),
              at.plus(LINK_LIFE));
          return link.apply(token);
        });
  }

  /** Everything, as JSON; empty when the link does not work, or not any more. Blocking. */
  public Optional<String> take(Store store, Secret token, Instant at) {
    var hash = token.fingerprint();
    return store
        .inTransaction(
            MyData.class,
            tx -> {
              var reader =
                  tx.one(
                      "SELECT account, reader FROM reader_link WHERE hash = ? AND until > ?",
                      row -> new ReaderId(row.text("account"), row.text("reader")),
                      hash,
                      at);
              tx.update("DELETE FROM reader_link WHERE hash = ? OR until <= ?", hash, at);
              return reader.map(known -> all(tx, known).encodePrettily());
            })
        .join();
  }

  /** All accounts at which somebody with this openid is known; empty when nobody is. */
  public List<ReaderId> accounts(Tx tx, String openid) {
    return tx
        .list(
            "SELECT account FROM consult WHERE reader = ? UNION SELECT account FROM message WHERE"
                + " reader = ? UNION SELECT account FROM reader_person WHERE reader = ? UNION"
                + " SELECT account FROM subscription WHERE reader = ? ORDER BY account",
            row -> new ReaderId(row.text("account"), openid),
            openid,
            openid,
            openid,
            openid)
        .stream()
        .flatMap(one -> new Persons().accounts(tx, one).stream())
        .distinct()
        .toList();
  }

  /** How much there is at all accounts of a reader. */
  public JsonObject counts(Tx tx, List<ReaderId> accounts) {
    var json = new JsonObject();
    for (var table : List.of("consult", "message", "ticket")) {
      json.put(table + "s", accounts.stream().mapToLong(one -> count(tx, table, one)).sum());
    }
    return json;
  }

  /** Everything that is kept about a reader at all her accounts. */
  public JsonObject everything(Tx tx, List<ReaderId> accounts) {
    var all = new JsonArray();
    accounts.forEach(one -> all.add(all(tx, one).put("account", one.account())));
    return new JsonObject().put("accounts", all);
  }

  private static JsonObject all(Tx tx, ReaderId reader) {
    return new JsonObject()
        .put(
            "consults",
            rows(
                tx,
                reader,
                "SELECT id, library, subject, opened_at, last_at FROM consult",
                "opened_at",
                row ->
                    new JsonObject()
                        .put("id", row.text("id"))
                        .put("library", row.text("library"))
                        .put("subject", row.text("subject"))
                        .put("openedAt", row.instant("opened_at").toString())
                        .put("lastAt", row.instant("last_at").toString())))
        .put(
            "messages",
            rows(
                tx,
                reader,
                "SELECT consult, part, kind, text, at FROM message",
                "id",
                row ->
                    new JsonObject()
                        .put("consult", row.text("consult"))
                        .put("from", row.number("part") == 0 ? "reader" : "library")
                        .put("kind", row.text("kind"))
                        .put("text", row.text("text"))
                        .put("at", row.instant("at").toString())))
        .put(
            "tickets",
            rows(
                tx,
                reader,
                "SELECT text, answer, left_at FROM ticket",
                "left_at",
                row ->
                    new JsonObject()
                        .put("text", row.text("text"))
                        .put("answer", row.text("answer"))
                        .put("leftAt", row.instant("left_at").toString())))
        .put(
            "referrals",
            rows(
                tx,
                reader,
                "SELECT platform, need, passed, offered_at FROM referral",
                "offered_at",
                row ->
                    new JsonObject()
                        .put("platform", row.text("platform"))
                        .put("need", row.text("need"))
                        .put("passed", new JsonObject(row.text("passed")))
                        .put("offeredAt", row.instant("offered_at").toString())))
        .put("subscriptions", rows(tx, reader, SUBSCRIPTIONS, "since", MyData::subscription))
        .put("digests", rows(tx, reader, DIGESTS, "id", MyData::digest))
        .put("consents", rows(tx, reader, CONSENTS, "id", MyData::consent))
        .put("held", rows(tx, reader, HELD, "at", MyData::held, HERS));
  }

  private static JsonObject subscription(Row row) {
    return new JsonObject()
        .put("library", row.text("library"))
        .put("subject", row.text("subject"))
        .put("since", row.instant("since").toString());
  }

  private static JsonObject digest(Row row) {
    return new JsonObject()
        .put("state", row.text("state"))
        .put("madeAt", row.instant("made_at").toString())
        .put("items", new JsonArray(row.text("items")));
  }

  private static JsonObject consent(Row row) {
    var json =
        new JsonObject()
            .put("purpose", row.text("purpose"))
            .put("givenAt", row.instant("given_at").toString())
            .put("state", row.text("state"));
    var used = row.instantOrNull("used_at");
    return used == null
        ? json
        : json.put("usedAt", used.toString()).put("usedFor", row.text("used_for"));
  }

  /** Words of hers that somebody looks at before others read them, or looked at. */
  private static JsonObject held(Row row) {
    return new JsonObject()
        .put("kind", row.text("kind"))
        .put("text", row.text("text"))
        .put("at", row.instant("at").toString())
        .put("state", row.text("state"));
  }

  private static JsonArray rows(
      Tx tx, ReaderId reader, String select, String order, Function<Row, JsonObject> read) {
    return rows(tx, reader, select, order, read, "");
  }

  private static JsonArray rows(
      Tx tx,
      ReaderId reader,
      String select,
      String order,
      Function<Row, JsonObject> read,
      String which) {
    List<JsonObject> rows =
        tx.list(
            select + " WHERE account = ? AND reader = ?" + which + " ORDER BY " + order,
            read::apply,
            reader.account(),
            reader.openid());
    return new JsonArray(rows);
  }

  /** Deletes her links. */
  static void forget(Tx tx, ReaderId reader) {
    tx.update(
        "DELETE FROM reader_link WHERE account = ? AND reader = ?",
        reader.account(),
        reader.openid());
  }
}
