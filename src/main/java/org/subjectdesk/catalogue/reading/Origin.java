package org.subjectdesk.catalogue.reading;

import java.util.function.Consumer;
import org.subjectdesk.catalogue.BibRecord;
import org.subjectdesk.catalogue.Delivered;

/**
 * Whose records are read.
 *
 * @param source as in {@link BibRecord.Key}
 * @param library who holds them
 * @param remarks takes what a librarian should know although a record is taken
 */
record Origin(String source, String library, Consumer<Remark> remarks) {
  /** The record of a draft. */
  Delivered deliver(String place, Draft draft) {
    return draft.deliver(place, new BibRecord.Key(source, draft.id(), library), remarks);
  }
}
