package org.subjectdesk.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import org.subjectdesk.editing.LinkProbe;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.Finding;
import org.subjectdesk.faq.Finding.Other;

/** Findings in the words of {@code /openapi.yaml}, with a sentence for librarians. */
final class FindingJson {
  private FindingJson() {}

  static JsonArray of(List<Finding> findings) {
    var json = new JsonArray();
    findings.forEach(finding -> json.add(of(finding)));
    return json;
  }

  private static JsonObject of(Finding finding) {
    var json =
        new JsonObject()
            .put("kind", finding.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .put("message", chinese(finding))
            .put("messageEn", english(finding))
            .put("text", finding.text())
            .put("note", finding.note())
            .put("entry", side(finding.entry()));
    finding
        .other()
        .ifPresent(
            other ->
                json.put(
                    "other",
                    side(other.entry())
                        .put("text", other.text())
                        .put("confidence", other.confidence())));
    return json;
  }

  private static JsonObject side(FaqEntry entry) {
    return new JsonObject()
        .put("id", entry.id())
        .put("library", entry.library())
        .put("question", entry.question())
        .put("answer", entry.answer());
  }

  private static String other(Finding finding) {
    return finding.other().map(Other::entry).map(FaqEntry::question).orElse("");
  }

  private static String chinese(Finding finding) {
    var text = "“" + finding.text() + "”";
    return switch (finding.kind()) {
      case NEAR_DUPLICATE -> text + "和“" + other(finding) + "”几乎是同一个问题，回答却不一样。请合并成一条，或把两条的问题写得更具体。";
      case VARIANT_OF_ANOTHER ->
          "问法" + text + "更像在问“" + other(finding) + "”：读者换个说法，得到的会是那一条的回答。请删掉这个问法，或把它移到那一条。";
      case NOT_FOUND -> "读者只要换个说法就找不到" + text + "：它的每个问法去掉自己以后，都排不进前三。请补充不同说法的问法。";
      case PLACEHOLDER -> text + "在这些图书馆没有对应的值：" + finding.note() + "。请在配置里补上，或改用别的占位符。";
      case LINK ->
          switch (finding.note()) {
            case LinkProbe.GONE -> "链接" + text + "打不开：对方说没有这个网页。";
            case LinkProbe.NO_ANSWER -> "链接" + text + "从服务器上连不上，请核对。";
            default -> "链接" + text + "不是完整的网址，请写成 https:// 开头。";
          };
    };
  }

  private static String english(Finding finding) {
    var text = "\"" + finding.text() + "\"";
    return switch (finding.kind()) {
      case NEAR_DUPLICATE ->
          text
              + " and \""
              + other(finding)
              + "\" ask nearly the same but are answered differently;"
              + " join them or make both questions more precise";
      case VARIANT_OF_ANOTHER ->
          "the variant "
              + text
              + " rather asks \""
              + other(finding)
              + "\"; remove it or move it there";
      case NOT_FOUND ->
          text + " is not found by anything but its own words; add variants in other words";
      case PLACEHOLDER ->
          text + " has no value at " + finding.note() + "; add it to the configuration";
      case LINK ->
          switch (finding.note()) {
            case LinkProbe.GONE -> "the link " + text + " leads to no page";
            case LinkProbe.NO_ANSWER -> "the link " + text + " does not answer from this server";
            default -> "the link " + text + " is no complete web address; begin it with https://";
          };
    };
  }
}
