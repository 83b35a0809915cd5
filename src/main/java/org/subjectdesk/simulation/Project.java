package org.subjectdesk.simulation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;

/**
 * One project call from its draft to its evaluation: the core library calls, two others apply and
 * are selected, and each of the three has a part in what comes of it.
 */
final class Project {
  private static final String CALL = "/desk/calls/simulated-call";
  private static final String ONE = "simulated-application-1";
  private static final String OTHER = "simulated-application-2";
  private static final String MILESTONE = CALL + "/milestones/simulated-milestone";

  private final Staff staff;
  private final Cast cast;
  private final Term term;

  Project(Staff staff, Plot plot) {
    this.staff = staff;
    this.cast = plot.cast();
    this.term = plot.term();
  }

  /** Who has a part in it. */
  static List<String> partners(Cast cast) {
    return List.of(cast.core(), cast.slow(), cast.helped());
  }

  /** Does what is to be done on a day, if anything is. */
  void on(LocalDate day) {
    if (day.equals(term.monday(1))) {
      call();
    } else if (day.equals(term.monday(2))) {
      select();
    } else if (day.equals(term.monday(term.examWeek() - 1))) {
      end();
    }
  }

  private LibrarianClient of(String library) {
    return staff.first(library);
  }

  private void call() {
    var author = of(cast.core());
    author.send("PUT", CALL, terms());
    act(author, "submit", new JsonObject());
    act(staff.admin(), "publish", new JsonObject());
    apply(cast.slow(), ONE);
    apply(cast.helped(), OTHER);
  }

  private JsonObject terms() {
    return new JsonObject()
        .put("version", 0)
        .put("title", "护理技能微课共建")
        .put("subject", "52")
        .put("kind", "library")
        .put("initiator", "联盟核心馆")
        .put("items", "拍摄、标引护理技能微课")
        .put("cooperation", "分专题建设，成果全联盟共享")
        .put("goals", "一学期完成 60 节")
        .put("budget", 3_000_000)
        .put("split", shares("拍摄", 7_000, "标引", 3_000))
        .put("talent", "有护理专业服务经验的学科馆员")
        .put("deadline", term.monday(1).plusDays(5).toString())
        .put("criteria", shares("实施方案", 6_000, "相关经验", 4_000));
  }

  private static JsonArray shares(String one, int points, String other, int rest) {
    return new JsonArray()
        .add(new JsonObject().put("name", one).put("points", points))
        .add(new JsonObject().put("name", other).put("points", rest));
  }

  private void apply(String library, String id) {
    var material = new JsonObject().put("version", 0).put("material", "本馆有两名护理学科馆员，能按期完成。");
    of(library).send("PUT", CALL + "/applications/" + id, material);
    of(library)
        .send(
            "POST",
            CALL + "/applications/" + id + "/acts",
            new JsonObject().put("act", "submit").put("version", 1));
  }

  private void select() {
    var side = of(cast.core());
    for (var id : List.of(ONE, OTHER)) {
      var points = new JsonObject().put("points", JsonArray.of(90, 80));
      side.send("PUT", CALL + "/applications/" + id + "/scores", points);
    }
    act(side, "select", new JsonObject().put("applications", JsonArray.of(ONE, OTHER)));
    var parties =
        JsonArray.of(party("", "统筹", 4_000), party(ONE, "拍摄", 3_000), party(OTHER, "标引", 3_000));
    side.send("PUT", CALL + "/agreement", seen(side, new JsonObject().put("parties", parties)));
    act(of(cast.slow()), "confirm", new JsonObject());
    act(of(cast.helped()), "confirm", new JsonObject());
    var plan =
        new JsonObject()
            .put("title", "60 节微课上线")
            .put("deliverable", "微课清单")
            .put("due", term.monday(term.examWeek()).toString())
            .put("party", ONE);
    side.send("PUT", MILESTONE, seen(side, plan));
  }

  private static JsonObject party(String application, String duty, int share) {
    return new JsonObject().put("application", application).put("duty", duty).put("share", share);
  }

  private void end() {
    var side = of(cast.core());
    onMilestone(of(cast.slow()), "deliver", "清单已上传到共享平台");
    onMilestone(side, "accept", "");
    act(side, "close", new JsonObject().put("evaluation", "如期完成，各校已在课堂使用").put("grade", 5));
  }

  private void act(LibrarianClient who, String act, JsonObject more) {
    who.send("POST", CALL + "/acts", seen(who, more.put("act", act)));
  }

  private void onMilestone(LibrarianClient who, String act, String why) {
    var body = new JsonObject().put("act", act).put("why", why);
    who.send("POST", MILESTONE + "/acts", seen(who, body));
  }

  /** With the version that she has just read. */
  private static JsonObject seen(LibrarianClient who, JsonObject body) {
    return body.put("version", who.get(CALL).getLong("version"));
  }
}
