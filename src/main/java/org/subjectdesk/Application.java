package org.subjectdesk;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subjectdesk.config.Configuration;
import org.subjectdesk.conversation.Conversations;
import org.subjectdesk.conversation.Delivery;
import org.subjectdesk.conversation.MessageFlow;
import org.subjectdesk.conversation.SendWindow;
import org.subjectdesk.dialogue.Dialogue;
import org.subjectdesk.http.Health;
import org.subjectdesk.http.WebServer;
import org.subjectdesk.metrics.Metrics;
import org.subjectdesk.publishing.FaqShelf;
import org.subjectdesk.publishing.Publisher;
import org.subjectdesk.store.Store;

/**
 * The only place that wires and deploys: read {@link #start} from top to bottom to see what the desk
 * is made of. Closing it ends everything in the opposite order.
 */
public final class Application implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Application.class);
  private static final Duration FAQ_POLL = Duration.ofMillis(500);

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Configuration config;
  private int port;
  private int managementPort;

  private Application(Configuration config) {
    this.config = config;
  }

  /**
   * What a command asks for beside the configuration.
   *
   * @param sandbox with the local stand-in of WeChat; never in {@code serve}
   * @param shippedFaq take over what changed in the folder {@code faq-data}
   */
  record Choice(boolean sandbox, boolean shippedFaq) {}

  /**
   * Starts the desk; returns when it serves.
   *
   * @throws RuntimeException whose message names what is wrong; nothing is left running then
   */
  static Application start(Configuration config, Choice choice) {
    var desk = new Application(config);
    try {
      desk.wire(choice, InstantSource.system());
      return desk;
    } catch (RuntimeException failed) {
      desk.close();
      throw failed;
    }
  }
}
