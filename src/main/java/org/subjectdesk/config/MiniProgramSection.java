package org.subjectdesk.config;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.subjectdesk.config.Configuration.Card;
import org.subjectdesk.config.Configuration.Keys;
import org.subjectdesk.config.Configuration.MiniProgram;
import org.subjectdesk.config.Configuration.Template;
import org.subjectdesk.config.Configuration.Templates;
import org.subjectdesk.envelope.Envelope;

/** Reads one mini-program of a library. */
final class MiniProgramSection {
  static final Set<String> KEYS =
      Set.of(
          "app-id",
          "token",
          "encoding-aes-key",
          "app-secret",
          "mode",
          "format",
          "card",
          "subscribe",
          "safety");

  /** The kinds of fields that can hold what there is to say; the platform has more. */
  private static final Pattern FIELD = Pattern.compile("(thing|phrase|name|time|date)[0-9]{1,2}");

  private static final Set<String> VALUES = Set.of("title", "library", "time");

  private MiniProgramSection() {}

  /**
   * Reads it.
   *
   * @param appIds those of all accounts so far; gets this one
   */
  static MiniProgram read(Section section, Set<String> appIds) {
    var appId = ConfigurationFile.appId(section, appIds);
    var mode = ConfigurationFile.mode(section);
    return new MiniProgram(
        appId,
        new Keys(
            section.secret("token"),
            mode == Envelope.Mode.PLAIN ? null : ConfigurationFile.aesKey(section, appId),
            section.secret("app-secret")),
        mode,
        formats(section),
        section.has("card") ? Optional.of(card(section)) : Optional.empty(),
        section.has("subscribe") ? Optional.of(templates(section)) : Optional.empty(),
        asksWechat(section));
  }

  private static boolean asksWechat(Section section) {
    return switch (section.text("safety", "words")) {
      case "words" -> false;
      case "wechat" -> true;
      default -> {
        section
            .at("safety")
            .fault("safety is unknown", "write wechat to ask msg_sec_check, or words");
        yield false;
      }
    };
  }

  private static Set<Envelope.Format> formats(Section section) {
    return switch (section.text("format", "")) {
      case "" -> Set.of(Envelope.Format.values());
      case "xml" -> Set.of(Envelope.Format.XML);
      case "json" -> Set.of(Envelope.Format.JSON);
      default -> {
        section.at("format").fault("format is unknown", "write xml or json, or nothing for both");
        yield Set.of(Envelope.Format.values());
      }
    };
  }

  private static Card card(Section section) {
    var card = section.section("card", Set.of("title", "page", "thumb-media-id"));
    return new Card(
        card.needed("title"),
        card.needed("page"),
        Optional.of(card.text("thumb-media-id", "")).filter(id -> !id.isEmpty()));
  }

  private static Templates templates(Section section) {
    var templates = section.section("subscribe", Set.of("answer", "digest", "page"));
    return new Templates(
        template(templates, "answer"),
        template(templates, "digest"),
        templates.text("page", "pages/chat/chat"));
  }

  private static Template template(Section templates, String purpose) {
    var template = templates.section(purpose, Set.of("template", "data"));
    var data = template.texts("data");
    if (data.isEmpty()) {
      templates.fault(
          "subscribe.%s.data is missing".formatted(purpose),
          "name the template's fields: data: {thing1: title, time2: time}");
    }
    data.forEach(
        (field, value) -> {
          if (!FIELD.matcher(field).matches() || !VALUES.contains(value)) {
            template
                .at("data")
                .fault(
                    "data has " + field + ": " + value,
                    "write fields thing1, phrase2, name3, time4 or date5 as the template has them,"
                        + " each with title, library or time");
          }
        });
    return new Template(template.needed("template"), data);
  }
}
