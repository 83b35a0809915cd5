package org.subjectdesk.safety;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.subjectdesk.yaml.Faults;
import org.subjectdesk.yaml.TextFile;

/**
 * Reads the lists in {@code bot-scripts}: {@value #NAME} for all libraries, {@code
 * libraries/<id>/held-words.txt} for what one of them adds. A line is a word; behind it, each after
 * a blank and {@code -}, longer words that hold it and mean something else. {@code #} begins a
 * remark. A folder without such files has empty lists.
 */
public final class WordFiles {
  /** What a list is called. */
  public static final String NAME = "held-words.txt";

  private static final String ALLIANCE = "*";
  private static final int LONGEST = 60;
  private static final Pattern UNLESS = Pattern.compile("\\s+-");

  private WordFiles() {}

  /**
   * Reads them.
   *
   * @return the list of each library, and under {@code *} that of what all of them share; only to
   *     be used when there are no faults
   */
  public static Map<String, WordList> read(
      Path botScripts, Collection<String> libraries, Faults faults) {
    var shared = words(botScripts.resolve(NAME), faults);
    var lists = new HashMap<String, WordList>();
    lists.put(ALLIANCE, new WordList(shared));
    for (var library : libraries) {
      var own = words(botScripts.resolve("libraries").resolve(library).resolve(NAME), faults);
      var all = new ArrayList<>(own);
      all.addAll(shared);
      lists.put(library, own.isEmpty() ? lists.get(ALLIANCE) : new WordList(all));
    }
    return lists;
  }

  private static List<WordList.Word> words(Path file, Faults faults) {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return TextFile.chinese(file.toString(), Files.readAllBytes(file), faults)
          .map(text -> words(file.toString(), text, faults))
          .orElse(List.of());
    } catch (IOException unreadable) {
      faults.add(file.toString(), 1, "the file cannot be read", "check its rights");
      return List.of();
    }
  }

  static List<WordList.Word> words(String file, String text, Faults faults) {
    var words = new ArrayList<WordList.Word>();
    var seen = new HashMap<String, Integer>();
    var lines = text.replace("\uFEFF", "").lines().toList();
    for (var i = 0; i < lines.size(); i++) {
      var line = lines.get(i).replaceFirst("(^|\\s)#.*", "").strip();
      if (!line.isEmpty()) {
        var word = word(line);
        var before = seen.putIfAbsent(WordList.fold(word.text()), i + 1);
        if (isRight(word, before == null ? 0 : before, new Place(file, i + 1, faults))) {
          words.add(word);
        }
      }
    }
    return words;
  }

  private static WordList.Word word(String line) {
    var parts = List.of(UNLESS.split(line, -1));
    return new WordList.Word(
        parts.getFirst().strip(), parts.stream().skip(1).map(String::strip).toList());
  }

  private record Place(String file, int line, Faults faults) {
    boolean fault(String what, String cure) {
      faults.add(file, line, what, cure);
      return false;
    }
  }

  private static boolean isRight(WordList.Word word, int before, Place place) {
    if (before > 0) {
      return place.fault("the word stands in line " + before + " already", "remove one of them");
    }
    if (!WordList.isLongEnough(word.text())) {
      return place.fault(
          "one character is no word: it would hold too much", "write two characters or more");
    }
    if (word.text().length() > LONGEST) {
      return place.fault("the word is longer than " + LONGEST, "write one word a line");
    }
    for (var longer : word.unless()) {
      if (!WordList.fold(longer).contains(WordList.fold(word.text()))) {
        return place.fault(
            "the exception " + longer + " does not hold " + word.text(),
            "write behind - a longer word with this one in it");
      }
    }
    return true;
  }
}
