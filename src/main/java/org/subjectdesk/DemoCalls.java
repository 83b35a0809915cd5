package org.subjectdesk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.subjectdesk.call.Act;
import org.subjectdesk.call.Actor;
import org.subjectdesk.call.Deadline;
import org.subjectdesk.call.Share;
import org.subjectdesk.call.Terms;
import org.subjectdesk.call.Terms.Initiator;
import org.subjectdesk.project.Projects;

/** Three invented project calls of the demo: two are open, one waits for its review. */
final class DemoCalls {
  private static final Actor LIN = new Actor("lin", "demo-a", false, false);
  private static final Actor QIAO = new Actor("qiao", "demo-b", false, false);
  private static final Actor GU = new Actor("gu", "demo-core", false, false);
  private static final Actor SHEN = new Actor("shen", "demo-core", true, true);

  private static final List<Share> CRITERIA =
      List.of(new Share("实施方案", 5_000), new Share("相关经验", 3_000), new Share("人员", 2_000));

  private DemoCalls() {}

  /** Writes them, unless they are there. Blocking. */
  static void ready(Projects projects, Instant now) {
    publish(projects, "demo-call-nursing", nursing(now), GU);
    publish(projects, "demo-call-commerce", commerce(now), QIAO);
    projects.write("demo-call-shipping", shipping(now), LIN, 0);
    projects.act("demo-call-shipping", new Act.Submit(), LIN, 1);
  }

  private static void publish(Projects projects, String id, Terms terms, Actor author) {
    if (projects.find(id, SHEN).isEmpty()) {
      projects.write(id, terms, author, 0);
      projects.act(id, new Act.Submit(), author, 1);
      projects.act(id, new Act.Publish(), SHEN, 2);
    }
  }

  private static Instant end(Instant now, int days) {
    var day = LocalDate.ofInstant(now, Deadline.ZONE).plusDays(days);
    return Deadline.of(day.toString()).orElseThrow();
  }

  private static Terms nursing(Instant now) {
    return new Terms(
        "护理虚拟仿真实训资源共建",
        "52",
        new Initiator(Initiator.Kind.LIBRARY, "联盟核心馆"),
        "选题、采集、标引护理操作视频和病例，建成可检索的专题库",
        "核心馆搭平台、定规范，成员馆分专题建设，成果全联盟共享",
        "一年建成 200 条资源，覆盖 6 门核心课程，供各校护理专业上课使用",
        8_000_000,
        List.of(new Share("资源采集", 6_000), new Share("标引与审校", 3_000), new Share("推广培训", 1_000)),
        "有护理专业服务经验的学科馆员，能和护理教研室合作",
        end(now, 21),
        CRITERIA);
  }

  private static Terms commerce(Instant now) {
    return new Terms(
        "助农直播选品案例库",
        "53",
        new Initiator(Initiator.Kind.TEACHER, "电子商务教研室"),
        "采访本地助农主播，整理选品、话术和售后案例，每例配教学提问",
        "各馆采访本地案例，统一模板，教研室审定",
        "一学期收集 60 例，编成课程案例集",
        2_000_000,
        List.of(new Share("采访差旅", 7_000), new Share("编辑出版", 3_000)),
        "会采访、会剪辑的馆员或学生团队",
        end(now, 14),
        CRITERIA);
  }

  private static Terms shipping(Instant now) {
    return new Terms(
        "内河航运史料数字化",
        "50",
        new Initiator(Initiator.Kind.DEPARTMENT, "航运学院"),
        "扫描老航道图和船舶资料，建立索引",
        "有馆藏的馆提供原件，本馆扫描，索引共建",
        "两年内完成 3,000 件",
        0,
        List.of(),
        "熟悉地方文献的馆员",
        end(now, 40),
        CRITERIA);
  }
}
