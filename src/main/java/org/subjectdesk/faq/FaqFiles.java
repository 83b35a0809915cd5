package org.subjectdesk.faq;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.subjectdesk.yaml.Faults;
import org.subjectdesk.yaml.TextFile;

/**
 * Reads and writes files of FAQ entries: YAML, CSV (RFC 4180) and XLSX, told apart by the name's
 * ending. All three have the fields id, subject, question, variants and answer, and may have owner,
 * source and review-by. Text is UTF-8; GB18030 is converted. Safe for any thread.
 */
public final class FaqFiles {
  /** Longest answer in bytes of UTF-8: what one plain WeChat message certainly takes. */
  public static final int MAX_ANSWER_BYTES = 2_000;

  private final Subjects subjects;

  /**
   * Sets up the reader.
   *
   * @param subjects the catalogue that subjects are checked against; an empty one allows every code
   */
  public FaqFiles(Subjects subjects) {
    this.subjects = subjects;
  }

  /**
   * Reads one file. Texts are stripped, line ends become {@code \n}, and variants that repeat the
   * question or each other are dropped. An entry without a source has the file's name as its
   * source.
   *
   * @param name the file's name, whose ending tells its format
   * @param library whose entries these are, {@link FaqEntry#ALLIANCE} for everybody's
   * @param faults takes every mistake
   * @return the entries in the order of the file; none at all if the file has a fault
   */
  public List<FaqEntry> read(String name, byte[] content, String library, Faults faults) {
    var mine = new Faults();
    var check = new DraftCheck(name, library, subjects, mine);
    var entries =
        drafts(name, content, mine).stream()
            .map(check::check)
            .map(entry -> sourced(entry, name))
            .toList();
    faults.addAll(mine);
    return mine.isEmpty() ? entries : List.of();
  }

  private static FaqEntry sourced(FaqEntry entry, String name) {
    var upkeep = entry.upkeep();
    var file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return upkeep.source().isEmpty()
        ? entry.with(new FaqEntry.Upkeep(upkeep.owner(), file, upkeep.reviewBy()))
        : entry;
  }

  private static List<Draft> drafts(String name, byte[] content, Faults faults) {
    var format = Format.of(name);
    if (format.isEmpty()) {
      faults.add(name, 1, "neither YAML nor CSV nor XLSX", "name it .yaml, .csv or .xlsx");
      return List.of();
    }
    return switch (format.get()) {
      case YAML ->
          TextFile.chinese(name, content, faults)
              .map(text -> YamlEntries.read(name, text, faults))
              .orElse(List.of());
      case CSV ->
          TextFile.chinese(name, content, faults)
              .map(text -> CsvEntries.read(name, text, faults))
              .orElse(List.of());
      case XLSX -> XlsxEntries.read(name, content, faults);
    };
  }

  /** The entries as YAML that {@link #read} gives back unchanged, except for their library. */
  public static String writeYaml(Collection<FaqEntry> entries) {
    return YamlEntries.write(entries);
  }

  /**
   * The entries as an Excel file that {@link #read} gives back unchanged, except for their library.
   */
  public static byte[] writeXlsx(Collection<FaqEntry> entries) {
    return XlsxEntries.write(entries);
  }

  /** The entries as CSV that {@link #read} gives back unchanged, except for their library. */
  public static String writeCsv(Collection<FaqEntry> entries) {
    return CsvEntries.write(entries);
  }

  private enum Format {
    YAML,
    CSV,
    XLSX;

    static Optional<Format> of(String name) {
      var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
      return switch (ending) {
        case "yaml", "yml" -> Optional.of(YAML);
        case "csv" -> Optional.of(CSV);
        case "xlsx" -> Optional.of(XLSX);
        default -> Optional.empty();
      };
    }
  }
}
