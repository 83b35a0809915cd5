package org.subjectdesk;

import java.util.HashMap;
import org.subjectdesk.config.Configuration;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.publishing.FaqShelf;
import org.subjectdesk.publishing.UpkeepRules;

/** The shelf whose entries belong to the libraries of a configuration. */
final class ConfiguredShelf {
  private ConfiguredShelf() {}

  static FaqShelf of(Configuration config) {
    var owners = new HashMap<String, String>();
    owners.put(FaqEntry.ALLIANCE, config.alliance().name());
    config.libraries().forEach(library -> owners.put(library.id(), library.name()));
    return new FaqShelf(new UpkeepRules(owners, config.rules().reviewAfter()));
  }
}
