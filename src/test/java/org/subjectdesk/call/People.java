package org.subjectdesk.call;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Three libraries, who works there, and a call that anybody might write. */
public final class People {
  public static final Set<String> MEMBERS = Set.of("a", "b", "c");
  public static final Instant START = Instant.parse("2026-12-01T01:00:00Z");
  public static final Instant DEADLINE = START.plus(Duration.ofDays(20));

  public static final Actor WRITER = new Actor("lin", "a", false, false);
  public static final Actor REVIEWER = new Actor("fang", "a", true, false);
  public static final Actor OF_B = new Actor("qiao", "b", false, false);
  public static final Actor OF_C = new Actor("gu", "c", false, false);
  public static final Actor ADMIN_OF_C = new Actor("shen", "c", true, true);

  private People() {}

  public static Terms terms() {
    return terms("护理虚拟仿真实训资源共建");
  }

  public static Terms terms(String title) {
    return new Terms(
        title,
        "52",
        new Terms.Initiator(Terms.Initiator.Kind.DEPARTMENT, "护理学院"),
        "选题、采集、标引",
        "分工共建，成果共享",
        "一年建成 200 条资源",
        8_000_000,
        List.of(new Share("采集", 6_000), new Share("标引", 4_000)),
        "懂护理的学科馆员",
        DEADLINE,
        List.of(new Share("方案", 5_000), new Share("经验", 3_000), new Share("人员", 2_000)));
  }

  static Call draft() {
    return Call.draft("call-one", "a", terms(), WRITER.id());
  }
}
