package org.subjectdesk.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.subjectdesk.editing.Editing.Outcome;
import org.subjectdesk.editing.Editing.Published;
import org.subjectdesk.editing.Editing.Target;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.ledger.Contributions;
import org.subjectdesk.publishing.Change;
import org.subjectdesk.publishing.Change.Kind;
import org.subjectdesk.publishing.FaqShelf;
import org.subjectdesk.publishing.Revisions;
import org.subjectdesk.safety.Safety;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Work;
import org.subjectdesk.yaml.Faults;

class EditingIT {
  private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
  private static final Optional<String> UNSEEN = Optional.empty();

  private final FaqShelf shelf = new FaqShelf();
  private final Editing editing = new Editing(shelf);

  @OnEachStore
  void a_draft_is_not_live_before_it_is_published(Store store) {
    save(store, entry("renew", "在网上续借"), UNSEEN);
    assertThat(live(store)).isEmpty();

    var published = publish(store, Optional.empty());

    assertThat(published).isEqualTo(new Published.Done(1, List.of("renew"), List.of(), List.of()));
    assertThat(live(store)).extracting(FaqEntry::answer).containsExactly("在网上续借");
    assertThat(review(store).proposals()).isEmpty();
    assertThat(store.<List<Revisions.Revision>>read(tx -> new Revisions().of(tx, "*", "renew")))
        .extracting(Revisions.Revision::change)
        .containsExactly(new Change(Kind.EDIT, "甲", NOW));
  }

  @OnEachStore
  void who_has_not_seen_a_draft_cannot_overwrite_it(Store store) {
    var first = done(save(store, entry("renew", "一"), UNSEEN));

    assertThat(save(store, entry("renew", "二"), UNSEEN)).isInstanceOf(Outcome.InTheWay.class);
    assertThat(save(store, entry("renew", "二"), Optional.of("0")))
        .isInstanceOf(Outcome.Outdated.class);
    var second = done(save(store, entry("renew", "二"), Optional.of(first.tag())));
    assertThat(save(store, entry("renew", "三"), Optional.of(first.tag())))
        .isInstanceOf(Outcome.Outdated.class);
    assertThat(second.draft().orElseThrow().entry().answer()).isEqualTo("二");
    assertThat(save(store, entry("renew", "四"), Optional.of(Editing.ANY)))
        .isInstanceOf(Outcome.Done.class);
  }

  @OnEachStore
  void a_draft_of_an_entry_that_was_changed_meanwhile_is_not_published(Store store) {
    save(store, entry("renew", "草稿"), UNSEEN);
    save(store, entry("hours", "草稿"), UNSEEN);
    write(
        store,
        tx -> shelf.put(tx, List.of(entry("renew", "导入")), new Change(Kind.IMPORT, "", NOW)));

    assertThat(publish(store, Optional.empty())).isEqualTo(new Published.Stale(List.of("renew")));
    assertThat(live(store)).as("all or none").extracting(FaqEntry::answer).containsExactly("导入");
    assertThat(publish(store, Optional.of(List.of("hours"))))
        .isEqualTo(new Published.Done(2, List.of("hours"), List.of(), List.of()));

    save(store, entry("renew", "看过了"), Optional.of(Editing.ANY));
    assertThat(publish(store, Optional.empty())).isInstanceOf(Published.Done.class);
    assertThat(live(store)).extracting(FaqEntry::answer).containsExactly("草稿", "看过了");
  }

  @OnEachStore
  void only_what_was_reviewed_is_published(Store store) {
    save(store, entry("renew", "一"), UNSEEN);
    var seen = review(store).tag();
    save(store, entry("hours", "二"), UNSEEN);

    assertThat(publish(store, Optional.empty(), Optional.of(seen)))
        .isEqualTo(new Published.Outdated());
    assertThat(publish(store, Optional.empty(), Optional.of(review(store).tag())))
        .isInstanceOf(Published.Done.class);
    assertThat(publish(store, Optional.of(List.of("gone"))))
        .isEqualTo(new Published.Unknown(List.of("gone")));
  }

  @OnEachStore
  void a_withdrawal_is_a_draft_too_and_needs_something_to_withdraw(Store store) {
    var target = new Target("*", "renew", UNSEEN);
    assertThat(store.inTransaction("t", tx -> editing.withdraw(tx, target, "甲", NOW)).join())
        .isEqualTo(new Outcome.Nothing());
    save(store, entry("renew", "在网上续借"), UNSEEN);
    publish(store, Optional.empty());

    store.inTransaction("t", tx -> editing.withdraw(tx, target, "甲", NOW)).join();
    assertThat(live(store)).hasSize(1);
    assertThat(review(store).proposals())
        .singleElement()
        .satisfies(
            proposal -> {
              assertThat(proposal.after()).isEmpty();
              assertThat(proposal.difference().fields()).isNotEmpty();
            });
    publish(store, Optional.empty());
    assertThat(live(store)).isEmpty();
  }

  @OnEachStore
  void a_dropped_draft_is_gone_and_its_state_never_comes_back(Store store) {
    var first = done(save(store, entry("renew", "一"), UNSEEN));
    var target = new Target("*", "renew", Optional.of(first.tag()));
    assertThat(store.inTransaction("t", tx -> editing.drop(tx, target)).join())
        .isInstanceOf(Outcome.Done.class);
    assertThat(store.inTransaction("t", tx -> editing.drop(tx, target)).join())
        .isEqualTo(new Outcome.Nothing());

    var later = new Change(Kind.EDIT, "乙", NOW.plusMillis(1));
    var second =
        done(
            store
                .inTransaction("t", tx -> editing.save(tx, entry("renew", "二"), later, UNSEEN))
                .join());
    assertThat(second.tag()).isNotEqualTo(first.tag());
  }

