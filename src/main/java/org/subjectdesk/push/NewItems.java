package org.subjectdesk.push;

import java.time.Instant;
import java.util.List;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/** A source of what is new. Safe for any thread. */
public interface NewItems {
  /**
   * Looks at what will be asked for, where its source keeps no dates itself. Called before each
   * round, by one thread of a node. Blocking.
   */
  default void look(Store store, Instant at) {}

  /**
   * What became new after a moment, the most important first, at most a few dozen.
   *
   * @param library the member whose readers may use it
   * @param subject a code of the catalogue; what concerns it
   */
  List<Item> since(Tx tx, String library, String subject, Instant since);
}
