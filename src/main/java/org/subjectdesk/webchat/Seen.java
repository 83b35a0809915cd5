package org.subjectdesk.webchat;

import java.util.List;
import org.subjectdesk.conversation.ReaderViews;
import org.subjectdesk.message.Channel;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.push.Consents;
import org.subjectdesk.store.Store;

/**
 * Notes that a reader has seen what was said to her, so that no message of the platform tells her
 * of it. Costs one read, and a write only where one was about to. Safe for any thread.
 */
public final class Seen {
  private final Store store;
  private final ReaderViews views;
  private final Consents consents;

  /** Of the readers in that store. */
  public Seen(Store store, ReaderViews views, Consents consents) {
    this.store = store;
    this.views = views;
    this.consents = consents;
  }

  /**
   * She has seen everything up to a message; when something was said after it, nothing is noted.
   * Blocking.
   */
  void upTo(List<ReaderId> accounts, long message) {
    var pages = accounts.stream().filter(one -> one.channel() == Channel.PAGES).toList();
    var told =
        store.<List<ReaderId>>read(
            tx ->
                pages.stream()
                    .filter(one -> consents.isWanted(tx, one))
                    .filter(_ -> views.after(tx, accounts, message, 1).isEmpty())
                    .toList());
    for (var reader : told) {
      store
          .inTransaction(
              reader,
              tx -> {
                if (views.after(tx, accounts, message, 1).isEmpty()) {
                  consents.seen(tx, reader);
                }
                return true;
              })
          .join();
    }
  }
}
