package org.subjectdesk.webchat;

import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.subjectdesk.conversation.MessageFlow;
import org.subjectdesk.conversation.ReaderViews;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.reader.Persons;
import org.subjectdesk.reader.ReaderSessions;
import org.subjectdesk.reader.ReaderSessions.Session;
import org.subjectdesk.reader.Throttle;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/**
 * What the readers' operations share.
 *
 * @param libraries the members' names, by their ids
 */
public record ReaderRoom(
    Store store,
    ReaderSessions sessions,
    Persons persons,
    ReaderViews views,
    MessageFlow flow,
    Throttle throttle,
    Map<String, String> libraries,
    InstantSource clock) {
  /** All accounts of who has a session. */
  List<ReaderId> accounts(Tx tx, Session session) {
    return persons.accounts(tx, session.reader());
  }

  /** A library in short. */
  JsonObject library(String id) {
    return new JsonObject().put("id", id).put("name", libraries.getOrDefault(id, id));
  }
}
