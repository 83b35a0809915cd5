package org.subjectdesk.conversation;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subjectdesk.rounds.Rounds;

/**
 * Looks after messages that were postponed and whose answer never came, because the process that
 * worked on it died or failed: at the start, and every now and then.
 */
public final class Recovery implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private final MessageFlow flow;
  private final List<String> accounts;
  private final Duration patience;
  private final Rounds rounds;

  /**
   * Starts to look.
   *
   * @param patience how long an answer may take before it is taken for lost; also the time between
   *     two looks
   */
  public Recovery(MessageFlow flow, Collection<String> accounts, Duration patience) {
    this.flow = flow;
    this.accounts = List.copyOf(accounts);
    this.patience = patience;
    this.rounds = new Rounds("recovery", patience, this::look);
    rounds.start();
  }

  @Override
  public void close() {
    rounds.close();
  }

  private void look() {
    for (var account : accounts) {
      try {
        flow.resume(account, patience);
      } catch (RuntimeException broken) {
        LOG.warn("postponed messages of {} wait on: {}", account, broken.toString());
      }
    }
  }
}
