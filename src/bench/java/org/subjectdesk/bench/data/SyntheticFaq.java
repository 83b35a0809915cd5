package org.subjectdesk.bench.data;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.subjectdesk.faq.FaqEntry;

/**
 * Invented FAQ entries and invented ways to ask them, the same in every run: entries and questions
 * are functions of their numbers. Every entry is about a place of its own, whose name is six
 * characters long, so that it has one right answer among many that share its other words.
 *
 * @param size how many entries there are
 */
public record SyntheticFaq(int size) {
  private static final int NAME = 6;
  private static final String SIGNS =
      "岭桐溪澄岚松柏槐杉榕江河湖海潮汐泉涧沙洲岛屿港湾峰峦谷原野林森竹兰菊梅荷莲桂枫杏桃李樱棠橙柚禾麦稻粟云霞虹霜雪露雷风晴星辰月"
          + "阳曙晨暮春夏秋冬东西南北青赤蓝紫银铜铁玉珠琴棋瑶笛鼓钟塔桥亭阁楼台城关渡村镇坊巷陌田园井窑陶瓷锦缎绢舟帆桨锚鹤雁鹭鹰鹿骏鲤鲸龙凤麟龟";
  private static final List<String> THINGS =
      List.of(
          "电子期刊", "学位论文", "实训教材", "行业标准", "专利文献", "地方志", "外文图书", "考试题库", "会议论文", "视频课程", "年鉴",
          "报纸合订本", "古籍影印本", "统计数据", "产品样本", "科技报告", "研讨间", "创客设备", "投影仪", "自习座位", "储物柜", "随书光盘");
  private static final List<String> ASKS =
      List.of(
          "怎么下载", "如何预约", "能外借吗", "在几楼", "怎样续期", "向谁申请", "要收费吗", "校外能用吗", "几点开放", "可以复印吗", "怎么检索",
          "丢了怎么赔", "谁可以用", "要带什么证件", "多久能拿到", "打不开怎么办");
  private static final List<String> OPENINGS =
      List.of(
          "", "请问", "你好，", "老师，", "想问", "麻烦问下", "请教一下", "咨询下，", "问一下", "老师好，", "打扰了，", "您好，", "我想问",
          "同学问，", "急，", "再问个，", "那个，", "请帮忙看下", "请告诉我", "想知道", "不好意思，", "另外，", "对了，", "谁知道");
  // Different in letters, not only in signs, which the search may drop before it looks in its
  // cache.
  private static final List<String> ENDINGS =
      List.of(
          "", "呢？", "啊", "呀？", "谢谢", "，谢谢您", "嘛？", "，在线等", "，急", "哦", "～哈", "，多谢", "，麻烦了", "，感谢",
          "，请回复", "，辛苦了", "，拜托", "，谢谢老师", "，挺急的", "，非常感谢", "，打扰了", "，请指点", "，等您回复", "，万分感谢");

  /** The entry with this number, from 0. */
  public FaqEntry entry(int number) {
    var place = place(number);
    var thing = pick(THINGS, number);
    var ask = pick(ASKS, number / THINGS.size());
    // With the words around a question that readers use too, or the search would not know them.
    var variants =
        IntStream.range(0, 3)
            .mapToObj(form -> phrase(number, form, number * 5 + form, number * 7 + form))
            .toList();
    return new FaqEntry(
        "*", "bench-" + number, "*", place + thing + ask, variants, answer(number) + rest(place));
  }

  /** All of them. */
  public Stream<FaqEntry> entries() {
    return Stream.iterate(0, number -> number < size, number -> number + 1).map(this::entry);
  }

  /** A question; no two numbers below 576 × {@link #size} give the same. */
  public Question question(int number) {
    // 7919 shares no factor with the sizes in use: all entries come before one comes again.
    var about = (int) (number * 7_919L % size);
    var phrase = number / size;
    return new Question(
        phrase(about, number, phrase + number, phrase / OPENINGS.size() + number), answer(about));
  }

  private static String phrase(int about, int form, int opening, int ending) {
    var place = place(about);
    var thing = pick(THINGS, about);
    var ask = pick(ASKS, about / THINGS.size());
    var asked =
        switch (form % 3) {
          case 0 -> place + "的" + thing + ask;
          case 1 -> ask + "，" + place + thing;
          default -> thing + place + ask;
        };
    return pick(OPENINGS, opening) + asked + pick(ENDINGS, ending);
  }

  /** The entry as it stands in a file of {@code faq-data/entries}. */
  public String yaml(int number) {
    var entry = entry(number);
    var text = new StringBuilder("- id: " + entry.id() + "\n  subject: \"*\"\n");
    text.append("  question: ").append(entry.question()).append("\n  variants:\n");
    entry.variants().forEach(variant -> text.append("    - ").append(variant).append('\n'));
    return text.append("  answer: ").append(entry.answer()).append('\n').toString();
  }

  private static String answer(int number) {
    return place(number) + "的" + pick(THINGS, number) + "由馆员管理，编号 " + number + "。";
  }

  private static String rest(String place) {
    return "请先在馆藏目录里查到它，再到" + place + "服务台登记，或者致电 {{library.phone}}。当天办不了的，会在两个工作日内回复您。";
  }

  /** Multiplying by an odd number mixes the bits without making two alike. */
  private static String place(int number) {
    var mixed = (number + 1) * 0x9E37_79B9_7F4A_7C15L;
    var name = new StringBuilder();
    for (var shift = 0; shift < NAME * 7; shift += 7) {
      name.append(SIGNS.charAt((int) (mixed >>> shift) & 127));
    }
    return name.toString();
  }

  private static String pick(List<String> list, int number) {
    return list.get(number % list.size());
  }
}
