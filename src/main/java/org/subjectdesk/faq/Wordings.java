package org.subjectdesk.faq;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which entries have a text word for word. */
final class Wordings {
  private final Map<String, List<Integer>> numbers = new HashMap<>();
  private final Shelf shelf;

  Wordings(Shelf shelf) {
    this.shelf = shelf;
    for (var number = 0; number < shelf.entries().size(); number++) {
      for (var text : FaqIndex.asked(shelf.entries().get(number))) {
        note(Normaliser.bareOfNormal(text), number);
      }
    }
  }

  private void note(String bare, int number) {
    var same = numbers.computeIfAbsent(bare, _ -> new ArrayList<>(1));
    if (!bare.isEmpty() && !same.contains(number)) {
      same.add(number);
    }
  }

  /**
   * The entries that a library shows with this very text, its own first, then those of the subject.
   *
   * @param bare the text without anything but letters and digits
   */
  List<Integer> with(String bare, String library, Optional<String> subject) {
    var visible = shelf.visible(library);
    return numbers.getOrDefault(bare, List.of()).stream()
        .filter(visible::get)
        .sorted(
            Comparator.comparing(shelf::isShared)
                .thenComparingDouble(number -> -shelf.lift(subject, number)))
        .toList();
  }
}
