package org.subjectdesk.push;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;

/**
 * Something new for a subject. Says nothing about any reader.
 *
 * @param title its name, or the question
 * @param text what it is, or the answer; may be empty
 * @param link where it is; may be empty when the text says all
 * @param at when it became new
 */
public record Item(Kind kind, String title, String text, String link, Instant at) {
  /** What it is, in the order in which a digest shows it. */
  public enum Kind {
    /** A book or another work that a member has now. */
    WORK,
    /** A database or another resource of the directory. */
    RESOURCE,
    /** Something in a subject's guide. */
    GUIDE_ENTRY,
    /** A question that readers ask, and its answer. */
    QUESTION
  }

  JsonObject json() {
    return new JsonObject()
        .put("kind", kind.name().toLowerCase(Locale.ROOT))
        .put("title", title)
        .put("text", text)
        .put("link", link)
        .put("at", at.toEpochMilli());
  }

  static Item of(JsonObject json) {
    return new Item(
        Kind.valueOf(json.getString("kind").toUpperCase(Locale.ROOT)),
        json.getString("title"),
        json.getString("text"),
        json.getString("link"),
        Instant.ofEpochMilli(json.getLong("at")));
  }
}
