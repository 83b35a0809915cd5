package org.subjectdesk.embedding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;

/**
 * One sentence encoder: a text in, a vector of length 1 out. Safe for any thread; each call
 * computes on its caller's thread, about a millisecond for a question.
 *
 * <p>The vector of a text is that of its mark of start, which is what the BGE models are trained
 * for (Xiao et al. 2023, C-Pack). No instruction is put in front of a question.
 */
final class Encoder {
  private final WordPiece pieces;
  private final OrtSession session;

  private Encoder(WordPiece pieces, OrtSession session) {
    this.pieces = pieces;
    this.session = session;
  }

  /**
   * Loads {@code <name>.onnx} and {@code <name>-tokenizer.json} from the class path.
   *
   * @throws EmbeddingUnavailable when a file is missing or the native library does not load
   */
  static Encoder load(String name) {
    try (var model = resource(name + ".onnx");
        var tokenizer = resource(name + "-tokenizer.json");
        var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      var environment = OrtEnvironment.getEnvironment();
      environment.setTelemetry(false); // No desk reports to the makers of its runtime.
      var session = environment.createSession(model.readAllBytes(), options);
      return new Encoder(new WordPiece(Vocabulary.read(tokenizer)), session);
    } catch (IOException | OrtException | LinkageError | RuntimeException failed) {
      // What a machine without a fitting native library throws is not documented.
      throw new EmbeddingUnavailable("the model " + name + " cannot be loaded", failed);
    }
  }

  private static InputStream resource(String name) throws IOException {
    var in = Encoder.class.getResourceAsStream("/" + name);
    if (in == null) {
      throw new IOException(name + " is not on the class path");
    }
    return in;
  }

  float[] encode(String text) {
    var numbers = pieces.cut(text);
    var shape = new long[] {1, numbers.length};
    var ones = new long[numbers.length];
    Arrays.fill(ones, 1);
    var environment = OrtEnvironment.getEnvironment();
    try (var ids = OnnxTensor.createTensor(environment, LongBuffer.wrap(numbers), shape);
        var mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape);
        var types =
            OnnxTensor.createTensor(
                environment, LongBuffer.wrap(new long[numbers.length]), shape)) {
      var inputs = new HashMap<String, OnnxTensor>();
      inputs.put("input_ids", ids);
      inputs.put("attention_mask", mask);
      inputs.put("token_type_ids", types);
      inputs.keySet().retainAll(session.getInputNames());
      try (var result = session.run(inputs)) {
        var states = ((OnnxTensor) result.get(0)).getFloatBuffer();
        var shapeOfStates = ((OnnxTensor) result.get(0)).getInfo().getShape();
        var vector = new float[(int) shapeOfStates[shapeOfStates.length - 1]];
        states.get(vector);
        return Vectors.unit(vector);
      }
    } catch (OrtException failed) {
      throw new EmbeddingUnavailable("the model cannot compute", failed);
    }
  }
}
