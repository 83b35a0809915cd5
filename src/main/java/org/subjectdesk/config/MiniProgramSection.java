package org.subjectdesk.config;

import java.util.Optional;
import java.util.Set;
import org.subjectdesk.config.Configuration.Card;
import org.subjectdesk.config.Configuration.Keys;
import org.subjectdesk.config.Configuration.MiniProgram;
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
    var templates = section.section("subscribe", Set.of("answer", "digest"));
    return new Templates(templates.needed("answer"), templates.needed("digest"));
  }
}
