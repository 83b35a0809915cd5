package org.subjectdesk.store;

import java.nio.file.Path;

/** Another process, or another {@link Store} of this one, holds the data folder. */
public final class StoreInUse extends StoreFailure {
  private static final long serialVersionUID = 1;

  StoreInUse(Path folder) {
    super("data folder " + folder + " is in use by another process", null);
  }
}
