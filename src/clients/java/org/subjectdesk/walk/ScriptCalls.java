package org.subjectdesk.walk;

import java.util.List;
import org.subjectdesk.client.ApiException;
import org.subjectdesk.client.model.RehearsalForm;
import org.subjectdesk.client.model.RehearsedAct;

/** Dialogues, live and tried out: tag {@code scripts}. */
final class ScriptCalls {
  private final Door door;

  ScriptCalls(Door door) {
    this.door = door;
  }

  void make() throws ApiException {
    var scripts = door.librarian("lin").scripts();
    var flow = scripts.listFlows("demo-a").getFlows().getFirst();
    var tried =
        scripts.rehearse(
            new RehearsalForm()
                .library("demo-a")
                .content(flow.getContent())
                .librarians(true)
                .said(List.of(new RehearsedAct().does(RehearsedAct.DoesEnum.BEGINS))));
    Check.that(tried.getTurns().size() == 1, "what the desk would say");
  }
}
