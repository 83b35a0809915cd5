package org.subjectdesk;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.subjectdesk.config.Configuration;
import org.subjectdesk.config.ConfigurationException;
import org.subjectdesk.directory.Directory;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.FaqIndex;
import org.subjectdesk.publishing.ContentFolder;
import org.subjectdesk.publishing.DirectoryFolder;
import org.subjectdesk.publishing.FaqFolder;
import org.subjectdesk.publishing.FlowFolder;
import org.subjectdesk.publishing.RosterFolder;
import org.subjectdesk.routing.Roster;
import org.subjectdesk.safety.WordFiles;
import org.subjectdesk.safety.WordList;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.script.LocalValues;
import org.subjectdesk.yaml.Faults;

/** What librarians wrote in {@code faq-data} and {@code bot-scripts}, read and without faults. */
record Content(
    List<FaqEntry> entries,
    FaqIndex.Scope scope,
    Map<String, LibraryTexts> texts,
    FlowFolder.Flows flows,
    Roster roster,
    Directory directory,
    DirectoryFolder directoryFolder,
    Map<String, WordList> words) {
  /**
   * Reads both folders.
   *
   * @throws ConfigurationException naming every fault in both
   */
  static Content read(Configuration config) {
    var faults = new Faults();
    var values = values(config);
    var texts = ContentFolder.texts(config.content().botScripts(), values, faults);
    var faq = FaqFolder.read(config.content().faqData(), faults);
    var flows = FlowFolder.read(config.content().botScripts(), values, faq.entries(), faults);
    FaqFolder.checkPlaceholders(config.content().faqData(), values, faults);
    var roster =
        RosterFolder.read(
            config.content().faqData(), values.keySet(), faq.scope().subjects(), faults);
    var directoryFolder =
        new DirectoryFolder(
            config.content().faqData(),
            values.keySet(),
            faq.scope().subjects(),
            new LocalValues(config.allianceValues()));
    var directory = directoryFolder.read(faults);
    var words = WordFiles.read(config.content().botScripts(), values.keySet(), faults);
    if (!faults.isEmpty()) {
      throw new ConfigurationException(faults.list());
    }
    // The folder may hold entries of libraries that this desk does not serve.
    var entries =
        faq.entries().stream()
            .filter(
                entry ->
                    entry.library().equals(FaqEntry.ALLIANCE)
                        || values.containsKey(entry.library()))
            .toList();
    return new Content(
        entries, faq.scope(), texts, flows, roster, directory, directoryFolder, words);
  }

  /** The values of each library that shared texts name. */
  static Map<String, LocalValues> values(Configuration config) {
    var values = new TreeMap<String, LocalValues>();
    for (var library : config.libraries()) {
      values.put(library.id(), new LocalValues(config.valuesOf(library)));
    }
    return values;
  }
}
