package org.subjectdesk.dialogue;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.subjectdesk.catalogue.Kind;

/** The words by which a {@link BookWish} is told from a question about the library's service. */
final class WishWords {
  private static final String THESES = "(?:学位|硕士|博士|硕博|毕业|研究生)论文|thesis|theses|dissertations?";
  private static final String PAPERS = "论文";
  private static final String JOURNALS = "(?:电子|学术|专业)?(?:期刊|期看|杂志|刊物|学报)|journals?|magazines?";
  private static final String EBOOKS =
      "电子[书叔](?:籍|藉)?|电子图书|电子版(?:的?(?:图书|书籍?|教材))?|电子教材|e-?\\s?books?|数字图书|电子读物";
  private static final String PAPER = "纸质书籍?|纸本书?|纸质版?(?:的?(?:图书|书籍?|教材))?|实体书|纸书";

  /** Those whose name belongs to the title: 机械设计手册. */
  private static final String WORKS = "手册|词典|字典|辞典|图册|画册|图鉴|绘本";

  private static final String BOOKS =
      "(?:技术|专业|入门|参考|工具|辅导|科普|理论|基础)?(?:图书|书籍|书藉|教[材才]|教科书|课本|专著|著作"
          + "|(?<!说明|判决|证|文|秘|标|任务|计划|申报|报告|通知|协议|承诺|推荐|裁定|图|六|尚)书)|小说|传记|"
          + WORKS
          + "|textbooks?|books?|novels?";

  /** What may be wished for. */
  static final String NOUN =
      "(?:" + THESES + "|" + JOURNALS + "|" + EBOOKS + "|" + PAPER + "|" + BOOKS + ")";

  /**
   * The same and what is more often an article than a thesis: only who asks for titles means it.
   */
  static final String NOUN_OR_PAPERS = "(?:" + PAPERS + "|" + NOUN.substring(3);

  private static final Pattern ENGLISH = Pattern.compile("[\\p{ASCII}‘’“”]*");

  private static final Pattern BEFORE =
      Pattern.compile(
          "^(?:(?:老师|同学|亲|馆员|小图)?(?:您好|你好|好)|老师|hi|hello|嗨|哈喽|那个|在吗|麻烦|打扰|不好意思"
              + "|(?:我?(?:想|来)?(?:请?问|咨询|问问|了解|打听)(?:一下|下|您|你)?)|请教(?:一下)?|敬请告知|求助|我就?|俺|本人|现在|最近|因?课程需要"
              + "|[咱我你]们?(?:学校|校|这|那)?的?(?:图书[馆官管]|馆里|馆内|馆|library)\\s?(?:里面?|内|现在|这边|现|中)?"
              + "|(?:贵|本|学校)?(?:图书[馆官管]|馆里|馆内|馆中|贵馆|本馆|学校|馆藏中?|library)\\s?(?:里面?|内|现在|这边|现|中)?|(?:你|咱|我)们?(?:这里|这儿|那里|那儿|这边|那边|这|那)?"
              + "|这里|这边|那边|请|知道|现)[\\s:：、]*");
  private static final Pattern AFTER =
      Pattern.compile(
          "[\\s、]*(?:吗|嘛|么|呢|啊|呀|吧|哦|噢|哈|不|没|没有|否|谢谢(?:您|你|老师)?|多谢|thanks?(?:"
              + " you)?|please|可以吗|行吗|求推荐"
              + "|急用?|在线等|供我参考|可供借阅|可供参考|可借阅|可以借吗?|能借吗?|可借|提供|以供参考|一下|呗|咧|捏|哒|喔|的说|图书[馆官管]|馆里|求|马|[。.:：!！?？])$");

