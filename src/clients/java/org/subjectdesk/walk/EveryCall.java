package org.subjectdesk.walk;

import java.util.List;
import java.util.Map;

/** Every call of the API, in the order of a day at the desk. */
public final class EveryCall {
  private EveryCall() {}

  /**
   * Makes them.
   *
   * @param url the address of a demo that has just started, without a slash at its end
   * @param passwords of the demo's librarians, by id
   * @return what was answered well: method and path below {@code /api/v1}
   * @throws Exception when a call is refused, or its answer is not what the contract says
   */
  public static List<String> at(String url, Map<String, String> passwords) throws Exception {
    var door = new Door(url, passwords);
    var outside = new Outside(url);
    var calls = new CallCalls(door, outside);
    var librarians = new LibrarianCalls(door, outside);
    var desk = new DeskCalls(door);

    calls.open();
    new ReaderCalls(door, outside).make();
    librarians.account();
    librarians.phone();
    desk.talk();
    desk.tickets();
    desk.held();
    desk.replies();
    new FaqCalls(door).make();
    new QuestionCalls(door).make();
    new DirectoryCalls(door).make();
    new CatalogueCalls(door).make();
    new ContributionCalls(door).make();
    new ReferralCalls(door, outside).make();
    new DemandCalls(door, outside).make();
    new ScorecardCalls(door).make();
    new ScriptCalls(door).make();
    calls.finish();
    return door.answered();
  }
}
