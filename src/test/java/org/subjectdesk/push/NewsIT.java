package org.subjectdesk.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.subjectdesk.directory.ClcTable;
import org.subjectdesk.directory.Directory;
import org.subjectdesk.directory.Resource;
import org.subjectdesk.faq.Band;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.Found;
import org.subjectdesk.learning.Outcome;
import org.subjectdesk.learning.Questions;
import org.subjectdesk.publishing.Change;
import org.subjectdesk.publishing.FaqShelf;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.script.Line;
import org.subjectdesk.script.LocalValues;
import org.subjectdesk.script.Texts;
import org.subjectdesk.script.Words;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;

/** What counts as new: for a subject, at a library, since a moment. */
class NewsIT {
  private static final Instant START = Instant.parse("2026-11-28T00:00:00Z");
  private static final Instant LATER = START.plus(Duration.ofHours(1));
  private static final LibraryTexts TEXTS =
      new LibraryTexts(
          new Texts(new EnumMap<Line, String>(Line.class), Map.of()),
          new LocalValues(Map.of("library.desk", "一楼")));

  private Directory directory = Directory.empty();

  @OnEachStore
  void questions_of_the_subject_are_news_when_their_answer_is_published_or_changed(Store store) {
    put(store, START, entry("*", "old", "5202"), entry("*", "changed", "5202"));
    put(store, LATER, entry("*", "changed", "5202", "新答案，见{{library.desk}}"));
    put(
        store,
        LATER,
        entry("*", "group", "52"),
        entry("demo-a", "mine", "520201"),
        entry("demo-b", "theirs", "520201"),
        entry("*", "other", "46"),
        entry("*", "any", "*"));
    var news = new FaqNews(_ -> TEXTS, Optional.of(URI.create("https://desk.example.edu/")));

    var items = store.<List<Item>>read(tx -> news.since(tx, "demo-a", "520201", START));
    assertThat(items)
        .extracting(Item::title)
        .containsExactlyInAnyOrder("问 changed", "问 group", "问 mine");
    assertThat(items)
        .filteredOn(item -> item.title().equals("问 changed"))
        .containsExactly(
            new Item(
                Item.Kind.QUESTION,
                "问 changed",
                "新答案，见一楼",
                "https://desk.example.edu/g/demo-a/520201",
                LATER));
    assertThat(store.<List<Item>>read(tx -> news.since(tx, "demo-a", "520201", LATER))).isEmpty();
  }

  @OnEachStore
  void a_librarys_own_entry_stands_for_the_alliances_and_the_most_asked_comes_first(Store store) {
    put(store, START, entry("demo-a", "own", "5202"));
    put(store, LATER, entry("*", "own", "5202"), entry("*", "a", "5202"), entry("*", "z", "5202"));
    store
        .inTransaction(
            "question",
            tx ->
                new Questions()
                    .asked(
                        tx,
                        new Questions.Asked("demo-a", "", "护理问题怎么办"),
                        new Found(Band.ANSWER, List.of(), false),
                        Outcome.ANSWERED,
                        "z",
                        START))
        .join();
    var news = new FaqNews(_ -> TEXTS, Optional.empty());

    var items = store.<List<Item>>read(tx -> news.since(tx, "demo-a", "5202", START));
    assertThat(items).extracting(Item::title).containsExactly("问 z", "问 a");
    assertThat(items).extracting(Item::link).containsOnly("");
  }

  @OnEachStore
  void a_resource_is_news_where_it_was_not_before_but_never_at_the_first_start(Store store) {
    directory = with(resource("cnki"), resource("cinahl", "demo-a"));
    var news = new ResourceNews(() -> directory, Set.of("demo-a", "demo-b"));
    news.look(store, START);
    assertThat(since(store, news, "demo-a", Instant.EPOCH)).isEmpty();

    directory = with(resource("cnki"), resource("cinahl"), resource("pubmed", "demo-a"));
    news.look(store, LATER);
    assertThat(since(store, news, "demo-a", START)).containsExactly("pubmed");
    assertThat(since(store, news, "demo-b", START)).containsExactly("cinahl");
    assertThat(since(store, news, "demo-a", LATER)).isEmpty();

    // The next start of a node knows them.
    new ResourceNews(() -> directory, Set.of("demo-a", "demo-b"))
        .look(store, LATER.plusSeconds(60));
    assertThat(since(store, news, "demo-b", LATER)).isEmpty();
  }

  @OnEachStore
  void a_directory_that_was_empty_at_the_first_start_has_news_later(Store store) {
    var news = new ResourceNews(() -> directory, Set.of("demo-a"));
    news.look(store, START);
    directory = with(resource("cnki"));
    news.look(store, LATER);
    assertThat(since(store, news, "demo-a", START)).containsExactly("cnki");
  }

  private static List<String> since(Store store, NewItems news, String library, Instant since) {
    return store.<List<Item>>read(tx -> news.since(tx, library, "520201", since)).stream()
        .map(Item::title)
        .toList();
  }

  private static Directory with(Resource... resources) {
    return new Directory(
        Map.of(), Map.of(), List.of(), List.of(resources), List.of(), ClcTable.empty(), List.of());
  }

  private static Resource resource(String id, String... libraries) {
    var words = Words.of(id);
    return new Resource(
        id, words, words, words, URI.create("https://x/" + id), List.of("52"), Set.of(libraries));
  }

  private static FaqEntry entry(String library, String id, String subject) {
    return entry(library, id, subject, "答");
  }

  private static FaqEntry entry(String library, String id, String subject, String answer) {
    return new FaqEntry(library, id, subject, "问 " + id, List.of(), answer);
  }

  private static void put(Store store, Instant at, FaqEntry... entries) {
    var change = new Change(Change.Kind.EDIT, "wang", at);
    store
        .inTransaction(NewsIT.class, tx -> new FaqShelf().put(tx, List.of(entries), change))
        .join();
  }
}
