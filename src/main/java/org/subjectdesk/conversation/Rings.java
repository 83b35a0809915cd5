package org.subjectdesk.conversation;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.dialogue.Phase;
import org.subjectdesk.routing.Queue;
import org.subjectdesk.store.Store;

/**
 * Rings that begin anew where they are, because there is nobody else to try. With thousands in a
 * queue this is most of what {@link Waits} finds, so it is done for all of them at once, and no
 * console hears of it. Blocking.
 */
final class Rings {
  private final Store store;
  private final Conversations conversations;
  private final LibrarianFlow.Observer observer;

  /**
   * Prepares.
   *
   * @param observer is told of one consult in each queue: somebody may have gone meanwhile who
   *     wants to be told on her phone, and nobody is told of more than one
   */
  Rings(Store store, Conversations conversations, LibrarianFlow.Observer observer) {
    this.store = store;
    this.conversations = conversations;
    this.observer = observer;
  }

  /** These ring again from now on. */
  void again(List<Consult> waiting, Instant at) {
    if (waiting.isEmpty()) {
      return;
    }
    // Nodes that do it at the same moment must not lock each other's rows crosswise.
    var inOrder = waiting.stream().sorted(Comparator.comparing(Consult::id)).toList();
    store
        .inTransaction(
            Rings.class,
            tx -> {
              inOrder.forEach(consult -> conversations.ringAnew(tx, consult, at));
              return true;
            })
        .join();
    var told = new HashSet<Queue>();
    for (var consult : waiting) {
      if (consult.phase() instanceof Phase.Waiting(var queue, _, _) && told.add(queue)) {
        observer.changed(consult, false);
      }
    }
  }
}
