package org.subjectdesk.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.data.Offset.offset;
import static org.subjectdesk.call.People.ADMIN_OF_C;
import static org.subjectdesk.call.People.DEADLINE;
import static org.subjectdesk.call.People.MEMBERS;
import static org.subjectdesk.call.People.OF_B;
import static org.subjectdesk.call.People.OF_C;
import static org.subjectdesk.call.People.REVIEWER;
import static org.subjectdesk.call.People.START;
import static org.subjectdesk.call.People.WRITER;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.subjectdesk.call.Act;
import org.subjectdesk.call.Actor;
import org.subjectdesk.call.Application;
import org.subjectdesk.call.FileKind;
import org.subjectdesk.call.Holder;
import org.subjectdesk.call.Milestone;
import org.subjectdesk.call.Outcome;
import org.subjectdesk.call.Party;
import org.subjectdesk.call.People;
import org.subjectdesk.call.Refusal;
import org.subjectdesk.call.State;
import org.subjectdesk.ledger.Contributions;
import org.subjectdesk.staff.Audit;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;

/** Calls in both databases: kept whole, changed once, seen by whom they are for, audited. */
class ProjectsIT {
  private static final String ID = "call-0001";
  private static final byte[] PDF = "%PDF-1.7 plan".getBytes(StandardCharsets.US_ASCII);

  private volatile Instant now = START;

  private Projects projects(Store store, Set<String> members) {
    return new Projects(store, members, () -> now);
  }

  private ProjectPapers papers(Store store) {
    return new ProjectPapers(store, MEMBERS, () -> now);
  }

  private static void done(Projects projects, Act act, Actor who) {
    var seen = projects.find(ID, who).orElseThrow().call();
    var version =
        act instanceof Act.OnApplication on
            ? seen.application(on.application()).map(Application::version).orElse(0L)
            : seen.version();
    assertThat(projects.act(ID, act, who, version)).isEqualTo(new Done.Yes(ID, true));
  }

  private void open(Projects projects) {
    assertThat(projects.write(ID, People.terms(), WRITER, 0)).isEqualTo(new Done.Yes(ID, true));
    done(projects, new Act.Submit(), WRITER);
    done(projects, new Act.Publish(), REVIEWER);
  }

  private void running(Projects projects) {
    open(projects);
    for (var who : List.of(OF_B, OF_C)) {
      done(projects, new Act.Apply("of-" + who.library(), "", "我馆愿意"), who);
      done(projects, new Act.SubmitApplication("of-" + who.library()), who);
    }
    now = DEADLINE;
    done(projects, new Act.Score("of-b", List.of(80, 90, 70)), WRITER);
    done(projects, new Act.Score("of-b", List.of(60, 70, 50)), REVIEWER);
    done(projects, new Act.Score("of-c", List.of(50, 50, 50)), WRITER);
    done(projects, new Act.Select(Set.of("of-b")), WRITER);
    done(
        projects,
        new Act.Agree(List.of(new Party("", "统筹", 6_500, ""), new Party("of-b", "采集", 3_500, ""))),
        WRITER);
    done(projects, new Act.Confirm(), OF_B);
  }

  @OnEachStore
  void a_whole_life_is_kept_and_audited(Store store) {
    var projects = projects(store, MEMBERS);
    running(projects);
    var due = LocalDate.of(2027, 3, 1);
    done(projects, new Act.Plan("m-1", "首批", "50 条", due, "of-b"), WRITER);
    done(projects, new Act.Deliver("m-1", "见附件"), OF_B);
    done(projects, new Act.Accept("m-1"), WRITER);
    done(projects, new Act.Close(5, "如期、超额完成"), WRITER);

    var seen = projects.find(ID, WRITER).orElseThrow();
    assertThat(seen.call().state(now)).isEqualTo(State.CLOSED);
    assertThat(seen.call().terms()).isEqualTo(People.terms());
    assertThat(seen.call().end().orElseThrow().text()).isEqualTo("如期、超额完成");
    assertThat(seen.call().agreement()).extracting(Party::share).containsExactly(6_500, 3_500);
    assertThat(seen.call().milestones())
        .containsExactly(
            new Milestone("m-1", "首批", "50 条", due, "of-b", Milestone.Stage.ACCEPTED, "见附件"));
    assertThat(seen.call().application("of-b").orElseThrow().score(People.terms().criteria()))
        .hasValueCloseTo(71.0, offset(0.01));
    assertThat(
            store.<List<Contributions.Entry>>read(
                tx -> new Contributions().last(tx, Instant.EPOCH, DEADLINE.plusSeconds(1), 10)))
        .as("a deed of each that had a part")
        .extracting(entry -> entry.deed().kind(), entry -> entry.deed().library())
        .containsExactlyInAnyOrder(
            tuple(Contributions.Kind.PROJECT, WRITER.library()),
            tuple(Contributions.Kind.PROJECT, OF_B.library()));
    assertThat(new Audit(store).page(Optional.empty(), Long.MAX_VALUE, 100))
        .extracting(entry -> entry.deed().action())
        .containsExactly(
            "call-close",
            "call-accept",
            "call-deliver",
            "call-plan",
            "call-confirm",
            "call-agree",
            "call-select",
            "call-score",
            "call-score",
            "call-score",
            "call-submit-application",
            "call-apply",
            "call-submit-application",
            "call-apply",
            "call-publish",
            "call-submit",
            "call-write");
  }

