package org.subjectdesk.catalogue.reading;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.subjectdesk.catalogue.Delivered;

/** A file that is being read. For one thread. */
interface Source extends Closeable {
  /**
   * The next record, or why there is none in its place; empty at the end.
   *
   * @throws IOException the file itself cannot be read
   */
  Optional<Delivered> next() throws IOException;

  /** How much of it is read, from 0 to 1. */
  double share();
}
