package org.subjectdesk.bench.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.subjectdesk.Main;

/**
 * The main class of every server's JVM: {@code bare KIND PORT}, {@code socket PORT}, or {@code
 * desk} and the desk's own command line. Ends when the benchmark does, however that ends.
 */
final class Contestant {
  private Contestant() {}

  /** Runs one server. */
  public static void main(String[] args) {
    Thread.ofPlatform().daemon().name("parent").start(Contestant::endWithParent);
    switch (args[0]) {
      case "bare" -> BareServer.serve(args[1], Integer.parseInt(args[2]));
      case "socket" -> SocketEcho.serve(Integer.parseInt(args[1]));
      case "desk" -> Main.main(Arrays.copyOfRange(args, 1, args.length));
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  /** The parent never writes: standard input ends with its process. */
  private static void endWithParent() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException closed) {
      // As good as its end.
    }
    System.exit(0);
  }
}
