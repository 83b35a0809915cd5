package org.subjectdesk.dialogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.subjectdesk.catalogue.Kind;
import org.subjectdesk.catalogue.StandardNumbers;
import org.subjectdesk.catalogue.Work;
import org.subjectdesk.faq.Normaliser;

/**
 * What a reader looks for in the catalogue: 「有没有新能源汽车维修的电子书」, 「《活着》有吗」, 「books on welding」. A
 * question about the library's rules that merely speaks of books (「图书怎么续借」) is none: a wish asks
 * for titles and names a topic, a title or a number, and no service. Pure.
 *
 * @param words topic, title or number, as she wrote it but in the normal form
 * @param kinds in which forms; empty = whatever there is
 * @param isTitle whether the words are a title that she put into quotation marks
 */
public record BookWish(String words, Set<Kind> kinds, boolean isTitle) {
  private static final int LONGEST = 160;

  private static final String NOUN = WishWords.NOUN;
  private static final String OF = "\\s?(?:方面|相关|有关|类|领域|这方面|这块|那块)?\\s?[的地得]?\\s?";
  private static final String TOPIC = "(?<t>.{1,40}?)";
  private static final String SOME =
      "(?:一?(?:下|些|点儿?)|有?[一几两三]?[本篇种套册部]|一些|点|any|some)?\\s?(?:有?关于|关于|讲|介绍|about|on)?\\s?";
  private static final String WHERE = "(?:在|去|到|从)?(?:哪里|哪儿|哪|那里|那儿|什么地方)(?:能|可以|才能|能够)?";
  private static final String HAVE = "(?:[有又]?[没每木冇]有|[有无]无|是否有|是否藏有|藏有|有(?=什么|哪|啥|些))";
  private static final String ANY = "(?:什么|哪些|哪几本|啥|什麽|些)?";
  private static final String GOOD =
      "\\s?(?:可以?(?:借|看|读|参考|借阅)|能(?:借|看|读)|看看|看一看|来看|推荐|值得[看读]|好|供?参考|借阅?|available)?";

  /** Ways to wish in one clause, courtesies taken off; each has a topic {@code t} or a noun. */
  private static final List<Pattern> WAYS =
      List.of(
          way(HAVE + ANY + SOME + TOPIC + OF + "(?<n>" + WishWords.NOUN_OR_PAPERS + ")" + GOOD),
          way(
              "(?:想|要|需要?|打算|急需|急求|求|欲|拟|准备|希望|帮忙?我?|给我|能不能帮我?|可以帮我?)*\\s?"
                  + "(?:[找早]|借阅?|看|读|查阅?|查找|搜|求购?|参考|要|求|需要?|想要|find|search|borrow)"
                  + "(?:[一]?找|一?下|到)?\\s?"
                  + SOME
                  + TOPIC
                  + OF
                  + "(?<n>"
                  + NOUN
                  + ")"
                  + GOOD),
          way(
              "(?:想|求|请|给我|帮我|帮忙|能不能|可以|能否|可否|老师|敬请|烦请)*(?:推[荐见存]|recommend)(?:给我|一下|下)?\\s?"
                  + SOME
                  + TOPIC
                  + OF
                  + "(?<n>"
                  + NOUN
                  + ")"
                  + GOOD),
          way(
              SOME
                  + TOPIC
                  + OF
                  + "(?<n>"
                  + NOUN
                  + ")\\s?[,，]?\\s?(?:图书馆|馆里|馆内|你们|咱们|这边)?\\s?(?:"
                  + HAVE
                  + ANY
                  + "(?:可?借|推荐)?|有(?:可?借)?|"
                  + WHERE
                  + "(?:有|[借找看查读]得?到?|放)|(?:放|摆)?在(?:哪里|哪儿|哪|几楼|那里)|[能可]以?[借找看]得?到?|借得到|找得到|有几本|推荐)"),
          way(WHERE + "(?:有|借|找|看|读|查)得?到?\\s?" + SOME + TOPIC + OF + "(?<n>" + NOUN + ")"),
          way(HAVE + "\\s?(?<t>.{2,40}?)\\s?这[本个部套种](?<n>书|小说|教材|期刊|杂志|刊物?)"),
          way("(?:[找借看查]|想[找借看])\\s?(?<t>.{2,40}?)\\s?这[本个部套种](?<n>书|小说|教材|期刊|杂志|刊物?)"),
          way(HAVE + "(?:一?本)?(?<n>书|小说|教材)叫做?(?<t>.{2,40}?)的?"),
          way("(?<t>.{2,40}?)\\s(?<n>" + NOUN + ")"));

