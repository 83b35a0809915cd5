package org.subjectdesk.catalogue.reading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.subjectdesk.catalogue.Delivered;

/** Tells what a file is, by its first bytes and, where they leave it open, by its name. */
final class FileFormat {
  private static final int HEAD = 64;

  /** The leader of ISO 2709, lengths and all. */
  private static final Pattern LEADER = Pattern.compile("(?s)^\\s*[0-9]{5}.{5}22[0-9]{5}.*");

  private static final Pattern MARC_NAME = Pattern.compile(".*\\.(?:mrc|marc|iso|dat|mc)");
  private static final Pattern TABLE_NAME = Pattern.compile(".*\\.(?:csv|tsv|txt)");

  private FileFormat() {}

  static Source open(Path file, Origin origin) throws IOException {
    byte[] bytes;
    try (var in = Files.newInputStream(file)) {
      bytes = in.readNBytes(HEAD);
    }
    var head = new String(bytes, StandardCharsets.ISO_8859_1);
    var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (head.isEmpty()) {
      return refused("an empty file", "export it again");
    }
    if (head.startsWith("PK\u0003\u0004")) {
      return new XlsxTable(file, origin);
    }
    if (head.startsWith("\u00D0\u00CF\u0011\u00E0")) {
      return refused("an Excel file of the old kind (.xls)", "save it as .xlsx");
    }
    if (head.startsWith("\u00FF\u00FE") || head.startsWith("\u00FE\u00FF")) {
      return refused("a text in UTF-16", "save it in UTF-8");
    }
    if (head.replaceFirst("^\u00EF\u00BB\u00BF", "").stripLeading().startsWith("<")) {
      return new XmlFile(file, origin);
    }
    if (LEADER.matcher(head).matches() || MARC_NAME.matcher(name).matches()) {
      return new Iso2709(file, origin);
    }
    return TABLE_NAME.matcher(name).matches()
        ? new CsvTable(file, origin)
        : refused(
            "a file of an unknown kind",
            "readable are MARC 21 and CNMARC (.mrc, .iso), MARCXML (.xml), .csv and .xlsx");
  }

  private static Source refused(String what, String cure) {
    return new Nothing(new Delivered.Refused("file", what, cure));
  }

  /** A file that is one refusal. */
  private static final class Nothing implements Source {
    private Optional<Delivered> left;

    Nothing(Delivered refusal) {
      left = Optional.of(refusal);
    }

    @Override
    public Optional<Delivered> next() {
      var once = left;
      left = Optional.empty();
      return once;
    }

    @Override
    public double share() {
      return left.isPresent() ? 0 : 1;
    }

    @Override
    public void close() {
      // There is nothing to close.
    }
  }
}
