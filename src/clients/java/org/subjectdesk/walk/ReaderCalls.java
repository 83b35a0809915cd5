package org.subjectdesk.walk;

import org.subjectdesk.client.ApiException;
import org.subjectdesk.client.model.ClientAct;
import org.subjectdesk.client.model.GiveConsentRequest;
import org.subjectdesk.client.model.OpenGuestSessionRequest;
import org.subjectdesk.client.model.OpenLaunchSessionRequest;
import org.subjectdesk.client.model.OpenMiniProgramSessionRequest;
import org.subjectdesk.client.model.ReaderConsult;
import org.subjectdesk.client.model.ReaderSession;
import org.subjectdesk.client.model.RefreshSessionRequest;
import org.subjectdesk.client.model.SendMessageRequest;

/** A reader's page: tag {@code reader}. The stars are in {@link DeskCalls}, after a talk. */
final class ReaderCalls {
  private final Door door;
  private final Outside outside;

  ReaderCalls(Door door, Outside outside) {
    this.door = door;
    this.outside = outside;
  }

  void make() throws Exception {
    guest();
    launched();
    miniProgram();
    subjects();
  }

  private void guest() throws ApiException {
    var first = open("demo-a", "5202");
    var renewed =
        door.nobody()
            .reader()
            .refreshSession(new RefreshSessionRequest().refreshToken(first.getRefreshToken()));
    var she = door.reader(renewed).reader();
    var said = she.sendMessage(new SendMessageRequest().id(Door.newId()).text("图书怎么续借？"));
    Check.that(said.getMessages().size() >= 2, "an answer");
    var page = she.myMessages("0", null, 1);
    Check.that(page.getMore(), "more than the first message");
    Check.that(!she.myMessages(page.getCursor(), null, 100).getMessages().isEmpty(), "the others");

    var asked = she.escalateConsult(new ClientAct().id(Door.newId()));
    Check.that(
        asked.getConsult().getPhase() == ReaderConsult.PhaseEnum.LEAVING_MESSAGE,
        "nobody is there, so a message may be left");
    she.cancelConsult(new ClientAct().id(Door.newId()));
    Check.that(she.myConsult().getPhase() == ReaderConsult.PhaseEnum.DESK, "the desk speaks again");

    Check.that(she.myData().getKept().getMessages() >= 4, "what is kept, in numbers");
    Check.that(she.exportMyData().getAccounts().size() == 1, "what is kept");
    she.forgetMyData();
  }

  private void launched() throws Exception {
    var code = outside.launchCode("r-" + Door.newId());
    var session =
        door.nobody().reader().openLaunchSession(new OpenLaunchSessionRequest().code(code));
    door.reader(session).reader().endSession();
  }

  private void miniProgram() throws Exception {
    var code = outside.loginCode("oWalks");
    var form = new OpenMiniProgramSessionRequest().appId("wx00000000000000d4").code(code);
    var she = door.reader(door.nobody().reader().openMiniProgramSession(form)).reader();
    var ask = she.myConsents().getAsks().getFirst();
    var tap = new GiveConsentRequest().id(Door.newId()).purpose(ask.getPurpose());
    var refused = Refused.by(() -> she.giveConsent(tap.template("another")));
    Check.that(refused.getStatus() == 400 && refused.getField().equals("template"), "told why not");
    she.giveConsent(tap.template(ask.getTemplate()));
    Check.that(
        she.exportMyData().getAccounts().getFirst().getConsents().size() == 1,
        "what she agreed to");
  }

  private void subjects() throws ApiException {
    var anybody = door.nobody().reader();
    var group = anybody.listSubjects().getGroups().getFirst();
    anybody.readGuide("demo-a", group.getCode());
  }

  private ReaderSession open(String library, String subject) throws ApiException {
    return door.nobody()
        .reader()
        .openGuestSession(new OpenGuestSessionRequest().library(library).subject(subject));
  }
}
