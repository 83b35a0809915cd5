package org.subjectdesk.alliance.resource;

import org.subjectdesk.holdings.HarvestState.Finished;

/** How a run ended. */
sealed interface Ending {
  /** All is there. */
  record Done(Finished finished) implements Ending {}

  /** It could not go on; a later one can. */
  record Failed(String why) implements Ending {}

  /** Broken off: the desk closes, or another node has taken the source over. */
  record Paused() implements Ending {}
}
