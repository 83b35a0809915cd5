package org.subjectdesk;

import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.List;
import org.subjectdesk.alliance.digest.DigestPage;
import org.subjectdesk.config.Configuration;
import org.subjectdesk.conversation.Conversations;
import org.subjectdesk.conversation.DigestRounds;
import org.subjectdesk.conversation.Newsletter;
import org.subjectdesk.metrics.Metrics;
import org.subjectdesk.push.DigestMaker;
import org.subjectdesk.push.NewItems;
import org.subjectdesk.store.Store;

/** Wires what readers subscribe to: the rounds that tell them, and the page they are led to. */
final class PushSide implements AutoCloseable {
  private final WechatSide wechat;
  private final DigestRounds rounds;
  private final DigestPage page;

  private PushSide(WechatSide wechat, DigestRounds rounds, DigestPage page) {
    this.wechat = wechat;
    this.rounds = rounds;
    this.page = page;
  }

  /**
   * Sets it up.
   *
   * @param sources of what is new
   */
  static PushSide of(
      Configuration config,
      Store store,
      Conversations conversations,
      WechatSide wechat,
      List<NewItems> sources,
      DigestRounds.Words words,
      InstantSource clock) {
    var wishes = wechat.wishes();
    var maker = new DigestMaker(store, wishes, sources);
    var names = config.libraryNames();
    var known = new DigestPage.Known(names, config.wechat().pageHost(), Application.CALENDAR);
    return new PushSide(
        wechat,
        new DigestRounds(store, conversations, wishes, maker, words, clock, wechat::nudge),
        new DigestPage(new Newsletter(wishes, words.subjects()), store, known, clock));
  }

  /** Begins to tell, and shows how much. To be called once. */
  void start(Metrics metrics) {
    rounds.start();
    metrics.watch("desk.digests.waiting", rounds, DigestRounds::waiting);
    metrics.watch("desk.digests.sent", rounds, it -> (double) (it.sent() + wechat.digestsTold()));
  }

  /** Adds the page. */
  void mount(Router router) {
    page.mount(router);
  }

  @Override
  public void close() {
    rounds.close();
  }
}
