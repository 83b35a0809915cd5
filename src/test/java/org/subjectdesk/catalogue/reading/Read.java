package org.subjectdesk.catalogue.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.subjectdesk.catalogue.BibRecord;
import org.subjectdesk.catalogue.Delivered;
import org.subjectdesk.catalogue.Delivered.Taken;

/** Reads whole files in tests. */
final class Read {
  private Read() {}

  static Path folder() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  /** Writes a file that is deleted when the tests end. */
  static Path file(Path folder, String name, byte[] content) throws IOException {
    var path = Files.createTempFile(folder, "desk", name);
    path.toFile().deleteOnExit();
    return Files.write(path, content);
  }

  static List<Delivered> all(Path folder, String name, byte[] content) throws IOException {
    var all = new ArrayList<Delivered>();
    var path = file(folder, name, content);
    try (var file = RecordFile.open(path, "file", "lib-a")) {
      for (var one = file.next(); one.isPresent(); one = file.next()) {
        all.add(one.get());
      }
    } finally {
      Files.delete(path);
    }
    return all;
  }

  static List<BibRecord> taken(List<Delivered> all) {
    return all.stream().filter(Taken.class::isInstance).map(one -> ((Taken) one).entry()).toList();
  }

  /** What records say but for whose they are, with clean texts. */
  static List<String> texts(List<BibRecord> records) {
    return records.stream()
        .map(
            one ->
                String.join(
                    "|",
                    one.key().id(),
                    MarcTitle.bare(Texts.clean(one.title(), 500)),
                    one.persons().stream().map(name -> Texts.clean(name, 200)).toList().toString(),
                    one.imprint().toString(),
                    one.numbers().toString(),
                    one.kind().word(),
                    one.access().toString()))
        .toList();
  }
}
