package org.subjectdesk.dialogue;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.subjectdesk.catalogue.Holding;
import org.subjectdesk.catalogue.Kind;
import org.subjectdesk.catalogue.Work;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.script.Line;

/**
 * One work in the chat: what it is, where her library has it, who else has it. What comes from
 * records is cut and cannot become markup.
 *
 * @param library the reader's
 * @param names of the libraries, by id
 * @param comma between the items of a list in her language
 */
record WorkText(LibraryTexts texts, String library, Map<String, String> names, String comma) {
  private static final int MOST_TITLE = 40;
  private static final int MOST_NAME = 20;
  private static final int MOST_LIBRARIES = 3;
  private static final int MOST_CALL = 30;
  private static final int LONGEST_LINK = 250;

  /** A few lines. */
  String of(Work work) {
    var lines = new ArrayList<String>();
    lines.add(title(work, MOST_TITLE) + about(work));
    here(work).ifPresent(lines::add);
    online(work).ifPresent(lines::add);
    elsewhere(work).ifPresent(lines::add);
    return String.join("\n", lines);
  }

  /** A title in its quotation marks. */
  static String title(Work work, int most) {
    return "《" + plain(work.title(), most) + "》";
  }

  /** Whether her library has it in some form. */
  boolean isHere(Work work) {
    return own(work).findAny().isPresent();
  }

  private Stream<Holding> own(Work work) {
    return work.holdings().stream().filter(one -> one.library().equals(library));
  }

  private String about(Work work) {
    var year = work.imprint().year();
    var known =
        Stream.of(
                work.persons().isEmpty() ? "" : plain(work.persons().getFirst(), MOST_NAME),
                plain(work.imprint().publisher(), MOST_NAME),
                year == 0 ? "" : String.valueOf(year))
            .filter(text -> !text.isEmpty())
            .toList();
    return known.isEmpty() ? "" : " " + String.join(comma, known);
  }

  private Optional<String> here(Work work) {
    var there = own(work).filter(one -> one.kind() != Kind.EBOOK || link(one).isEmpty()).toList();
    var call =
        there.stream()
            .map(one -> plain(one.callNumber(), MOST_CALL))
            .filter(text -> !text.isEmpty())
            .findFirst();
    if (call.isPresent()) {
      return Optional.of(texts.say(Line.WORK_HERE, Map.of("now.call", call.get())));
    }
    var isElectronic = !there.isEmpty() && there.stream().allMatch(one -> one.kind() == Kind.EBOOK);
    var isToFind = there.stream().anyMatch(one -> !isOnline(one));
    return isToFind
        ? Optional.of(texts.say(isElectronic ? Line.WORK_HERE_ONLINE : Line.WORK_HERE_SOMEWHERE))
        : Optional.empty();
  }

  private Optional<String> online(Work work) {
    return own(work)
        .filter(WorkText::isOnline)
        .flatMap(one -> link(one).stream())
        .findFirst()
        .map(link -> texts.say(Line.WORK_ONLINE, Map.of("now.link", link)));
  }

  /** A printed book's link leads to a page about it, not to its text. */
  private static boolean isOnline(Holding one) {
    return one.kind() != Kind.BOOK && link(one).isPresent();
  }

  private Optional<String> elsewhere(Work work) {
    var others = work.libraries().stream().filter(id -> !id.equals(library)).toList();
    if (others.isEmpty()) {
      return Optional.empty();
    }
    var shown = others.stream().limit(MOST_LIBRARIES).map(id -> name(work, id)).toList();
    var line = others.size() > shown.size() ? Line.WORK_ELSEWHERE_MORE : Line.WORK_ELSEWHERE;
    return Optional.of(
        texts.say(
            line,
            Map.of("now.libraries", joined(shown), "now.count", String.valueOf(others.size()))));
  }

  private String name(Work work, String id) {
    var isElectronic =
        work.holdings().stream()
            .filter(one -> one.library().equals(id))
            .allMatch(one -> one.kind() == Kind.EBOOK);
    return names.getOrDefault(id, id) + (isElectronic ? texts.say(Line.WORK_AS_EBOOK) : "");
  }

  private String joined(List<String> shown) {
    return String.join(comma.equals("，") ? "、" : comma, shown);
  }

  private static Optional<String> link(Holding one) {
    try {
      var link = new URI(one.link().strip());
      var isWeb = "http".equals(link.getScheme()) || "https".equals(link.getScheme());
      var text = link.toASCIIString();
      return isWeb && link.getHost() != null && text.length() <= LONGEST_LINK
          ? Optional.of(text)
          : Optional.empty();
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  /** One line without markup and placeholders. */
  static String plain(String text, int most) {
    var flat = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    var safe = flat.replace('<', '＜').replace('>', '＞').replace('&', '＆').replace("{{", "｛｛");
    return safe.codePointCount(0, safe.length()) <= most
        ? safe
        : safe.substring(0, safe.offsetByCodePoints(0, most - 1)).strip() + "…";
  }
}
