package org.subjectdesk.walk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.subjectdesk.client.ApiException;
import org.subjectdesk.client.api.CallsApi;
import org.subjectdesk.client.model.AgreementForm;
import org.subjectdesk.client.model.ApplicationAct;
import org.subjectdesk.client.model.ApplicationForm;
import org.subjectdesk.client.model.Call;
import org.subjectdesk.client.model.CallAct;
import org.subjectdesk.client.model.CallCommentForm;
import org.subjectdesk.client.model.CallForm;
import org.subjectdesk.client.model.CallShare;
import org.subjectdesk.client.model.CallState;
import org.subjectdesk.client.model.MilestoneAct;
import org.subjectdesk.client.model.MilestoneForm;
import org.subjectdesk.client.model.PartyForm;
import org.subjectdesk.client.model.ScoreForm;

/** A project of two libraries: tag {@code calls}, and what readers see of it. */
final class CallCalls {
  /** Enough to publish it and apply; the other calls are made meanwhile. */
  private static final Duration OPEN_FOR = Duration.ofMinutes(1);

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final byte[] PDF = "%PDF-1.7 plan".getBytes(US_ASCII);

  private final Door door;
  private final Outside outside;
  private final String id = Door.newId();
  private final String application = Door.newId();
  private final String milestone = Door.newId();

  CallCalls(Door door, Outside outside) {
    this.door = door;
    this.outside = outside;
  }

  /** Lin writes it, fang publishes it, qiao of another library applies. */
  void open() throws Exception {
    var lin = door.librarian("lin");
    lin.calls().writeCall(id, form());
    var file = Door.newId();
    outside.attach(lin, id, file, PDF);
    Check.that(lin.calls().readCall(id).getFiles().size() == 1, "the attachment");
    Check.that(lin.calls().removeCallFile(id, file).getFiles().isEmpty(), "no attachment");
    act(lin.calls(), new CallAct().act(CallAct.ActEnum.SUBMIT));
    act(door.librarian("fang").calls(), new CallAct().act(CallAct.ActEnum.PUBLISH));

    var open = door.nobody().reader().listOpenCalls("demo-b", "520201").getCalls();
    Check.that(open.stream().anyMatch(one -> one.getId().equals(id)), "readers see it");
    var qiao = door.librarian("qiao").calls();
    Check.that(
        qiao.listCalls().getCalls().stream().anyMatch(one -> one.getId().equals(id)), "it is told");
    var form = new ApplicationForm().version(0).material("我馆有两名护理学科馆员");
    qiao.writeApplication(id, application, form);
    var submit = new ApplicationAct().act(ApplicationAct.ActEnum.SUBMIT).version(1);
    qiao.actOnApplication(id, application, submit);
  }

  /** After the deadline: judged, agreed on, worked on, ended. */
  void finish() throws ApiException {
    var lin = door.librarian("lin").calls();
    var qiao = door.librarian("qiao").calls();
    await().atMost(PATIENCE).until(() -> lin.readCall(id).getState() == CallState.JUDGING);
    var scored = lin.scoreApplication(id, application, new ScoreForm().points(List.of(90, 70)));
    Check.that(scored.getApplications().getFirst().getScore().intValue() == 82, "its score");
    act(lin, new CallAct().act(CallAct.ActEnum.SELECT).applications(List.of(application)));
    var parties = List.of(party("", "统筹"), party(application, "采集"));
    lin.writeAgreement(id, new AgreementForm().version(version(lin)).parties(parties));
    var agreed = act(qiao, new CallAct().act(CallAct.ActEnum.CONFIRM));
    Check.that(agreed.getState() == CallState.RUNNING, "all have agreed");

    lin.planMilestone(id, milestone, plan().version(version(lin)));
    act(qiao, new MilestoneAct().act(MilestoneAct.ActEnum.DELIVER).why("清单已交"));
    lin.commentOnCall(id, Door.newId(), new CallCommentForm().text("很好").milestone(milestone));
    act(lin, new MilestoneAct().act(MilestoneAct.ActEnum.ACCEPT));
    var close = new CallAct().act(CallAct.ActEnum.CLOSE).grade(5).evaluation("如期完成");
    Check.that(act(lin, close).getState() == CallState.CLOSED, "the end");
  }

  private static CallForm form() {
    return new CallForm()
        .version(0)
        .title("护理操作视频共建")
        .subject("52")
        .kind(CallForm.KindEnum.DEPARTMENT)
        .initiator("护理学院")
        .items("采集、标引护理操作视频")
        .cooperation("分工共建，成果共享")
        .goals("一年建成 200 条")
        .budget(8_000_000L)
        .split(shares("采集", "标引"))
        .talent("懂护理的学科馆员")
        .deadline(Instant.now().plus(OPEN_FOR).toString())
        .criteria(shares("方案", "经验"));
  }

  private static List<CallShare> shares(String one, String other) {
    return List.of(
        new CallShare().name(one).points(6_000), new CallShare().name(other).points(4_000));
  }

  private static PartyForm party(String application, String duty) {
    return new PartyForm().application(application).duty(duty).share(5_000);
  }

  private MilestoneForm plan() {
    return new MilestoneForm()
        .title("首批 50 条")
        .deliverable("清单")
        .due(LocalDate.now().plusMonths(1))
        .party(application);
  }

  private Call act(CallsApi she, CallAct act) throws ApiException {
    return she.actOnCall(id, act.version(version(she)));
  }

  private void act(CallsApi she, MilestoneAct act) throws ApiException {
    she.actOnMilestone(id, milestone, act.version(version(she)));
  }

  /** What she has seen of it. */
  private int version(CallsApi she) throws ApiException {
    return she.readCall(id).getVersion();
  }
}
