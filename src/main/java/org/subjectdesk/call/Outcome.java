package org.subjectdesk.call;

/** What came of an act. */
public sealed interface Outcome {
  /** The call is another now. */
  record Changed(Call call) implements Outcome {}

  /** It was so already: the act came twice. */
  record Same(Call call) implements Outcome {}

  /**
   * It may not be.
   *
   * @param field where in what was sent; empty when it is not about one
   */
  record Refused(Refusal why, String field) implements Outcome {}

  /** A refusal that is about no field. */
  static Outcome refused(Refusal why) {
    return new Refused(why, "");
  }
}
