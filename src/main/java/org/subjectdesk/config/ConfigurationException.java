package org.subjectdesk.config;

import java.util.List;
import java.util.stream.Collectors;

/** Files that the desk cannot start with; names every fault with its file, line and cure. */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Lists the faults, one a line. */
  public ConfigurationException(List<?> faults) {
    super(
        faults.size()
            + (faults.size() == 1 ? " fault:\n  " : " faults:\n  ")
            + faults.stream().map(Object::toString).collect(Collectors.joining("\n  ")));
  }
}
