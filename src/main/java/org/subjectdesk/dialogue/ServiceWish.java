package org.subjectdesk.dialogue;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.subjectdesk.directory.Service;
import org.subjectdesk.faq.Normaliser;

/**
 * A reader names something that a chat cannot give, and wants it: 「我要做专利导航」, 「查收查引」. Who asks how
 * it goes or what it costs does not want it yet.
 *
 * @param about what it is to be about, in her words: 「新能源汽车」 in 「我想做新能源汽车的专利导航」; empty where she
 *     does not say
 * @param title the title in 《》 beside it; empty where there is none
 * @param kind {@code article} where she wants one in what has that title (「我要文献传递《职教论坛》里的文章」),
 *     {@code thesis} where she says so; else empty
 */
record ServiceWish(Service service, String about, String title, String kind) {
  private static final int LONGEST = 120;
  private static final int MOST_BETWEEN = 10;

  private static final Pattern QUOTED = Pattern.compile("《([^》]{1,80})》");

  private static final Pattern HOW =
      Pattern.compile(
          "怎|如何|咋|是什么|什么是|是啥|啥是|意思|多少|几天|几个|多久|多长|多快|收费|费用|要钱|花钱|免费|价|流程|步骤|条件|材料|要求|资格|区别|不同"
              + "|为什么|为啥|哪里|哪儿|在哪|入口|进度|状态|模板|格式|加急|发票|报销|填|期限|时限|来得及|取消|续借|归还"
              + "|how|what|where|when|cost|price|long|status|free");

  private static final String WANTS =
      "想要?|要|需要|需|求|希望|打算|准备|必须|得|帮忙?|替|给|做|办理?|弄|搞|走|用|申请|提交|委托|预约|联系|转|去|开具?|找|来"
          + "|能不能|能否|可不可以|可否|可以|能|有没有|有无|有|哪个|哪家|什么|平台|网站|机构|地方|渠道|老师|人|谁"
          + "|i|need|want|would|like|to|please|help|me|with|request|do|an?|get";

  private static final String BESIDE =
      "同学|您好|你好|请问|请|麻烦|打扰|那个|我们?|咱们?|本人|团队|课题组|的|一下|下|个|一份|一个|一次|一项|份|次|现在|急|论文|课题|项目|企业|公司";

  private static final Pattern BEFORE = Pattern.compile("(?:" + WANTS + "|" + BESIDE + ")*+");
  private static final Pattern WANTED = Pattern.compile(WANTS);

  private static final Pattern AFTER =
      Pattern.compile(
          "(?:服务|业务|平台|网站|报告|证明|的|申请|委托|一下|下|一份|一次|一?本书?|一?篇(?:论文|文章|文献)?|吧|呀|啊|呢|哦|噢|哈|了|吗|嘛|么"
              + "|可以|行|好|不|谢谢|多谢|学位论文|[里中上]的(?:一篇)?(?:文章|论文)|老师|您|急用?|急需|在线等|能|做|办|please|service|thanks)*");

  private static final String THESIS = "学位论文";
  private static final Pattern WITHIN = Pattern.compile("[里中上]的");

  private static final Pattern ABOUT = Pattern.compile("(.{2,30}?)(?:方面|相关)?的?");

  private static final Pattern NO_TOPIC =
      Pattern.compile(".*(?:什么|啥|哪|谁|几|吗|呢|不|没|别|退|了解|介绍|知道|学习|请教|问|看|书|文章|和|跟|与|或|及|查询|被).*");

  /** What she wants; empty for any other text. Never throws. */
  static Optional<ServiceWish> in(Collection<Service> services, String text) {
    var quoted = QUOTED.matcher(text);
    var title = quoted.find() ? quoted.group(1).strip() : "";
    var bare = Normaliser.bare(title.isEmpty() ? text : quoted.replaceFirst(""));
    return bare.length() > LONGEST || HOW.matcher(bare).find()
        ? Optional.empty()
        : names(services, bare).flatMap(one -> wanted(one, bare, title).stream()).findFirst();
  }

  /** The service that is named somewhere in a text, whatever else is said. */
  static Optional<Service> named(Collection<Service> services, String text) {
    return names(services, Normaliser.bare(text)).map(Named::service).findFirst();
  }

  /** Whether a text asks how something goes, what it is or what it costs. */
  static boolean asksHow(String text) {
    return HOW.matcher(Normaliser.bare(text)).find();
  }

  /** Where a service is named. */
  private record Named(Service service, int from, int to) {
    int length() {
      return to - from;
    }
  }

  /** The longest name first: 「课题查新」 is more than 「查新」. */
  private static Stream<Named> names(Collection<Service> services, String bare) {
    return services.stream()
        .flatMap(
            service -> service.words().stream().flatMap(words -> at(service, words, bare).stream()))
        .sorted(Comparator.comparingInt(Named::length).reversed());
  }

  private static Optional<Named> at(Service service, String words, String bare) {
    var from = -1;
    var to = 0;
    for (var word : words.split(Service.GAP, -1)) {
      var at = bare.indexOf(word, to);
      if (at < 0 || word.isEmpty() || (from >= 0 && at - to > MOST_BETWEEN)) {
        return Optional.empty();
      }
      from = from < 0 ? at : from;
      to = at + word.length();
    }
    return Optional.of(new Named(service, from, to));
  }

  private static String kind(String after) {
    return after.startsWith(THESIS) ? "thesis" : WITHIN.matcher(after).lookingAt() ? "article" : "";
  }

  private static Optional<ServiceWish> wanted(Named named, String bare, String title) {
    var after = bare.substring(named.to());
    var kind = title.isEmpty() ? "" : kind(after);
    if (!AFTER.matcher(after).matches()) {
      return Optional.empty();
    }
    var before = bare.substring(0, named.from());
    var begins = BEFORE.matcher(before);
    var end = begins.lookingAt() ? begins.end() : 0;
    if (end == before.length()) {
      return Optional.of(new ServiceWish(named.service(), "", title, kind));
    }
    var about = ABOUT.matcher(before.substring(end));
    return WANTED.matcher(before.substring(0, end)).find()
            && about.matches()
            && !NO_TOPIC.matcher(about.group(1)).matches()
        ? Optional.of(new ServiceWish(named.service(), about.group(1), title, kind))
        : Optional.empty();
  }
}
