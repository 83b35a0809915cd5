package org.subjectdesk.alliance.resource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.subjectdesk.catalogue.Delivered;

/** What comes of asking a provider for a page of records. */
sealed interface Answer {
  /**
   * A page.
   *
   * @param asOf the provider's clock, as it says
   * @param next asks for the next page; empty at the end of the list
   */
  record Page(Optional<Instant> asOf, List<Delivered> records, Optional<Token> next)
      implements Answer {
    public Page {
      records = List.copyOf(records);
    }
  }

  /** Nothing was changed, or the set is empty (noRecordsMatch): a page without records. */
  record Nothing(Optional<Instant> asOf) implements Answer {}

  /** The provider does not know the token, or not any more (badResumptionToken). */
  record BadToken() implements Answer {}

  /**
   * Another error of the protocol.
   *
   * @param code as in section 3.6 of the protocol
   * @param said the provider's words, cut to length
   */
  record ProtocolError(String code, String said) implements Answer {}

  /** It asks for patience (HTTP 503 or 429 with Retry-After). */
  record Later(Duration after) implements Answer {}

  /**
   * The page ends in the middle, or cannot be read at all. To be asked for again.
   *
   * @param before what came whole before the break
   */
  record Broken(List<Delivered> before, String what) implements Answer {
    public Broken {
      before = List.copyOf(before);
    }
  }

  /** Nothing came, or too slowly. To be asked for again. */
  record Lost(String what) implements Answer {}

  /** Asking again is of no use. */
  record Hopeless(String what) implements Answer {}

  /** Not asked: the desk closes, or another node has taken the source over. */
  record Closed() implements Answer {}

  /**
   * The way to the next page (section 3.5).
   *
   * @param expires until when it can be used, when told
   * @param size of the whole list, when told; an estimate, says the protocol
   */
  record Token(String value, Optional<Instant> expires, OptionalLong size) {}
}
