package org.subjectdesk.embedding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Learns an {@link Adapter} from groups of texts that mean the same: in random batches of pairs,
 * each text has to pick its partner among those of the other groups (in-batch softmax over cosines,
 * as in van den Oord et al. 2018), by gradient steps (Adam, Kingma and Ba 2015) on a matrix that is
 * held near the identity. The same groups and seed give the same adapter.
 */
public final class AdapterTraining {
  private static final int STEPS = 300;
  private static final int BATCH = 128;
  private static final float TEMPERATURE = 0.05f;

  /** How strongly the matrix is held near the identity: what it learned must suit other texts. */
  private static final float HOLD = 0.06f;

  private static final float RATE = 1e-3f;
  private static final float MOMENT = 0.9f;
  private static final float SQUARE = 0.999f;

  private final List<List<float[]>> groups;
  private final Random random;
  private final int size;
  private final float[][] change;
  private final float[][] gradient;
  private final float[][] moment;
  private final float[][] square;

  private AdapterTraining(List<List<float[]>> groups, long seed) {
    this.groups = groups;
    this.random = new Random(seed);
    this.size = groups.getFirst().getFirst().length;
    this.change = new float[size][size];
    this.gradient = new float[size][size];
    this.moment = new float[size][size];
    this.square = new float[size][size];
  }

  /**
   * Learns; takes some ten seconds of one processor.
   *
   * @param groups the encoder's vectors of the texts of each entry; groups of one are left out
   * @throws IllegalArgumentException with fewer than two groups of two
   */
  public static Adapter learn(List<List<float[]>> groups, long seed) {
    var usable = groups.stream().filter(group -> group.size() > 1).toList();
    if (usable.size() < 2) {
      throw new IllegalArgumentException("two entries with two texts each are the least");
    }
    var training = new AdapterTraining(usable, seed);
    for (var step = 1; step <= STEPS; step++) {
      training.step(step);
    }
    return new Adapter(training.matrix());
  }

  private float[][] matrix() {
    var columns = new float[size][];
    for (var j = 0; j < size; j++) {
      columns[j] = change[j].clone();
      columns[j][j] += 1;
    }
    return columns;
  }

  private void step(int number) {
    var chosen = new ArrayList<>(groups);
    Collections.shuffle(chosen, random);
    var count = Math.min(BATCH, chosen.size());
    var asked = new Side(count);
    var meant = new Side(count);
    var columns = matrix();
    for (var i = 0; i < count; i++) {
      var group = chosen.get(i);
      var one = random.nextInt(group.size());
      var other = (one + 1 + random.nextInt(group.size() - 1)) % group.size();
      asked.put(i, group.get(one), columns);
      meant.put(i, group.get(other), columns);
    }
    pull(asked, meant);
    for (var column : gradient) {
      Arrays.fill(column, 0);
    }
    asked.addTo(gradient);
    meant.addTo(gradient);
    descend(number);
  }

  /** The slope of the loss at each turned vector. */
  private static void pull(Side asked, Side meant) {
    var count = asked.unit.length;
    for (var i = 0; i < count; i++) {
      var share = softmax(asked.unit[i], meant.unit);
      share[i] -= 1;
      for (var j = 0; j < count; j++) {
        var slope = share[j] / (count * TEMPERATURE);
        Adapter.add(asked.slope[i], slope, meant.unit[j]);
        Adapter.add(meant.slope[j], slope, asked.unit[i]);
      }
    }
  }

  private static float[] softmax(float[] one, float[][] others) {
    var share = new float[others.length];
    var sum = 0.0;
    for (var j = 0; j < others.length; j++) {
      // Cosines are at most 1: nothing can overflow.
      share[j] = (float) Math.exp((dot(one, others[j]) - 1) / TEMPERATURE);
      sum += share[j];
    }
    for (var j = 0; j < share.length; j++) {
      share[j] /= (float) sum;
    }
    return share;
  }

  private void descend(int number) {
    var unbiasedMoment = 1 - (float) Math.pow(MOMENT, number);
    var unbiasedSquare = 1 - (float) Math.pow(SQUARE, number);
    for (var j = 0; j < size; j++) {
      for (var i = 0; i < size; i++) {
        var slope = gradient[j][i] + HOLD * change[j][i];
        moment[j][i] = MOMENT * moment[j][i] + (1 - MOMENT) * slope;
        square[j][i] = SQUARE * square[j][i] + (1 - SQUARE) * slope * slope;
        var pace = (float) Math.sqrt(square[j][i] / unbiasedSquare) + 1e-8f;
        change[j][i] -= RATE * moment[j][i] / unbiasedMoment / pace;
      }
    }
  }

  private static float dot(float[] one, float[] other) {
    var sum = 0f;
    for (var i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  /** One text of each pair: as it came, turned to length 1, and the slope of the loss there. */
  private static final class Side {
    private final float[][] given;
    private final float[][] unit;
    private final float[][] slope;
    private final float[] length;

    Side(int count) {
      given = new float[count][];
      unit = new float[count][];
      slope = new float[count][];
      length = new float[count];
    }

    void put(int i, float[] vector, float[][] columns) {
      given[i] = vector;
      unit[i] = Adapter.product(columns, vector);
      length[i] = (float) Math.sqrt(dot(unit[i], unit[i]));
      Vectors.unit(unit[i]);
      slope[i] = new float[vector.length];
    }

    /** Through the scaling to length 1 back to the matrix. */
    void addTo(float[][] gradient) {
      for (var i = 0; i < unit.length; i++) {
        Adapter.add(slope[i], -dot(slope[i], unit[i]), unit[i]);
        for (var j = 0; j < gradient.length; j++) {
          Adapter.add(gradient[j], given[i][j] / length[i], slope[i]);
        }
      }
    }
  }
}