  /** What she asks of the library, and not of its shelves. */
  private static final Pattern SERVICE =
      Pattern.compile(
          "怎[么麽样]|如何|咋|续[借接]|还书|归还|还到|代还|怎办|超期|逾期|到期|过期|丢|赔|罚|弄[坏湿丢脏]|损坏|撕|泡水|下[载裁]|打印|复印|复制|截[图屏]|拷"
              + "|登[录陆]|密码|账[号户]|帐号|注册|校外|vpn|打不开|闪退|客户端|借[书阅][证卡]|校园卡|一卡通|采购|购买|荐购|订购|捐|赠|投稿|发表|见刊|录用|查重"
              + "|降重|格式|引用|参考文献|著录|答辩|开题|选题|检索|收录|影响因子|分区|核心|预警|座位|自习|研讨|预[约订定]|排队|通知|提醒|短信|开馆|闭馆|几点|多久"
              + "|多少[钱本天]|几[天楼号]|(?<![想要再])借几|最多|上限|权限|资格|办理|手续|流程|申请|报名|离校|毕业证|编目|在途|状态|条码|光盘|附件|上架|归架|放回|保存本|密集"
              + "|闭架|馆际|文献传递|翻译|查新|出版|出书|书号|书单|书目|书荒|区别|是不是|什么意思|算不算|为什么|为啥|数据库|网站|网址|平台|超星|知网|万方|维普|读秀|cnki"
              + "|听书|有声|语音|耳机|报纸|阅读器|epub|读者证|书架号|索书号|中图|主页|公众号|微信|小程序|app|写论文|写毕业|写综述|讲座|培训|志愿|活动|题库|真题|刷题|备考|考试|renew|return|download|login|password|overdue|fine|print|how"
              + " (?:to|do|can|long|many|much)|database|account|reserve|lost");

  /** The same where a title stands in quotation marks, which may hold any word. */
  private static final Pattern ABOUT_TITLE =
      Pattern.compile(
          "可是|但是?|复本|被借|还[了在给完]|借[了过]|系统|已经|借走|借光|别人|第?[0-9一二三四五六七八九十]+期|缺|架子|架上找不到|预约|谁写|写的?是|写了|作者是谁|读后感|怎么样|好看吗|讲[的了]?(?:是|什么)|多少钱|版面|邮箱|官网");

  private static final Pattern ASKS_TITLE =
      Pattern.compile(
          "[\\s]*(?:.{0,14}?)(?:有没有|有无|是否有|有|藏有|借|[想要]看|找|查|搜|求|读|阅|需要|想要|电子版|pdf|书|have|borrow|find|looking"
              + " for|get|read|need|want)(?:.{0,14})");
  private static final Pattern ASKS_BOOK =
      Pattern.compile(
          ".{0,14}?(?:有没有|有|借|找|查|have|borrow|find|looking for|need|read).{0,14}?"
              + "(?:这?[本部]?书|期刊|杂志|小说|电子版|book|novel|journal|《).{0,10}|.{0,14}(?:book|novel|journal|called).{0,12}");

  private static final Pattern QUALITY =
      Pattern.compile(
          "^(?:比较|一些|一本|几本|那种|这种|最新版?|新出|新版|经典|权威|好一?点|好|通俗易懂|适合[^的]{1,10}的|可以看|能看|关于|有关于?|讲解?|提供|教(?![育学师材案程练务辅堂科会化工研授])(?:人|我们?)?|介绍|涉及|跟|一?[本部]?叫做?"
              + "|整本|好的?|latest|good|some|any|about|on|the|new)\\s?的?\\s?");
  private static final Pattern TAIL =
      Pattern.compile(
          "\\s?(?:方面|相关|有关|类型?|专业课?|领域|主题|这[块门]课?|那块|这方面|方向|之类|等|写|著|主编|编写|编|为主题|知识|内容|课程?|的|入门|最新|经典|新)$");

  /** A topic that is none. */
  private static final Pattern NONE =
      Pattern.compile(
          "(?:.*(?:我|你|咱|自己|别人|人家|老师要|同学|图书馆|馆[里内藏]|这[本个些]|那[本个些]|某|什么|哪|谁|几本|多少|如果|因为|但|已经|不|没|没有|被|把|买|卖|推荐|要|吗).*"
              + "|(?:新|旧|好|闲|课外|电子|纸质|纸本|外文|英文|中文|免费|热门|畅销|毕业|学位|硕士|博士|硕博|期刊|学术|会议|优秀|本校|校外|外校|所有|全部|其他|其它|别|专业"
              + "|教学|上课|参考|工具|专业课|阅读|找|看|借|查|写|读|还|下|搜|要|想|去|在|一|本|的|之|过|完|学|用|带|拿|放|做|卖|收|到|自助|图|全|纸|原|音|视频|有声"
              + "|free|library|my|new|old|e|online|it|them|this|that|these|those|due|return|text)"
              + "|.*(?:看完|借[了过]|还[了过]|过期|多本|两本|三本|那么多|就能|学期|校区|必读|刚到|本校|[一二三四]本|有啥).*|[了过着库].*"
              + "|.*(?:[和或及与、老旧]|和实用|原[版文]))");

