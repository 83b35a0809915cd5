package org.subjectdesk.dialogue;

import java.util.List;
import java.util.Map;

/** Where a line that the reader may choose leads. */
public sealed interface Lead {
  /** To the answer of an FAQ entry. */
  record ToEntry(String entry) implements Lead {}

  /** To the beginning of a flow. */
  record ToFlow(String flow) implements Lead {}

  /**
   * To a work that her library does not have: a link resolver where there is one, else the flow
   * that meets the need.
   *
   * @param need the id of a service
   * @param told what is known of the work, by the names of slots
   */
  record ToWork(String need, Map<String, String> told) implements Lead {
    public ToWork {
      told = Map.copyOf(told);
    }
  }

  /**
   * To a flow that knows what she would tell it.
   *
   * @param told by the names of slots; empty = known not to be there
   */
  record ToForm(String flow, Map<String, String> told) implements Lead {
    public ToForm {
      told = Map.copyOf(told);
    }
  }

  /** To a person. */
  record ToPerson() implements Lead {}

  /**
   * To a person who knows the subject.
   *
   * @param subject its code, {@link #ANY} where she does not know
   */
  record ToSubject(String subject) implements Lead {
    /** Whoever is there. */
    public static final String ANY = "";
  }

  /**
   * To librarians of other libraries, or not: whether she lets her consult leave her library.
   *
   * @param waits whether she wants to talk with somebody now; else it is for a message that she
   *     left
   */
  record Abroad(boolean agreed, boolean waits) implements Lead {}

  /**
   * To a platform that she was offered.
   *
   * @param bare whether nothing is passed on
   */
  record ToPlatform(String offer, boolean bare) implements Lead {}

  /** Nowhere: she does not want what she was offered. */
  record Declined() implements Lead {}

  /** To thanks or an excuse: whether the platform that she was led to helped. */
  record Told(String referral, boolean solved) implements Lead {}

  /** To thanks: the answer above helped her. */
  record Helpful() implements Lead {}

  /**
   * To an excuse: the answer above did not help her.
   *
   * @param instead the entries that came next in the search, the nearest first
   */
  record NotHelpful(List<String> instead) implements Lead {
    public NotHelpful {
      instead = List.copyOf(instead);
    }
  }

  /** Whether it is a line of a menu, and not an opinion of the answer above. */
  default boolean isChoice() {
    return switch (this) {
      case ToEntry _,
          ToFlow _,
          ToWork _,
          ToForm _,
          ToPerson _,
          ToSubject _,
          Abroad _,
          ToPlatform _,
          Declined _ ->
          true;
      case Helpful _, NotHelpful _, Told _ -> false;
    };
  }
}