  /** Only a question: 「有护理的书」 says nothing by itself. */
  private static final Pattern WHETHER =
      way("[有又](?![没无什啥哪])" + SOME + TOPIC + OF + "(?<n>" + WishWords.NOUN_OR_PAPERS + ")" + GOOD);

  private static final Pattern ASKED = Pattern.compile(".*(?:[吗嘛么呢马不否没?]|没有|有无)\\W*");

  /** All that she says: 「人工智能的电子书」. */
  private static final Pattern ALL = way("(?<t>.{2,20}?)(?:方面|相关|类)?的(?<n>" + NOUN + ")");

  private static final List<Pattern> ENGLISH =
      List.of(
          english("(?:(?:are|is) there|do you (?:have|hold|own|get)|have you(?: got)?|got)"),
          english("(?:does|do) (?:the|your|our|this) library (?:have|own|hold|carry)"),
          english(
              "(?:i(?:'m| am|m)? )?(?:still )?(?:looking|searching|look|search)(?: around)? for"),
          english(
              "(?:i )?(?:need|want|would like|'d like|d like)(?: to (?:find|borrow|read|get))?"),
          english("(?:can|could|may) (?:i|you|we) (?:borrow|find|get|read|recommend)(?: me)?"),
          english("where (?:can|could|do) (?:i|we) (?:find|get|borrow|read)"),
          english("(?:find|recommend|show|suggest|search)(?: me)?"),
          english(""));

  private static final Pattern MAYBE =
      Pattern.compile(
          "(?:(?:我?(?:想要?|要|需要|打算)|帮我)?(?:借|找|查|看)(?:阅|一下)?|"
              + HAVE
              + "|有)\\s?(?:一?本|这本)?\\s?(?<t>[^,，。;；?？!！]{4,40}?)\\s?(?:这本书?|一书|可借|可以借)?");

  /** One of these is in whatever {@link #MAYBE} matches. */
  private static final String MAYBE_BEGINS = "借找查看有无";

  private static final Pattern TOPIC_TAIL =
      Pattern.compile("(\\p{IsHan}{2,}?)(?:学科|学|专业|技术|课程|概论|原理)");

  private static final Pattern ISBN =
      Pattern.compile("(?<![0-9])(?:97[89][-\\s]?)?(?:[0-9][-\\s]?){9}[0-9x](?![0-9])");
  private static final Pattern ISSN = Pattern.compile("issn[:\\s]*([0-9]{4}-?[0-9]{3}[0-9x])");
  private static final Pattern QUOTED =
      Pattern.compile(
          "《([^》]{1,80})》|“([^”]{2,60})”|\"([^\"]{2,60})\"|「([^」]{2,60})」|『([^』]{2,60})』");
  private static final Pattern CLAUSES = Pattern.compile("[,，。;；!！?？\\n…~]+|\\.(?=\\s|$)");

  public BookWish {
    kinds = Set.copyOf(kinds);
  }

  /** Recognises a wish in a message; empty for anything else. Never throws. */
  public static Optional<BookWish> in(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    var normal = Normaliser.normal(text);
    if (normal.length() > LONGEST) {
      return Optional.empty(); // One character may become many.
    }
    return numbered(normal)
        .or(() -> titled(normal))
        .or(() -> mayBeAbout(normal) ? about(normal) : Optional.empty());
  }

  /**
   * What may be a title without quotation marks: 「有没有设施蔬菜栽培基础」. It is one only if the catalogue has
   * it; see {@link #isTitleOf}.
   */
  public static Optional<BookWish> maybe(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    var normal = Normaliser.normal(text);
    if (normal.chars().noneMatch(c -> MAYBE_BEGINS.indexOf(c) >= 0)) {
      return Optional.empty();
    }
    var asked = MAYBE.matcher(WishWords.withoutCourtesy(normal.replaceAll("[?!。.]+$", "")));
    return asked.matches() && !WishWords.asksService(normal)
        ? Optional.of(new BookWish(asked.group("t").strip(), Set.of(), true))
        : Optional.empty();
  }

  /** Whether a work has the title that she named, as far as she named it. */
  public boolean isTitleOf(Work work) {
    return isTitle && Normaliser.bare(work.title()).startsWith(Normaliser.bare(words));
  }

  /** The same for a topic without what only says that it is one: 护理 for 护理学; empty for others. */
  public Optional<BookWish> wider() {
    var topic = TOPIC_TAIL.matcher(words);
    return isTitle || !topic.matches()
        ? Optional.empty()
        : Optional.of(new BookWish(topic.group(1), kinds, false));
  }

