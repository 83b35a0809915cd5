package org.subjectdesk.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved on. Safe for any thread. */
public final class StageClock implements InstantSource {
  private volatile Instant now;

  /** Stands at a moment. */
  public StageClock(Instant now) {
    this.now = now;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /**
   * Moves it on.
   *
   * @throws IllegalArgumentException if that moment is behind: what happened cannot be undone
   */
  void to(Instant moment) {
    if (moment.isBefore(now)) {
      throw new IllegalArgumentException(moment + " is before " + now);
    }
    now = moment;
  }

  void on(Duration time) {
    to(now.plus(time));
  }
}
