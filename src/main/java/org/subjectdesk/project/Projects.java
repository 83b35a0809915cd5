package org.subjectdesk.project;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.subjectdesk.call.Act;
import org.subjectdesk.call.Actor;
import org.subjectdesk.call.Application;
import org.subjectdesk.call.Call;
import org.subjectdesk.call.CallRules;
import org.subjectdesk.call.Choices;
import org.subjectdesk.call.FileRules;
import org.subjectdesk.call.Outcome;
import org.subjectdesk.call.Party;
import org.subjectdesk.call.Refusal;
import org.subjectdesk.call.Sight;
import org.subjectdesk.call.Terms;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.ledger.Contributions;
import org.subjectdesk.staff.Audit;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/**
 * The calls of the alliance. Each change is one transaction: rules, rows and the line in the audit.
 * Blocking; safe for any thread.
 */
public final class Projects {
  private final CallTables calls = new CallTables();
  private final CallComments comments = new CallComments();
  private final CallFiles files = new CallFiles();
  private final Contributions contributions = new Contributions();
  private final Store store;
  private final CallRules rules;
  private final InstantSource clock;

  /**
   * Sets them up.
   *
   * @param members the ids of the libraries that are in the alliance
   */
  public Projects(Store store, Set<String> members, InstantSource clock) {
    this.store = store;
    this.rules = new CallRules(members);
    this.clock = clock;
  }

  /** The ids of the libraries that are in the alliance. */
  public Set<String> members() {
    return rules.members();
  }

  /** The time that holds. */
  public Instant now() {
    return clock.instant();
  }

  /**
   * A call with what was said and attached, as somebody may see it.
   *
   * @param call with those applications alone that she may see; without agreement and milestones if
   *     she may not see the project
   * @param choices what she may do with it
   * @param partners the libraries and organisations that were selected: no secret
   * @param seesProject whether she sees what was agreed, planned and said
   * @param at the time for which this holds
   */
  public record View(
      Call call,
      Choices choices,
      List<CallComment> comments,
      List<CallFile> files,
      List<Application> partners,
      boolean seesProject,
      Instant at) {
    /** Whether somebody who agreed has left the alliance, also where she sees no application. */
    public boolean lostParty(Set<String> members) {
      return call.agreement().stream().anyMatch(one -> !members.contains(library(one)));
    }

    private String library(Party one) {
      return partners.stream()
          .filter(partner -> partner.id().equals(one.application()))
          .findFirst()
          .map(Application::library)
          .orElse(call.library());
    }
  }

  /**
   * A call in a list.
   *
   * @param own the applications of her library, without their material
   * @param takesPart whether her library was selected
   */
  public record Line(Call call, Instant changed, List<Application> own, boolean takesPart) {}

  /** The calls that she may see, the last changed first. */
  public List<Line> list(Actor who) {
    var sight = new Sight(who, clock.instant());
    return store.<List<CallTables.Listed>>read(calls::list).stream()
        .filter(one -> sight.sees(one.call()))
        .map(one -> line(one, who))
        .toList();
  }

  /** Whether a call is for a subject, for one above or below it, or for all. */
  public static boolean isFor(Call call, String subject) {
    var own = call.terms().subject();
    return own.equals(Terms.ANY_SUBJECT) || Subjects.related(own, subject);
  }

  private static Line line(CallTables.Listed one, Actor who) {
    var own = one.applicants().stream().filter(it -> it.library().equals(who.library())).toList();
    var takesPart = own.stream().anyMatch(it -> it.stage() == Application.Stage.SELECTED);
    return new Line(one.call(), one.changed(), own, takesPart);
  }

  /** The calls of members to which somebody may apply now, the soonest due first. */
  public List<Call> open() {
    return store.read(this::open);
  }

  /** The same, in the caller's transaction. */
  public List<Call> open(Tx tx) {
    return calls.open(tx, clock.instant()).stream()
        .filter(one -> members().contains(one.library()))
        .toList();
  }

  /** What a published call is called, in the caller's transaction. */
  public Optional<String> title(Tx tx, String id) {
    return calls.title(tx, id);
  }

  /** A call, if there is one with this id that she may see. */
  public Optional<View> find(String id, Actor who) {
    var sight = new Sight(who, clock.instant());
    return store.read(
        tx ->
            calls
                .find(tx, id)
                .map(kept -> kept.call())
                .filter(sight::sees)
                .map(call -> view(tx, call, sight)));
  }

