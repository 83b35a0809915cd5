package org.subjectdesk.walk;

import org.subjectdesk.client.ApiException;
import org.subjectdesk.client.api.DeskApi;
import org.subjectdesk.client.api.ReaderApi;
import org.subjectdesk.client.model.Act;
import org.subjectdesk.client.model.AddNoteRequest;
import org.subjectdesk.client.model.BlockReaderRequest;
import org.subjectdesk.client.model.ClientAct;
import org.subjectdesk.client.model.DecideHeldTextRequest;
import org.subjectdesk.client.model.DraftFromReplyRequest;
import org.subjectdesk.client.model.EndTicketRequest;
import org.subjectdesk.client.model.Held;
import org.subjectdesk.client.model.KeptHeldText;
import org.subjectdesk.client.model.Message;
import org.subjectdesk.client.model.PassTicketRequest;
import org.subjectdesk.client.model.RateConsultRequest;
import org.subjectdesk.client.model.ReaderConsult;
import org.subjectdesk.client.model.ReplyForm;
import org.subjectdesk.client.model.SendMessageRequest;
import org.subjectdesk.client.model.Ticket;

/** Talking with readers: tag {@code desk}, and what the reader does meanwhile. */
final class DeskCalls {
  private final Door door;

  DeskCalls(Door door) {
    this.door = door;
  }

  /** A question that the desk cannot answer: she steps in, answers, notes, drafts, ends it. */
  void talk() throws ApiException {
    var reader = door.guest().reader();
    var desk = door.librarian("lin").desk();
    say(reader, "钢琴练习室的隔音耳罩去哪领呀");
    var id = newest(desk, "隔音耳罩");

    act(desk, id, new Act().act(Act.ActEnum.TAKE));
    act(desk, id, new Act().act(Act.ActEnum.SAY).text("隔音耳罩在三楼艺术阅览室服务台领。"));
    desk.addNote(id, new AddNoteRequest().text("耳罩换过地方"));
    desk.suggestAnswers(id);
    desk.readHistory(id);
    var talk = desk.readConsult(id);
    Check.that(talk.getNotes().size() == 1, "the note");
    var first = talk.getMessages().getFirst().getId();
    var reply =
        desk.readMessages(id, first, null).getMessages().stream()
            .filter(one -> one.getFrom() == Message.FromEnum.LIBRARIAN)
            .findFirst()
            .orElseThrow();
    desk.draftFromReply(id, new DraftFromReplyRequest().message(reply.getId()));
    desk.blockReader(id, new BlockReaderRequest().days(1).reason("试一试"));
    desk.unblockReader(id);
    act(desk, id, new Act().act(Act.ActEnum.CLOSE).reason("已解答"));

    Check.that(
        reader.myConsult().getPhase() == ReaderConsult.PhaseEnum.RATING, "the desk asks for stars");
    reader.rateConsult(new RateConsultRequest().id(Door.newId()).stars(5));
    Check.that(!desk.listColleagues().getLibrarians().isEmpty(), "colleagues");
  }

  /** Two messages left for later: one is handed on, the other answered. */
  void tickets() throws ApiException {
    var one = door.guest().reader();
    leave(one, "研究生论文查重在哪里预约？");
    var other = door.guest().reader();
    leave(other, "想查护理类的外文期刊");
    var desk = door.librarian("lin").desk();

    var passed = ticket(desk, "论文查重");
    desk.passTicket(passed.getId(), new PassTicketRequest().to("librarian:fang"));
    var asked = ticket(desk, "外文期刊");
    desk.askAwayOfTicket(asked.getId());
    desk.endTicket(asked.getId(), new EndTicketRequest().answer("在数据库导航的“医药卫生”一栏。"));
    Check.that(
        other.myTickets().getTickets().getFirst().getAnswer().contains("医药卫生"), "the answer");
  }

  /** A message with a listed word waits for review, and is released. */
  void held() throws ApiException {
    var reader = door.guest().reader();
    leave(reader, "谁能代写论文");
    var kept = reader.exportMyData().getAccounts().getFirst().getHeld().getFirst();
    Check.that(kept.getState() == KeptHeldText.StateEnum.WAITING, "she sees that it waits");
    var desk = door.librarian("lin").desk();
    var waiting = desk.listHeldTexts("waiting").getHeld().getFirst();
    var release = new DecideHeldTextRequest().decision(DecideHeldTextRequest.DecisionEnum.RELEASE);
    var decided = desk.decideHeldText(waiting.getId(), release.reason("可以答复"));
    Check.that(decided.getState() == Held.StateEnum.RELEASED, "it can be read");
    Check.that(desk.listHeldTexts("decided").getHeld().contains(decided), "it is kept");
  }

  void replies() throws ApiException {
    var desk = door.librarian("lin").desk();
    var form = new ReplyForm().title("开馆").text("开馆时间：{{library.hours}}");
    var reply = desk.addReply(form).getReplies().getFirst();
    desk.changeReply(reply.getId(), form.title("开馆时间"));
    Check.that(
        desk.listReplies().getReplies().stream().anyMatch(it -> it.getTitle().equals("开馆时间")),
        "the reply by its new title");
    desk.removeReply(reply.getId());
  }

  private static String newest(DeskApi desk, String words) throws ApiException {
    return desk.findConsults(null, words, null, null).getConsults().getFirst().getId();
  }

  private static void act(DeskApi desk, String consult, Act act) throws ApiException {
    desk.actOnConsult(consult, act.key(Door.newId()));
  }

  private static void say(ReaderApi reader, String text) throws ApiException {
    reader.sendMessage(new SendMessageRequest().id(Door.newId()).text(text));
  }

  private static void leave(ReaderApi reader, String text) throws ApiException {
    reader.escalateConsult(new ClientAct().id(Door.newId()));
    say(reader, text);
  }

  private static Ticket ticket(DeskApi desk, String words) throws ApiException {
    return desk.listTickets(null).getTickets().stream()
        .filter(one -> one.getText().contains(words))
        .findFirst()
        .orElseThrow();
  }
}
