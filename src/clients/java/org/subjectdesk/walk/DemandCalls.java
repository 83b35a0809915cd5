package org.subjectdesk.walk;

import java.time.LocalDate;
import org.subjectdesk.client.ApiException;
import org.subjectdesk.client.model.ChooseWeeklyRequest;
import org.subjectdesk.client.model.DecideSuggestionRequest;
import org.subjectdesk.client.model.SeeWeeklyRequest;

/** What nobody answered, and what is made of it: tag {@code demand}. */
final class DemandCalls {
  private static final String QUESTION = "钢琴练习室的隔音耳罩去哪领呀";
  private static final int ENOUGH = 3;

  private final Door door;
  private final Outside outside;

  DemandCalls(Door door, Outside outside) {
    this.door = door;
    this.outside = outside;
  }

  void make() throws Exception {
    for (var i = 0; i < ENOUGH; i++) {
      outside.wechat("oAsks" + i, QUESTION);
    }
    var demand = door.librarian("lin").demand();
    var until = LocalDate.now().plusDays(1);
    var from = until.minusDays(60);
    var suggestion =
        demand.readDemand(from, until, "demo-a", null).getSuggestions().stream()
            .filter(one -> one.getTitle().getZh().equals(QUESTION))
            .findFirst()
            .orElseThrow();
    var putOff =
        new DecideSuggestionRequest()
            .library("demo-a")
            .from(from)
            .until(until)
            .state(DecideSuggestionRequest.StateEnum.PUT_OFF)
            .reason("新楼开放后再写");
    Check.that(
        demand.decideSuggestion(suggestion.getId(), putOff).getReason().equals("新楼开放后再写"),
        "what was decided");
    week();
  }

  private void week() throws ApiException {
    var demand = door.librarian("lin").demand();
    var none = ChooseWeeklyRequest.ChannelEnum.NONE;
    Check.that(
        demand
            .chooseWeekly(new ChooseWeeklyRequest().channel(none))
            .getChannel()
            .getValue()
            .equals("none"),
        "nowhere");
    demand.seeWeekly(new SeeWeeklyRequest().week(LocalDate.now()));
    Check.that(demand.readWeekly().getChannel().getValue().equals("none"), "still nowhere");
  }
}
