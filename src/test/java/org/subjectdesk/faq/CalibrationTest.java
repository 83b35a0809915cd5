package org.subjectdesk.faq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.subjectdesk.faq.Calibration.Sample;

class CalibrationTest {
  @Property(tries = 50)
  void the_answer_band_is_as_precise_as_wanted_and_as_large_as_expected(
      @ForAll @IntRange(min = 60, max = 300) int count,
      @ForAll @DoubleRange(min = 0.6, max = 0.99) double wanted,
      @ForAll long seed) {
    var samples = samples(count, seed);

    var calibration = Calibration.fit(samples, wanted);

    var judge = calibration.confidence();
    var within = samples.stream().filter(Sample::within).toList();
    var answered =
        within.stream().filter(one -> judge.band(judge.of(one.features())) == Band.ANSWER).toList();
    var right = answered.stream().filter(Sample::right).count();
    assertThat(calibration.samples()).isEqualTo(within.size());
    assertThat((double) answered.size() / within.size()).isEqualTo(calibration.coverage());
    if (!answered.isEmpty()) {
      assertThat((double) right / answered.size())
          .isGreaterThanOrEqualTo(wanted)
          .isEqualTo(calibration.precision());
    }
  }

  @Test
  void the_surer_hit_gets_more_confidence() {
    var judge = Calibration.fit(samples(300, 1), 0.9).confidence();

    assertThat(judge.of(features(0.9, 0.1))).isGreaterThan(judge.of(features(0.4, 0.6)));
  }

  @Test
  void with_too_few_texts_the_shipped_limits_hold() {
    var calibration = Calibration.fit(samples(Calibration.LEAST_SAMPLES - 1, 1), 0.95);

    assertThat(calibration.confidence()).isSameAs(Confidence.SHIPPED);
    assertThat(calibration.coverage()).isZero();
  }

  /** The nearer, the more often right; as many questions from outside, which are far. */
  private static List<Sample> samples(int count, long seed) {
    var random = new Random(seed);
    var samples = new ArrayList<Sample>();
    for (var i = 0; i < count; i++) {
      var near = random.nextDouble();
      samples.add(new Sample(features(near, 0.3), random.nextDouble() < near + 0.2, true));
      samples.add(new Sample(features(near / 2, 0.5), false, false));
    }
    return samples;
  }

  private static double[] features(double near, double outside) {
    return new double[] {1, near, near, near, near / 2, outside, near - outside};
  }
}
