package org.subjectdesk.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.subjectdesk.faq.Normaliser;

/**
 * A record as it is compared with others when no number joins them: title proper, first author and
 * year, spelt the same whoever catalogued it. Pure.
 *
 * @param title its title taken apart
 * @param author who is named first, without country and role; empty when nobody is
 * @param publisher in letters and digits; empty when unknown
 * @param key equal for records that may be one work; empty when too little is known to tell
 */
record Fingerprint(Title title, String author, String publisher, Optional<String> key) {
  private static final int LONGEST = 200;
  private static final Pattern COUNTRY = Pattern.compile("[\\[(〔【][^\\])〕】]{0,12}[\\])〕】]");
  private static final Pattern NEXT = Pattern.compile("[;、/|]|(?<=[一-龥]),|\\set al\\b.*");
  private static final Pattern HAN = Pattern.compile("[一-龥]");

  /** What stands behind a name: 主编, 等编著, 译. */
  private static final Pattern ROLE =
      Pattern.compile(
          "(?<=[一-龥]{2}|[a-z.·]|\\s)\\s*等?\\s*(?:(?:联合|执行|总|副)?主编|编著者?|主?编写|编译|译著|译注|选编|改编|合?编|合?着|合?著|"
              + "主?译|撰写?|校注|编?[着著]|注|绘|导演|主讲)$|(?<=[一-龥]{2})\\s*等$");

  /** What every role ends with; most names end with none of it, and looking is cheap. */
  private static final String ENDS_OF_ROLES = "编着著者写译注撰绘演讲等";

  private static final Pattern PLACE = Pattern.compile("^.{0,20}:");
  private static final Pattern COMPANY =
      Pattern.compile("(?:股份)?(?:有限)?(?:责任)?公司$|(?:出版)?(?:社|集团)$");

  /** Reads a record. */
  static Fingerprint of(BibRecord one) {
    var title = Title.of(one.title(), one.imprint().edition());
    var author = author(one.persons());
    var publisher = publisher(one.imprint().publisher());
    var year = one.kind() == Kind.JOURNAL ? 0 : one.imprint().year();
    return new Fingerprint(
        title, author, publisher, key(one.kind().form(), title.main(), author, publisher, year));
  }

  /** Title and author alone, for records without a year; empty for who has no author. */
  Optional<String> textKey() {
    return author.isEmpty() || title.main().isEmpty()
        ? Optional.empty()
        : Optional.of(title.main() + "|" + author);
  }

  /** Without author or year the publisher must be the same; without both there is no key. */
  private static Optional<String> key(
      Kind form, String title, String author, String publisher, int year) {
    var known = !author.isEmpty() && year > 0;
    var enough = known || (!publisher.isEmpty() && (!author.isEmpty() || year > 0));
    if (form == Kind.JOURNAL ? publisher.isEmpty() : !enough) {
      return Optional.empty();
    }
    var who = form == Kind.JOURNAL ? "" : author;
    var rest = form == Kind.JOURNAL || !known ? publisher : "";
    return Optional.of(String.join("|", form.word(), title, who, String.valueOf(year), rest));
  }

  /** The first name: 王珊 of [中] 王珊, 萨师煊 主编; Latin ones with their words in order. */
  static String author(List<String> persons) {
    if (persons.isEmpty()) {
      return "";
    }
    var first = persons.getFirst();
    var text = Normaliser.normal(first.substring(0, Math.min(first.length(), LONGEST)));
    var names = NEXT.split(COUNTRY.matcher(text).replaceAll(" ").strip(), 2);
    var name = names.length == 0 ? "" : withoutRole(names[0].strip());
    if (HAN.matcher(name).find()) {
      var words = name.split("\\s+", -1);
      // 王珊 萨师煊 are two people, 王 珊 is one.
      return Normaliser.bare(words[0].length() > 1 ? words[0] : name);
    }
    return Arrays.stream(name.split("[\\s,.]+", -1)).sorted().collect(Collectors.joining());
  }

  private static String withoutRole(String name) {
    var before = "";
    var after = name;
    while (!after.equals(before) && mayEndInRole(after)) {
      before = after;
      after = ROLE.matcher(before).replaceFirst("").strip();
    }
    return after;
  }

  private static boolean mayEndInRole(String name) {
    return !name.isEmpty() && ENDS_OF_ROLES.indexOf(name.charAt(name.length() - 1)) >= 0;
  }

  private static String publisher(String written) {
    var text = Normaliser.normal(written.substring(0, Math.min(written.length(), LONGEST)));
    var bare = Normaliser.bare(text.contains(":") ? PLACE.matcher(text).replaceFirst("") : text);
    return COMPANY.matcher(COMPANY.matcher(bare).replaceFirst("")).replaceFirst("");
  }
}
