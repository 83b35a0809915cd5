package org.subjectdesk.embedding;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Turns the vectors of a general encoder towards a field: a square matrix that was learned from
 * entries whose texts mean the same, see {@link AdapterTraining}. It pulls together what readers of
 * libraries say for the same need (续借, 再留几天) and pushes apart what only sounds alike. Immutable.
 */
public final class Adapter {
  private static final int MAGIC = 0x53444131; // "SDA1"

  /** By columns, so that applying it is a sum of scaled columns, which a processor does at once. */
  private final float[][] columns;

  Adapter(float[][] columns) {
    this.columns = columns;
  }

  /** How many numbers a vector must have. */
  int dimensions() {
    return columns.length;
  }

  /** The turned vector, of length 1. */
  float[] apply(float[] vector) {
    return Vectors.unit(product(columns, vector));
  }

  static float[] product(float[][] columns, float[] vector) {
    var out = new float[columns[0].length];
    for (var j = 0; j < columns.length; j++) {
      add(out, vector[j], columns[j]);
    }
    return out;
  }

  /** Adds a scaled vector to another one. */
  static void add(float[] to, float scale, float[] vector) {
    for (var i = 0; i < to.length; i++) {
      to[i] += scale * vector[i];
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException also when it is something else
   */
  public static Adapter read(InputStream in) throws IOException {
    var data = new DataInputStream(in);
    if (data.readInt() != MAGIC) {
      throw new IOException("not an adapter");
    }
    var size = data.readUnsignedShort();
    var columns = new float[size][size];
    for (var column : columns) {
      for (var i = 0; i < size; i++) {
        column[i] = Float.float16ToFloat(data.readShort());
      }
    }
    return new Adapter(columns);
  }

  /** Writes it in half precision: half a megabyte for 512 dimensions. */
  public void write(OutputStream out) throws IOException {
    var data = new DataOutputStream(out);
    data.writeInt(MAGIC);
    data.writeShort(columns.length);
    for (var column : columns) {
      for (var value : column) {
        data.writeShort(Float.floatToFloat16(value));
      }
    }
    data.flush();
  }

  /** Two with the same numbers are equal. */
  int fingerprint() {
    return Arrays.deepHashCode(columns);
  }
}
