package org.subjectdesk;

import java.nio.file.Path;

/** The folder that holds {@code faq-data} and {@code bot-scripts}; the launcher names it. */
final class Home {
  private Home() {}

  static Path folder() {
    return Path.of(System.getProperty("desk.home", "")).toAbsolutePath().normalize();
  }
}
