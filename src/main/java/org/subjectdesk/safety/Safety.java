package org.subjectdesk.safety;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.message.ReaderId;

/**
 * Looks at texts before others get them: the word list always, the platform where it is configured.
 * A hit of either holds; where the platform fails, the list has decided. Safe for any thread.
 */
public final class Safety {
  /** Finds nothing. */
  public static final Safety NONE = new Safety(_ -> WordList.EMPTY, PlatformCheck.NONE, _ -> {});

  private static final Logger LOG = LoggerFactory.getLogger(Safety.class);

  private final Function<String, WordList> lists;
  private final PlatformCheck platform;
  private final Consumer<String> counts;

  /**
   * Joins both.
   *
   * @param lists a library's id, or {@code *}, → its list as it is now
   * @param counts is told what the platform said of each text: {@code wechat}, {@code clean},
   *     {@code failed}
   */
  public Safety(Function<String, WordList> lists, PlatformCheck platform, Consumer<String> counts) {
    this.lists = lists;
    this.platform = platform;
    this.counts = counts;
  }

  /** What readers get of an entry, and what is written for the search. */
  public static String textOf(FaqEntry entry) {
    return entry.question() + "\n" + String.join("\n", entry.variants()) + "\n" + entry.answer();
  }

  /** What the list of a library finds. Work for the processor, may be done in a transaction. */
  public Optional<Hit> words(String library, String text) {
    return lists.apply(library).find(text).map(Hit::word);
  }

  /** Whether {@link #ofReader} would ask. Does not block. */
  public boolean asksOf(ReaderId writer) {
    return platform.asksOf(writer);
  }

  /** What the platform finds in a reader's text. Blocking; not in a transaction. */
  public Optional<Hit> ofReader(ReaderId writer, String text) {
    return platform.ofReader(writer, text).flatMap(answer -> hit(writer.account(), answer));
  }

  /**
   * What list or platform find in what is written for a library, {@code *} for all. Blocking; not
   * in a transaction.
   */
  public Optional<Hit> ofLibrary(String library, String text) {
    return words(library, text)
        .or(() -> platform.ofLibrary(library, text).flatMap(answer -> hit(library, answer)));
  }

  private Optional<Hit> hit(String where, PlatformCheck.Answer answer) {
    return switch (answer) {
      case PlatformCheck.Answer.Clean() -> {
        counts.accept("clean");
        yield Optional.empty();
      }
      case PlatformCheck.Answer.Found(var label, var trace) -> {
        counts.accept("wechat");
        yield Optional.of(new Hit(Hit.By.WECHAT, label, trace));
      }
      case PlatformCheck.Answer.Failed(var reason) -> {
        counts.accept("failed");
        LOG.warn("msg_sec_check for {} failed, the word list decides: {}", where, reason);
        yield Optional.empty();
      }
    };
  }
}
