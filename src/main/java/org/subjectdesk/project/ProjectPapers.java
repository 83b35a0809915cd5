package org.subjectdesk.project;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.subjectdesk.call.Actor;
import org.subjectdesk.call.Call;
import org.subjectdesk.call.FileRules;
import org.subjectdesk.call.Holder;
import org.subjectdesk.call.Outcome;
import org.subjectdesk.call.Refusal;
import org.subjectdesk.call.Sight;
import org.subjectdesk.staff.Audit;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/**
 * What people say and attach to calls, each with its line in the audit. Blocking; safe for any
 * thread.
 */
public final class ProjectPapers {
  private final CallTables calls = new CallTables();
  private final CallComments comments = new CallComments();
  private final CallFiles files = new CallFiles();
  private final Store store;
  private final Set<String> members;
  private final InstantSource clock;

  /**
   * Sets them up.
   *
   * @param members the ids of the libraries that are in the alliance
   */
  public ProjectPapers(Store store, Set<String> members, InstantSource clock) {
    this.store = store;
    this.members = Set.copyOf(members);
    this.clock = clock;
  }

  /** Says something about the project. */
  public Done comment(String id, String key, String milestone, String text, Actor who) {
    var at = clock.instant();
    return change(
        id,
        tx -> {
          var call = calls.find(tx, id).map(CallTables.Kept::call);
          if (call.isEmpty()) {
            return refused(Refusal.UNKNOWN);
          }
          var refusal = rights(who, at).refusalToComment(call.get());
          if (refusal.isPresent()) {
            return refused(refusal.get());
          }
          if (!milestone.isEmpty() && call.get().milestone(milestone).isEmpty()) {
            return refused(Refusal.UNKNOWN);
          }
          var added = comments.add(tx, id, key, milestone, who, text, at);
          if (added) {
            audit(tx, call.get().library(), "call-comment", id, key, who, at);
          }
          return new Done.Yes(id, added);
        });
  }

  /**
   * Attaches a file, whose kind was found out by its content.
   *
   * @param file its id is the name that the page gave it: sent twice, it is there once
   */
  public Done attach(CallFile file, byte[] content, Actor who) {
    var at = clock.instant();
    return change(
        file.call(),
        tx -> {
          var call = calls.find(tx, file.call()).map(CallTables.Kept::call);
          if (call.isEmpty()) {
            return refused(Refusal.UNKNOWN);
          }
          var refusal = rights(who, at).refusal(call.get(), file.holder());
          if (refusal.isPresent()) {
            return refused(refusal.get());
          }
          if (files.find(tx, file.id()).isPresent()) {
            return new Done.Yes(file.call(), false);
          }
          if (held(tx, file) >= CallFiles.MOST) {
            return new Done.Full();
          }
          files.add(tx, file, content);
          audit(tx, file.holder(), call.get(), "call-attach", file.id(), who, at);
          return new Done.Yes(file.call(), true);
        });
  }

  private long held(Tx tx, CallFile file) {
    return files.of(tx, file.call()).stream()
        .filter(one -> one.holder().equals(file.holder()))
        .count();
  }

  /** Takes a file away. */
  public Done detach(String id, String file, Actor who) {
    var at = clock.instant();
    return change(
        id,
        tx -> {
          var call = calls.find(tx, id).map(CallTables.Kept::call);
          var known = files.find(tx, file).filter(one -> one.call().equals(id));
          if (call.isEmpty() || known.isEmpty()) {
            return refused(Refusal.UNKNOWN);
          }
          var refusal = rights(who, at).refusal(call.get(), known.get().holder());
          if (refusal.isPresent()) {
            return refused(refusal.get());
          }
          files.remove(tx, file);
          audit(tx, known.get().holder(), call.get(), "call-detach", file, who, at);
          return new Done.Yes(id, true);
        });
  }

  /** A file that she may see, with its content. */
  public Optional<Content> content(String file, Actor who) {
    var rights = rights(who, clock.instant());
    return store.read(
        tx ->
            files
                .find(tx, file)
                .filter(
                    one ->
                        calls
                            .find(tx, one.call())
                            .filter(kept -> rights.sees(kept.call(), one.holder()))
                            .isPresent())
                .map(one -> new Content(one, Buffer.buffer(files.content(tx, file)))));
  }

  /** A file and what is in it. */
  public record Content(CallFile file, Buffer bytes) {}

  private FileRules rights(Actor who, Instant at) {
    return new FileRules(members, new Sight(who, at));
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

  /** What is attached to an application is only the applicant's business, see {@link Projects}. */
  private static void audit(
      Tx tx, Holder holder, Call call, String action, String file, Actor who, Instant at) {
    if (holder.application().isEmpty()) {
      audit(tx, call.library(), action, call.id(), file, who, at);
    } else {
      audit(tx, who.library(), action, holder.application(), file, who, at);
    }
  }

  private static void audit(
      Tx tx, String library, String action, String object, String detail, Actor who, Instant at) {
    Audit.record(tx, new Audit.Deed(at, who.id(), library, action, object, detail));
  }
}
