package org.subjectdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.subjectdesk.config.Secret;
import org.subjectdesk.dialogue.Act;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.directory.Field;
import org.subjectdesk.handover.BlockedReaders;
import org.subjectdesk.handover.Notes;
import org.subjectdesk.handover.Referrals;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.push.Purpose;
import org.subjectdesk.store.Database;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;

/** A reader who leaves is forgotten: in no table stands her id or that of a consult of hers. */
class ForgetIT {
  private static final String READER = "reader-who-leaves";
  private static final String OTHER = "reader-who-stays";

  private final List<String> consults = new ArrayList<>();

  @OnEachStore
  void no_row_of_a_reader_is_left_in_any_table(Store store, Database database) {
    var desk = new Desk(store, Asking.of("", Purpose.ANSWER)).with("lin");
    for (var reader : List.of(READER, OTHER)) {
      everythingHappensTo(desk, reader);
    }
    var tables = tables(store, database);
    assertThat(holders(store, tables, READER))
        .contains("message", "consult", "handover", "note", "rating", "ticket", "blocked_reader")
        .contains("consent_tap", "consent_link", "referral");
    var others = rows(store, tables);
    desk.does(new Inbound.Left(desk.origin(READER)));

    assertThat(holders(store, tables, READER)).isEmpty();
    assertThat(rows(store, tables)).as("only hers are gone").isEqualTo(others / 2);
  }

  @OnEachStore
  void who_leaves_while_she_waits_or_talks_is_gone_for_librarians_too(Store store) {
    var desk = new Desk(store).with("lin");
    desk.says(READER, "人工");
    desk.acts("lin", READER, new Act.Take());
    var talk = desk.consult(READER).id();
    desk.acts("lin", READER, new Act.Say("您好"));
    desk.does(new Inbound.Left(desk.origin(READER)));
    desk.deliver();
    desk.passAndLook(Duration.ofHours(1));

    assertThat(desk.librarians.act(talk, "lin", "k", new Act.Say("在吗")).join()).isEmpty();
    assertThat(desk.sent).isEmpty();
    assertThat(desk.column("SELECT id FROM consult", "id")).isEmpty();
  }

  @OnEachStore
  void what_was_on_its_way_when_she_left_is_not_kept(Store store, Database database) {
    var desk = new Desk(store).with("lin");
    desk.says(READER, "人工");
    var talk = desk.consult(READER);
    consults.addAll(List.of(talk.id(), talk.id()));
    desk.does(new Inbound.Left(desk.origin(READER)));
    noteAndBlock(desk, talk);

    assertThat(holders(store, tables(store, database), READER)).isEmpty();
  }

  private void everythingHappensTo(Desk desk, String reader) {
    desk.says(reader, "人工");
    desk.acts("lin", reader, new Act.Take());
    desk.acts("lin", reader, new Act.Say("您好"));
    desk.says(reader, "结束人工");
    var talk = desk.consult(reader);
    consults.add(talk.id());
    desk.says(reader, "5");
    noteAndBlock(desk, talk);
    var passed = Map.of(Field.QUESTION, reader + " 的课题");
    desk.store
        .inTransaction(
            talk.reader(),
            tx -> new Referrals().offer(tx, talk, "jh-novelty", "novelty", passed, desk.now))
        .join();
    desk.now = desk.now.plusSeconds(61);
    desk.says(reader, "留言");
    var taken = desk.says(reader, "我的书丢了").orElseThrow().text();
    desk.says(reader, "留言");
    desk.says(reader, "还有一本");
    var token = new Secret(taken.substring(taken.length() - 64));
    assertThat(desk.notices.agree(new ReaderId("wx1", reader), token).join()).isPresent();
    consults.add(desk.consult(reader).id());
    desk.comes("lin");
  }

  private static void noteAndBlock(Desk desk, Consult talk) {
    desk.store
        .inTransaction(
            talk.reader(),
            tx -> {
              new Notes().add(tx, talk.id(), "lin", "常客", desk.now);
              var until = desk.now.plusSeconds(60);
              new BlockedReaders().block(tx, talk.reader(), "demo-a", "lin", "", desk.now, until);
              return true;
            })
        .join();
  }

  /** A table and one of its columns. */
  private record Column(String table, String name) {}

  private static List<Column> tables(Store store, Database database) {
    var sql =
        switch (database) {
          case SQLITE ->
              "SELECT m.name AS tab, c.name AS col FROM sqlite_master m, pragma_table_info(m.name)"
                  + " c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name NOT LIKE"
                  + " 'flyway%' ORDER BY 1, 2";
          case POSTGRES ->
              "SELECT table_name AS tab, column_name AS col FROM information_schema.columns WHERE"
                  + " table_schema = 'public' AND table_name NOT LIKE 'flyway%' ORDER BY 1, 2";
        };
    return store.read(tx -> tx.list(sql, row -> new Column(row.text("tab"), row.text("col"))));
  }

  /** The tables in which the reader or one of her consults is named. */
  private Set<String> holders(Store store, List<Column> columns, String reader) {
    var hers = new ArrayList<>(consults.subList(0, 2));
    hers.add(reader);
    var holders = new TreeSet<String>();
    for (var column : columns) {
      for (var id : hers) {
        var sql =
            "SELECT count(*) AS many FROM %s WHERE CAST(%s AS TEXT) LIKE '%%%s%%'"
                .formatted(column.table(), column.name(), id);
        if (count(store, sql) > 0) {
          holders.add(column.table());
        }
      }
    }
    return holders;
  }

  /** How many rows there are of readers, whoever they are. */
  private static long rows(Store store, List<Column> columns) {
    return columns.stream()
        .map(Column::table)
        .distinct()
        .filter(List.of("message", "consult", "handover", "note", "rating", "ticket")::contains)
        .mapToLong(table -> count(store, "SELECT count(*) AS many FROM " + table))
        .sum();
  }

  private static long count(Store store, String sql) {
    return store.read(tx -> tx.one(sql, row -> row.number("many"))).orElseThrow();
  }
}
