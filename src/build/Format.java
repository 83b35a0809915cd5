import com.google.googlejavaformat.java.Formatter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Checks or writes the layout of every Java file below a folder: {@code check DIR} or {@code write
 * DIR}. Run by the build on the JDK that compiles, because the formatter borrows that JDK's own
 * parser.
 */
public class Format {
  public static void main(String[] args) throws Exception {
    var write = args[0].equals("write");
    var formatter = new Formatter();
    var wrong = 0;
    try (var files = Files.walk(Path.of(args[1]))) {
      for (var file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        var before = Files.readString(file);
        var after = formatter.formatSourceAndFixImports(before);
        if (before.equals(after)) {
          continue;
        }
        if (write) {
          Files.writeString(file, after);
        } else {
          wrong++;
          System.err.println("layout differs: " + file);
        }
      }
    }
    if (wrong > 0) {
      System.err.println(wrong + " file(s); run: mvn process-sources -Dformat=write");
      System.exit(1);
    }
  }
}