  private static final Pattern NAMED = Pattern.compile(NOUN);

  /** Whatever any way to wish calls what it wishes for. */
  private static final Pattern HOLDING = Pattern.compile(NOUN_OR_PAPERS + "|刊");

  private static final int SHORTEST = 2;

  private WishWords() {}

  /** Whether a message names anything that a catalogue holds. */
  static boolean namesHolding(String normal) {
    return HOLDING.matcher(normal).find();
  }

  /** Whether a message asks for a service. */
  static boolean asksService(String normal) {
    return SERVICE.matcher(normal).find();
  }

  /** Whether what stands around a title asks for that title. */
  static boolean asksForTitle(String rest) {
    return ASKS_TITLE.matcher(rest.strip()).matches() && !asksService(rest) && !isAboutTitle(rest);
  }

  /** Whether something about a title is asked, and not for it. */
  static boolean isAboutTitle(String rest) {
    return ABOUT_TITLE.matcher(rest).find();
  }

  /** Whether what stands around words in quotation marks says that they are a title. */
  static boolean asksForBook(String rest) {
    return ASKS_BOOK.matcher(rest.strip()).matches() && asksForTitle(rest);
  }

  /** Whether hardly anything is said. */
  static boolean isNothing(String rest) {
    return rest.replaceAll("(?i)isbn(?:-?1[03])?|[\\p{P}\\s]", "").isEmpty();
  }

  static boolean isEnglish(String clause) {
    return ENGLISH.matcher(clause).matches();
  }

  /** A clause without how one begins and ends it. */
  static String withoutCourtesy(String clause) {
    var text = clause.strip();
    for (var before = ""; !before.equals(text); ) {
      before = text;
      text = BEFORE.matcher(text).replaceFirst("").strip();
    }
    for (var before = ""; !before.equals(text); ) {
      before = text;
      text = AFTER.matcher(text).replaceFirst("").strip();
    }
    return text;
  }

  /** What is left of a topic without words that are in no catalogue; empty when nothing is. */
  static Optional<String> topic(String said) {
    var text = said.strip();
    for (var before = ""; !before.equals(text); ) {
      before = text;
      text = QUALITY.matcher(text).replaceFirst("").strip();
      text = TAIL.matcher(text).replaceFirst("").strip();
    }
    text = text.replaceAll("^[\\p{P}\\s]+|[\\p{P}\\s&&[^+#)）]]+$", "");
    return text.length() < SHORTEST || NONE.matcher(text).matches()
        ? Optional.empty()
        : Optional.of(text);
  }

  /** Whether a noun belongs to the title that it ends. */
  static boolean isOfTitle(String noun) {
    return noun.matches(WORKS);
  }

  /** The forms that are named somewhere in a text; empty when none is. */
  static Set<Kind> kindsIn(String text) {
    var noun = NAMED.matcher(text.replaceAll("图书[馆管官]", ""));
    return noun.find() && !noun.group().equals("书") && !noun.group().equals("book")
        ? kinds(noun.group())
        : Set.of();
  }

  /** The forms that a noun means. */
  static Set<Kind> kinds(String noun) {
    if (noun.matches(THESES + "|" + PAPERS)) {
      return EnumSet.of(Kind.THESIS);
    }
    if (noun.matches(JOURNALS)) {
      return EnumSet.of(Kind.JOURNAL);
    }
    if (noun.matches(EBOOKS + "|electronic books?")) {
      return EnumSet.of(Kind.EBOOK);
    }
    return noun.matches(PAPER + "|(?:print(?:ed)?|paper) books?")
        ? EnumSet.of(Kind.BOOK)
        : EnumSet.of(Kind.BOOK, Kind.EBOOK);
  }
}