  /** A number of a book, or of a journal that she calls one. */
  private static Optional<BookWish> numbered(String normal) {
    var issn = ISSN.matcher(normal);
    if (issn.find() && !WishWords.asksService(normal)) {
      return StandardNumbers.issn(issn.group(1))
          .map(number -> new BookWish(number, Set.of(), false));
    }
    var found = ISBN.matcher(normal);
    if (!found.find()) {
      return Optional.empty();
    }
    var rest = (normal.substring(0, found.start()) + normal.substring(found.end()));
    return WishWords.asksForTitle(rest) || WishWords.isNothing(rest)
        ? StandardNumbers.isbn(found.group()).map(number -> new BookWish(number, Set.of(), false))
        : Optional.empty();
  }

  /** A title in quotation marks, and around it nothing but the question for it. */
  private static Optional<BookWish> titled(String normal) {
    var found = QUOTED.matcher(normal);
    if (!found.find()) {
      return Optional.empty();
    }
    var before = normal.substring(0, found.start());
    var after = normal.substring(found.end());
    var rest = before + " " + after;
    var near = lastOf(CLAUSES.split(before, -1)) + " " + firstAsking(after);
    var isTitle = found.group().startsWith("《");
    var asked =
        !WishWords.asksService(rest)
            && !WishWords.isAboutTitle(rest)
            && (isTitle ? WishWords.asksForTitle(near) : WishWords.asksForBook(near));
    var title = found.group().substring(1, found.group().length() - 1).strip();
    return asked && !title.isEmpty()
        ? Optional.of(new BookWish(title, WishWords.kindsIn(near), true))
        : Optional.empty();
  }

  private static String lastOf(String[] clauses) {
    return clauses.length == 0 ? "" : clauses[clauses.length - 1];
  }

  /** The rest of the clause, and the next one: 「《围城》，有吗」. */
  private static String firstAsking(String after) {
    var clauses = CLAUSES.split(after, -1);
    return clauses.length > 1 ? clauses[0] + " " + clauses[1] : lastOf(clauses);
  }

  /** Most messages name nothing that is on a shelf, and then no way needs to be tried. */
  private static boolean mayBeAbout(String normal) {
    return WishWords.namesHolding(normal) && !WishWords.asksService(normal);
  }

  private static Optional<BookWish> about(String normal) {
    var isAsked = normal.contains("?");
    var clauses = CLAUSES.splitAsStream(normal).filter(one -> !one.isBlank()).toList();
    for (var clause : clauses) {
      var bare = WishWords.withoutCourtesy(clause);
      var ways = new ArrayList<>(WishWords.isEnglish(bare) ? ENGLISH : WAYS);
      if (isAsked || ASKED.matcher(clause).matches()) {
        ways.addFirst(WHETHER);
      }
      if (clauses.size() == 1) {
        ways.add(ALL);
      }
      var wish = first(ways, bare);
      if (wish.isPresent()) {
        return wish;
      }
    }
    return Optional.empty();
  }

  private static Optional<BookWish> first(List<Pattern> ways, String clause) {
    return ways.stream()
        .map(way -> way.matcher(clause))
        .filter(Matcher::matches)
        .flatMap(way -> wish(way).stream())
        .findFirst();
  }

  private static Optional<BookWish> wish(Matcher way) {
    var noun = way.group("n");
    return WishWords.topic(way.group("t"))
        .map(topic -> WishWords.isOfTitle(noun) ? topic + noun : topic)
        .map(words -> new BookWish(words, WishWords.kinds(noun), false));
  }

  private static Pattern way(String pattern) {
    return Pattern.compile(pattern);
  }

  private static Pattern english(String asks) {
    return Pattern.compile(
        "(?:hi |hello |please |excuse me |"
            + "so |well )*"
            + asks
            + "\\s*(?:(?:any|some|the|a|an|me|for|good|few|new|more|your)"
            + " )*(?<n>(?:e-?|text|print(?:ed)? |electronic |paper"
            + " )?books?|ebooks?|textbooks?|journals?|magazines?|(?:master's |doctoral |masters"
            + " )?(?:thesis|theses|dissertations?)) (?:(?:dealing"
            + " with|called|titled|entitled|related to|on the topic of|about|on|for|of|in|covering)"
            + " )(?:the )?(?<t>[^?]{2,60}?)(?: (?:in|at) (?:the|your) library)?(?: please)?\\s*");
  }
}