  private View view(Tx tx, Call call, Sight sight) {
    var project = sight.seesProject(call);
    var seen =
        new Call(
            call.id(),
            call.library(),
            call.author(),
            call.terms(),
            call.progress(),
            call.applications().stream().filter(one -> sight.sees(call, one)).toList(),
            project ? call.agreement() : List.of(),
            project ? call.milestones() : List.of(),
            call.end(),
            call.version());
    var rights = new FileRules(members(), sight);
    var attached =
        files.of(tx, call.id()).stream().filter(one -> rights.sees(call, one.holder())).toList();
    return new View(
        seen,
        Choices.of(rules, call, sight),
        project ? comments.of(tx, call.id()) : List.of(),
        attached,
        call.selected(),
        project,
        sight.now());
  }

  /** Begins a call; one that is hers already is written. */
  public Done write(String id, Terms terms, Actor who, long seen) {
    var at = clock.instant();
    return change(
        id,
        tx -> {
          if (calls.find(tx, id).isPresent()) {
            return act(tx, id, new Act.Write(terms), who, seen, at);
          }
          return switch (rules.begin(id, terms, who)) {
            case Outcome.Changed(var call) -> {
              calls.add(tx, call, at);
              audit(tx, call, new Act.Write(terms), who, at);
              yield new Done.Yes(id, true);
            }
            case Outcome.Same _ -> new Done.Yes(id, false);
            case Outcome.Refused refused -> new Done.No(refused);
          };
        });
  }

  /**
   * Does something with a call.
   *
   * @param seen the version that she has seen: of the application where it is about one, else of
   *     the call
   */
  public Done act(String id, Act act, Actor who, long seen) {
    var at = clock.instant();
    return change(id, tx -> act(tx, id, act, who, seen, at));
  }

  private Done act(Tx tx, String id, Act act, Actor who, long seen, Instant at) {
    var kept = calls.find(tx, id);
    if (kept.isEmpty()) {
      return refused(Refusal.UNKNOWN);
    }
    var before = kept.get().call();
    return switch (rules.next(before, act, who, at)) {
      case Outcome.Same _ -> new Done.Yes(id, false);
      case Outcome.Refused refused -> new Done.No(refused);
      case Outcome.Changed(var after) -> {
        if (seen != version(before, act) && !(act instanceof Act.Score)) {
          yield new Done.Outdated(); // Judging is everybody's own.
        }
        calls.save(tx, kept.get(), after, at);
        audit(tx, after, act, who, at);
        if (act instanceof Act.Close) {
          credit(tx, after, at);
        }
        yield new Done.Yes(id, true);
      }
    };
  }

  /** Whoever had a part in a project that came to its end did something for the alliance. */
  private void credit(Tx tx, Call call, Instant at) {
    for (var party : call.agreement()) {
      var library =
          call.application(party.application()).map(Application::library).orElse(call.library());
      contributions.add(
          tx,
          new Contributions.Deed(
              Contributions.Kind.PROJECT, library, party.confirmed(), "", call.id(), at));
    }
  }

  private static long version(Call call, Act act) {
    return switch (act) {
      case Act.OnApplication on ->
          call.application(on.application()).map(Application::version).orElse(0L);
      case Act _ -> call.version();
    };
  }

  private static Done refused(Refusal why) {
    return new Done.No(new Outcome.Refused(why, ""));
  }

  private interface Change {
    Done in(Tx tx);
  }

  private Done change(String call, Change change) {
    return store.inTransaction("call " + call, change::in).join();
  }

  /**
   * The audit knows ids alone, and a library's admin reads its own library's: a line about an
   * application is the applicant's and does not name the call, for nobody else may know of it yet.
   */
  private static void audit(Tx tx, Call call, Act act, Actor who, Instant at) {
    var key = "call-" + act.key();
    Audit.record(
        tx,
        switch (act) {
          case Act.OnApplication on when !(act instanceof Act.Score) ->
              new Audit.Deed(at, who.id(), who.library(), key, on.application(), "");
          case Act.OnApplication on ->
              new Audit.Deed(at, who.id(), call.library(), key, call.id(), on.application());
          case Act.OnMilestone on ->
              new Audit.Deed(at, who.id(), call.library(), key, call.id(), on.milestone());
          case Act.Select(var chosen) ->
              new Audit.Deed(
                  at,
                  who.id(),
                  call.library(),
                  key,
                  call.id(),
                  String.join(" ", chosen.stream().sorted().toList()));
          case Act _ -> new Audit.Deed(at, who.id(), call.library(), key, call.id(), "");
        });
  }
}
