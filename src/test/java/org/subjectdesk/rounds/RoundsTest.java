package org.subjectdesk.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundsTest {
  @ParameterizedTest
  @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class})
  void a_failed_round_is_followed_by_others_until_it_is_closed(Class<? extends Throwable> failure)
      throws InterruptedException {
    var begun = new AtomicInteger();
    var three = new CountDownLatch(3);
    var rounds =
        new Rounds(
            "test",
            Duration.ofMillis(1),
            () -> {
              begun.incrementAndGet();
              three.countDown();
              if (failure.equals(StackOverflowError.class)) {
                throw new StackOverflowError("as planned");
              }
              throw new IllegalStateException("as planned");
            });
    rounds.start();

    three.await();
    rounds.close();

    assertThat(begun.get()).isGreaterThanOrEqualTo(3);
    assertThat(rounds.isClosing()).isTrue();
  }

  @Test
  void a_round_that_is_under_way_when_it_is_closed_is_not_cut_short() throws InterruptedException {
    var inside = new CountDownLatch(1);
    var finished = new AtomicInteger();
    var rounds = new Rounds[1];
    rounds[0] =
        new Rounds(
            "test",
            Duration.ofDays(1),
            () -> {
              inside.countDown();
              while (!rounds[0].isClosing()) {
                Thread.onSpinWait();
              }
              finished.incrementAndGet();
            });
    rounds[0].start();
    inside.await();

    rounds[0].close();

    assertThat(finished).hasValue(1);
  }
}
