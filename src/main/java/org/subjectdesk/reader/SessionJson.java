package org.subjectdesk.reader;

import io.vertx.core.json.JsonObject;
import org.subjectdesk.reader.ReaderSessions.Opened;

/** A session as whoever opened it is told, {@code ReaderSession} in {@code openapi.yaml}. */
public final class SessionJson {
  private SessionJson() {}

  /**
   * Writes it.
   *
   * @param library its library's name
   */
  public static JsonObject of(Opened opened, String library) {
    var session = opened.session();
    var json =
        new JsonObject()
            .put("token", opened.token())
            .put("tokenUntil", opened.until().toString())
            .put("refreshToken", opened.refresh().reveal())
            .put("library", new JsonObject().put("id", session.library()).put("name", library));
    return session.subject().isEmpty() ? json : json.put("subject", session.subject());
  }
}
