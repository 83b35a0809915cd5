package org.subjectdesk.scorecard;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The catalogue: all indicators in their order. */
public final class Indicators {
  /** Everything that is told. */
  public static final List<Indicator> ALL =
      Stream.of(
              InstitutionIndicators.ALL,
              ResourceIndicators.ALL,
              PlatformIndicators.ALL,
              ServiceIndicators.ALL)
          .flatMap(List::stream)
          .toList();

  private Indicators() {}

  /** The one with this id. */
  public static Optional<Indicator> withId(String id) {
    return ALL.stream().filter(one -> one.id().equals(id)).findFirst();
  }
}