  @OnEachStore
  void what_comes_twice_changes_once_and_what_is_outdated_changes_nothing(Store store) {
    var projects = projects(store, MEMBERS);
    open(projects);
    assertThat(projects.write(ID, People.terms(), WRITER, 0)).isEqualTo(new Done.Yes(ID, false));
    assertThat(projects.act(ID, new Act.Publish(), REVIEWER, 1)).isEqualTo(new Done.Yes(ID, false));
    assertThat(projects.act(ID, new Act.Withdraw("不办了"), REVIEWER, 1))
        .isEqualTo(new Done.Outdated());
    var before = projects.find(ID, WRITER).orElseThrow().call().version();
    done(projects, new Act.Apply("of-b", "", "我馆愿意"), OF_B);
    assertThat(projects.act(ID, new Act.Apply("of-b", "", "我馆愿意"), OF_B, 0))
        .isEqualTo(new Done.Yes(ID, false));
    assertThat(projects.act(ID, new Act.Apply("of-b", "", "别的"), OF_B, 0))
        .isEqualTo(new Done.Outdated());
    assertThat(projects.find(ID, WRITER).orElseThrow().call().version())
        .as("nobody learns from the version that somebody applies")
        .isEqualTo(before);
  }

  @OnEachStore
  void many_who_apply_at_the_same_moment_are_all_kept(Store store) throws Exception {
    var libraries = IntStream.range(0, 12).mapToObj(i -> "l" + i).toList();
    var members = new HashSet<>(libraries);
    members.addAll(MEMBERS);
    var projects = projects(store, members);
    open(projects);
    var start = new CountDownLatch(1);
    var threads =
        libraries.stream()
            .map(
                library ->
                    Thread.startVirtualThread(
                        () -> {
                          try {
                            start.await();
                          } catch (InterruptedException stopped) {
                            throw new IllegalStateException(stopped);
                          }
                          var who = new Actor("w-" + library, library, false, false);
                          var act = new Act.Apply("of-" + library, "", "愿意");
                          projects.act(ID, act, who, 0);
                        }))
            .toList();
    start.countDown();
    for (var thread : threads) {
      thread.join();
    }
    for (var library : libraries) {
      var who = new Actor("w-" + library, library, false, false);
      assertThat(projects.find(ID, who).orElseThrow().call().applications())
          .extracting(Application::library)
          .containsExactly(library);
    }
  }

  @OnEachStore
  void before_the_deadline_neither_call_nor_list_nor_audit_nor_files_tell_who_applies(Store store) {
    var projects = projects(store, MEMBERS);
    open(projects);
    done(projects, new Act.Apply("of-b", "", "我馆愿意"), OF_B);
    var file = file("f-00000001", new Holder("of-b", ""));
    assertThat(papers(store).attach(file, PDF, OF_B)).isEqualTo(new Done.Yes(ID, true));
    done(projects, new Act.SubmitApplication("of-b"), OF_B);
    for (var who : List.of(WRITER, REVIEWER, OF_C, ADMIN_OF_C)) {
      var seen = projects.find(ID, who).orElseThrow();
      assertThat(seen.call().applications()).isEmpty();
      assertThat(seen.files()).isEmpty();
      assertThat(papers(store).content("f-00000001", who)).isEmpty();
      assertThat(projects.list(who).getFirst().own()).isEmpty();
    }
    assertThat(new Audit(store).page(Optional.of("a"), Long.MAX_VALUE, 100))
        .extracting(entry -> entry.deed().action())
        .containsExactly("call-publish", "call-submit", "call-write");
    now = DEADLINE;
    assertThat(projects.find(ID, WRITER).orElseThrow().call().applications()).hasSize(1);
    assertThat(papers(store).content("f-00000001", WRITER).orElseThrow().bytes().getBytes())
        .isEqualTo(PDF);
    assertThat(papers(store).content("f-00000001", OF_C)).isEmpty();
  }