  @OnEachStore
  void an_overlay_shows_what_it_changes_against_the_alliance(Store store) {
    write(
        store,
        tx -> shelf.put(tx, List.of(entry("renew", "联盟的")), new Change(Kind.IMPORT, "", NOW)));
    var own = new FaqEntry("demo-a", "renew", "*", "问题renew", List.of(), "本馆的");
    store
        .inTransaction("t", tx -> editing.save(tx, own, new Change(Kind.EDIT, "", NOW), UNSEEN))
        .join();

    var proposal =
        store.<Review>read(tx -> editing.review(tx, "demo-a", NOW)).proposals().getFirst();

    assertThat(proposal.standing().live()).isEmpty();
    assertThat(proposal.overlay().orElseThrow().fields())
        .contains(new Difference.Field("answer", "联盟的", "本馆的"))
        .extracting(Difference.Field::name)
        .doesNotContain("question");
    var lines = store.<List<Catalogue.Line>>read(tx -> new Catalogue(shelf).of(tx, "demo-a"));
    assertThat(lines)
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.isAlliance()).isTrue();
              assertThat(line.draft()).isPresent();
            });
  }

  @OnEachStore
  void a_file_becomes_drafts_of_what_differs_or_nothing_of_it_is_taken(Store store) {
    var imports = new FileImport(store, shelf, Subjects.none(), Safety.NONE);
    var file = new FileImport.File("a.csv", "*");
    var change = new Change(Kind.IMPORT, "", NOW);
    var heading = "id,subject,question,variants,answer\n";
    var both = bytes(heading + "a,*,问题一,,答\nb,*,问题二,,答\n");
    var changed = bytes(heading + "a,*,问题一,,答\nb,*,问题二,,新的答\n");
    var broken = bytes(heading + "c,*,问题三,,答\nd,*,,,答\n");
    var faults = new Faults();

    assertThat(imports.publish(file, both, change, Optional.empty(), faults))
        .isEqualTo(new FileImport.Taken(2, 2, List.of()));
    assertThat(imports.draft(file, changed, change, faults))
        .isEqualTo(new FileImport.Taken(2, 1, List.of()));
    assertThat(faults.list()).isEmpty();
    assertThat(imports.publish(file, broken, change, Optional.empty(), faults))
        .isEqualTo(new FileImport.Taken(0, 0, List.of()));

    assertThat(faults.list()).singleElement().asString().startsWith("a.csv:3: question is missing");
    assertThat(live(store)).extracting(FaqEntry::answer).containsExactly("答", "答");
    assertThat(review(store).proposals()).extracting(Review.Proposal::id).containsExactly("b");
  }

  @OnEachStore
  void what_a_librarian_imports_for_all_libraries_is_a_deed_of_her_library(Store store) {
    var imports = new FileImport(store, shelf, Subjects.none(), Safety.NONE);
    var heading = "id,subject,question,variants,answer\n";
    var one = bytes(heading + "a,*,问题一,,答\n");
    var two = bytes(heading + "a,*,问题一,,答\nb,*,问题二,,答\n");
    var shared = new FileImport.File("a.csv", "*");
    var own = new FileImport.File("a.csv", "demo-a");
    var byLin = new Change(Kind.IMPORT, "lin", NOW);
    var byFang = new Change(Kind.IMPORT, "fang", NOW);
    var faults = new Faults();

    imports.publish(shared, one, byLin, Optional.of("demo-a"), faults);
    imports.publish(shared, two, byFang, Optional.of("demo-b"), faults);
    imports.publish(own, one, byLin, Optional.of("demo-a"), faults);
    imports.publish(shared, bytes(heading + "c,*,问题三,,答\n"), byLin, Optional.empty(), faults);

    assertThat(faults.list()).isEmpty();
    var deeds =
        store.<List<Contributions.Entry>>read(
            tx -> new Contributions().last(tx, NOW, NOW.plusSeconds(1), 9));
    assertThat(deeds)
        .extracting(Contributions.Entry::deed)
        .extracting(deed -> deed.library() + " " + deed.who() + " " + deed.what())
        .as("an entry that says nothing new is no deed, nor is one of the own library")
        .containsExactly("demo-b fang b", "demo-a lin a");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static FaqEntry entry(String id, String answer) {
    return new FaqEntry("*", id, "*", "问题" + id, List.of(), answer);
  }

  private Outcome save(Store store, FaqEntry entry, Optional<String> seen) {
    var change = new Change(Kind.EDIT, "甲", NOW);
    return store.inTransaction("t", tx -> editing.save(tx, entry, change, seen)).join();
  }

  private static Standing done(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done) outcome).standing();
  }

  private Published publish(Store store, Optional<Collection<String>> ids) {
    return publish(store, ids, UNSEEN);
  }

  private Published publish(
      Store store, Optional<? extends Collection<String>> ids, Optional<String> seen) {
    return store
        .inTransaction(
            "t",
            tx ->
                editing.publish(
                    tx, new Editing.Wish("*", ids.map(List::copyOf), seen, "发布人", NOW, Set.of())))
        .join();
  }

  private Review review(Store store) {
    return store.read(tx -> editing.review(tx, "*", NOW));
  }

  private List<FaqEntry> live(Store store) {
    return store.read(shelf::all);
  }

  private static void write(Store store, Work<Integer> work) {
    store.inTransaction("t", work).join();
  }
}
