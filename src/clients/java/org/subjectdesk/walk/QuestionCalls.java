package org.subjectdesk.walk;

import java.util.List;
import org.subjectdesk.client.ApiException;
import org.subjectdesk.client.model.DismissQuestionsRequest;
import org.subjectdesk.client.model.LinkQuestionsRequest;
import org.subjectdesk.client.model.SendMessageRequest;

/** What readers asked without an answer: tag {@code questions}. */
final class QuestionCalls {
  private static final String STRANGE = "桌游室的狼人杀牌在哪借啊";

  private final Door door;

  QuestionCalls(Door door) {
    this.door = door;
  }

  void make() throws ApiException {
    var reader = door.guest().reader();
    for (var text : List.of(STRANGE, "天台的望远镜几点能用呀")) {
      reader.sendMessage(new SendMessageRequest().id(Door.newId()).text(text));
    }
    var questions = door.librarian("lin").questions();
    var groups = questions.listQuestionGroups("demo-a", 30).getGroups();
    Check.that(groups.stream().anyMatch(it -> it.getQuestion().equals(STRANGE)), "the question");
    var link = new LinkQuestionsRequest().library("demo-a").entry("borrow-renew");
    questions.linkQuestions(link.questions(List.of(STRANGE, "狼人杀的牌哪里有呢")));
    Check.that(questions.listRegressionQuestions().contains("狼人杀"), "the one that was kept back");
    var dismiss = new DismissQuestionsRequest().library("demo-a");
    questions.dismissQuestions(dismiss.questions(List.of("天台的望远镜几点能用呀")));
  }
}