  @OnEachStore
  void files_and_comments_go_with_what_they_belong_to(Store store) {
    var projects = projects(store, MEMBERS);
    var papers = papers(store);
    projects.write(ID, People.terms(), WRITER, 0);
    var ofCall = file("f-00000002", new Holder("", ""));
    assertThat(papers.attach(ofCall, PDF, OF_B)).isEqualTo(no(Refusal.UNKNOWN));
    assertThat(papers.attach(ofCall, PDF, WRITER)).isEqualTo(new Done.Yes(ID, true));
    assertThat(papers.attach(ofCall, PDF, WRITER)).isEqualTo(new Done.Yes(ID, false));
    done(projects, new Act.Submit(), WRITER);
    done(projects, new Act.Publish(), REVIEWER);
    assertThat(papers.detach(ID, "f-00000002", WRITER)).isEqualTo(no(Refusal.PUBLISHED));
    assertThat(papers.content("f-00000002", OF_C)).isPresent();
    assertThat(papers.comment(ID, "k-1", "", "早", OF_B)).isEqualTo(no(Refusal.NOT_PARTY));
  }

  @OnEachStore
  void a_comment_stands_once_and_only_parties_write_it(Store store) {
    var projects = projects(store, MEMBERS);
    running(projects);
    var papers = papers(store);
    assertThat(papers.comment(ID, "k-1", "", "先碰个头", OF_B)).isEqualTo(new Done.Yes(ID, true));
    assertThat(papers.comment(ID, "k-1", "", "先碰个头", OF_B)).isEqualTo(new Done.Yes(ID, false));
    assertThat(papers.comment(ID, "k-2", "", "我也来", OF_C)).isEqualTo(no(Refusal.NOT_PARTY));
    assertThat(projects.find(ID, WRITER).orElseThrow().comments()).hasSize(1);
    var stranger = projects.find(ID, OF_C).orElseThrow();
    assertThat(stranger.comments()).isEmpty();
    assertThat(stranger.call().agreement()).isEmpty();
  }

  @OnEachStore
  void a_library_that_leaves_and_comes_back_finds_everything_as_it_was(Store store) {
    var projects = projects(store, MEMBERS);
    open(projects);
    assertThat(projects.open()).hasSize(1);
    var without = projects(store, Set.of("b", "c"));
    assertThat(without.open()).isEmpty();
    assertThat(without.act(ID, new Act.Apply("of-b", "", "愿意"), OF_B, 0))
        .isEqualTo(no(Refusal.LEFT));
    assertThat(projects.open()).hasSize(1);
    done(projects, new Act.Apply("of-b", "", "愿意"), OF_B);
  }

  @OnEachStore
  void who_takes_part_is_told_that_a_party_left_only_when_one_has(Store store) {
    var projects = projects(store, MEMBERS);
    open(projects);
    for (var who : List.of(OF_B, OF_C)) {
      done(projects, new Act.Apply("of-" + who.library(), "", "我馆愿意"), who);
      done(projects, new Act.SubmitApplication("of-" + who.library()), who);
    }
    now = DEADLINE;
    done(projects, new Act.Score("of-b", List.of(80, 90, 70)), WRITER);
    done(projects, new Act.Score("of-c", List.of(50, 50, 50)), WRITER);
    done(projects, new Act.Select(Set.of("of-b", "of-c")), WRITER);
    var parties =
        List.of(
            new Party("", "统筹", 5_000, ""),
            new Party("of-b", "采集", 3_000, ""),
            new Party("of-c", "标引", 2_000, ""));
    done(projects, new Act.Agree(parties), WRITER);
    for (var who : List.of(WRITER, OF_B, OF_C)) {
      var seen = projects.find(ID, who).orElseThrow();
      assertThat(seen.lostParty(MEMBERS)).as(who.id()).isFalse();
      assertThat(seen.lostParty(Set.of("a", "b"))).as(who.id()).isTrue();
      assertThat(seen.lostParty(Set.of("b", "c"))).as(who.id()).isTrue();
    }
  }

  private CallFile file(String id, Holder holder) {
    return new CallFile(id, ID, holder, "方案.pdf", FileKind.PDF, PDF.length, "lin", now);
  }

  private static Done no(Refusal why) {
    return new Done.No(new Outcome.Refused(why, ""));
  }
}
