package org.subjectdesk.wxapi;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves when a test says so. */
public final class HandClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-11-23T08:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  public synchronized void advance(Duration by) {
    now = now.plus(by);
  }
}
