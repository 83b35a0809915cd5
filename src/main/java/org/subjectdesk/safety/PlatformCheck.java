package org.subjectdesk.safety;

import java.util.Optional;
import org.subjectdesk.message.ReaderId;

/**
 * The platform's own check. Thread-safe; blocks for a call, but not for longer than the adapter's
 * short limit, and never throws.
 */
public interface PlatformCheck {
  /** Where no platform is asked. */
  PlatformCheck NONE =
      new PlatformCheck() {
        @Override
        public boolean asksOf(ReaderId writer) {
          return false;
        }

        @Override
        public Optional<Answer> ofReader(ReaderId writer, String text) {
          return Optional.empty();
        }

        @Override
        public Optional<Answer> ofLibrary(String library, String text) {
          return Optional.empty();
        }
      };

  /** What it said. */
  sealed interface Answer {
    /** Nothing is wrong with it. */
    record Clean() implements Answer {}

    /** It should be looked at. */
    record Found(String label, String trace) implements Answer {}

    /**
     * It said nothing that can be used.
     *
     * @param reason a code or a few words; no text of anybody
     */
    record Failed(String reason) implements Answer {}
  }

  /** Whether it is asked of what this reader writes. Does not block. */
  boolean asksOf(ReaderId writer);

  /** Asks of a reader's text; empty where it is not asked of hers. */
  Optional<Answer> ofReader(ReaderId writer, String text);

  /** Asks of what a library's librarians write; empty where it is not asked of theirs. */
  Optional<Answer> ofLibrary(String library, String text);
}
