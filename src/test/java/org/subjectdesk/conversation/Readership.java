package org.subjectdesk.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.subjectdesk.config.Secret;
import org.subjectdesk.faq.Subject;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.push.DigestMaker;
import org.subjectdesk.push.Item;
import org.subjectdesk.push.NewItems;
import org.subjectdesk.push.Purpose;
import org.subjectdesk.push.Wishes;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/** A {@link Desk} whose readers subscribe, and to whom new things happen when the test says so. */
final class Readership implements NewItems {
  static final String NURSING = "520201";
  static final String MACHINES = "460301";
  private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{64}");
  private static final Subjects SUBJECTS =
      Subjects.of(
          List.of(new Subject(NURSING, "护理", List.of()), new Subject(MACHINES, "机电", List.of())));

  final Desk desk;
  final Wishes wishes;
  final Newsletter letter;
  private final List<Published> published = new CopyOnWriteArrayList<>();

  private record Published(String subject, Item item) {}

  Readership(Store store, Wishes wishes) {
    this.wishes = wishes;
    this.desk = new Desk(store, wishes);
    this.letter = new Newsletter(wishes, SUBJECTS);
  }

  @Override
  public List<Item> since(Tx tx, String library, String subject, Instant since) {
    return published.stream()
        .filter(one -> one.subject().equals(subject))
        .map(Published::item)
        .filter(item -> item.at().isAfter(since))
        .toList();
  }

  /** Something new is there for a subject, a minute later. */
  void publish(String subject, String title) {
    desk.now = desk.now.plus(Duration.ofMinutes(1));
    published.add(
        new Published(subject, new Item(Item.Kind.RESOURCE, title, "", "https://x/", desk.now)));
  }

  static ReaderId id(String reader) {
    return new ReaderId("wx1", reader);
  }

  private ReaderId her(String reader) {
    return new ReaderId(desk.account, reader);
  }

  /** She says something, so that the desk knows her, and subscribes. */
  void subscribes(String reader, String... subjects) {
    desk.says(reader, "怎么续借");
    for (var subject : subjects) {
      inTurn(reader, tx -> letter.subscribe(tx, her(reader), "demo-a", subject, desk.now));
    }
    desk.deliver();
    desk.sent.clear();
  }

  void stops(String reader, String subject) {
    inTurn(reader, tx -> letter.stop(tx, her(reader), subject, desk.now));
  }

  /** She taps the link that she gets, which is there. */
  void agrees(String reader) {
    var link =
        desk.store
            .<String>inTransaction(
                her(reader), tx -> letter.noticeLink(tx, her(reader), desk.now).orElseThrow())
            .join();
    var agreed = desk.notices.agree(her(reader), token(link)).join();
    if (agreed.filter(Purpose.DIGEST::equals).isEmpty()) {
      throw new AssertionError("the link did not work");
    }
  }

  private interface Turn {
    void take(Tx tx);
  }

  private void inTurn(String reader, Turn turn) {
    desk.store
        .inTransaction(
            her(reader),
            tx -> {
              turn.take(tx);
              return true;
            })
        .join();
  }

  static Secret token(String text) {
    var found = TOKEN.matcher(text);
    if (!found.find()) {
      throw new AssertionError("no token in " + text);
    }
    return new Secret(found.group());
  }

  /** A node looks, and everything goes out that may. */
  void round() {
    rounds().look();
    desk.deliver();
    rounds().look();
  }

  /** The rounds of a node of its own. */
  DigestRounds rounds() {
    var words = new DigestRounds.Words(_ -> Desk.texts(), SUBJECTS);
    var maker = new DigestMaker(desk.store, wishes, List.of(this));
    return new DigestRounds(
        desk.store, desk.conversations, wishes, maker, words, () -> desk.now, _ -> {});
  }

  void pass(Duration time) {
    desk.now = desk.now.plus(time);
  }

  /** What the chat says, without the links' tokens. */
  List<String> lines() {
    return desk.sent.stream()
        .filter(text -> text.startsWith("new for"))
        .map(text -> text.substring(0, text.indexOf(':')))
        .toList();
  }

  long count(String table) {
    return desk.store.read(
        tx ->
            tx.one("SELECT COUNT(*) AS many FROM " + table, row -> row.number("many"))
                .orElseThrow());
  }

  /** The page of the last digest that she was told of. */
  Newsletter.Shown page(String text) {
    return letter.show(desk.store, token(text), () -> desk.now).orElseThrow();
  }
}
