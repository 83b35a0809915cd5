package org.subjectdesk.embedding;

/** Arithmetic of vectors. */
final class Vectors {
  private Vectors() {}

  /** Scales a vector to length 1, in place; one without direction stays as it is. */
  static float[] unit(float[] vector) {
    var square = 0.0;
    for (var x : vector) {
      square += x * x;
    }
    if (square > 0) {
      var scale = (float) (1 / Math.sqrt(square));
      for (var i = 0; i < vector.length; i++) {
        vector[i] *= scale;
      }
    }
    return vector;
  }
}
