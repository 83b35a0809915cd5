package org.subjectdesk.sandbox.platform;

import org.subjectdesk.envelope.Envelope.Format;
import org.subjectdesk.envelope.Envelope.Mode;

/**
 * How a push is delivered.
 *
 * @param mode how it is wrapped; chosen for each push, because a demo account takes all three
 * @param format how it is spelled; an Official Account's is always XML
 * @param copies how many arrive at the same moment, each on its own connection; 1 to {@link
 *     #MAX_COPIES}
 * @param lost how many tries get their answer lost on the way back, so that the platform tries
 *     again; 0 to {@link Exchange#MAX_TRIES}
 */
public record Delivery(Mode mode, Format format, int copies, int lost) {
  /** More at the same moment show nothing new. */
  public static final int MAX_COPIES = 8;

  /** Checks the numbers. */
  public Delivery {
    if (copies < 1 || copies > MAX_COPIES || lost < 0 || lost > Exchange.MAX_TRIES) {
      throw new IllegalArgumentException("copies " + copies + ", lost " + lost);
    }
  }

  /** In XML. */
  public Delivery(Mode mode, int copies, int lost) {
    this(mode, Format.XML, copies, lost);
  }

  /** One copy, nothing lost. */
  public static Delivery once(Mode mode) {
    return new Delivery(mode, 1, 0);
  }
}
