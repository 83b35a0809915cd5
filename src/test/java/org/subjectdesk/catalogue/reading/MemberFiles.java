package org.subjectdesk.catalogue.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.marc4j.MarcStreamWriter;
import org.marc4j.MarcXmlWriter;
import org.marc4j.marc.DataField;
import org.marc4j.marc.MarcFactory;
import org.marc4j.marc.Record;
import org.subjectdesk.catalogue.BibRecord;
import org.subjectdesk.catalogue.Kind;

/**
 * Files as members export them, made of records, such as {@link
 * org.subjectdesk.catalogue.KnownWorks} invents; MARC by marc4j, XLSX by fastexcel.
 */
public final class MemberFiles {
  private static final MarcFactory FACTORY = MarcFactory.newInstance();
  private static final List<String> COLUMNS =
      List.of(
          "记录号", "题名", "责任者", "出版社", "出版年", "ISBN", "ISSN", "DOI", "版次", "类型", "中图分类号", "语种", "链接",
          "索书号");

  private MemberFiles() {}

  /** The two kinds of MARC. */
  public enum Flavour {
    CNMARC,
    MARC21
  }

  /** ISO 2709 in an encoding that Java knows. */
  public static byte[] marc(List<BibRecord> records, Flavour flavour, String charset) {
    var out = new ByteArrayOutputStream();
    var writer = new MarcStreamWriter(out, charset);
    records.forEach(one -> writer.write(record(one, flavour, charset)));
    writer.close();
    return out.toByteArray();
  }

  /** A MARCXML collection in UTF-8. */
  public static byte[] marcXml(List<BibRecord> records, Flavour flavour) {
    var out = new ByteArrayOutputStream();
    var writer = new MarcXmlWriter(out, true);
    records.forEach(one -> writer.write(record(one, flavour, "UTF-8")));
    writer.close();
    return out.toByteArray();
  }

  /** One record as marc4j has it. */
  public static Record record(BibRecord one, Flavour flavour, String charset) {
    return switch (flavour) {
      case CNMARC -> cnmarc(one);
      case MARC21 -> marc21(one, charset);
    };
  }

  private static Record cnmarc(BibRecord one) {
    var record =
        FACTORY.newRecord(
            "00000" + (one.kind() == Kind.EBOOK ? "nlm" : "nam") + "0 2200000   450 ");
    record.addVariableField(FACTORY.newControlField("001", one.key().id()));
    one.numbers().isbn().forEach(isbn -> record.addVariableField(field("010", "a", isbn)));
    one.numbers().issn().forEach(issn -> record.addVariableField(field("011", "a", issn)));
    record.addVariableField(field("101", "a", one.access().language()));
    record.addVariableField(field("200", "a", one.title()));
    record.addVariableField(field("205", "a", one.imprint().edition()));
    record.addVariableField(
        field("210", "a", "南京", "c", one.imprint().publisher(), "d", year(one)));
    record.addVariableField(field("690", "a", one.access().clc()));
    one.persons().forEach(name -> record.addVariableField(field("701", "a", name, "4", "主编")));
    record.addVariableField(field("856", "u", one.access().link()));
    record.addVariableField(field("905", "a", "250001", "s", one.access().callNumber()));
    return record;
  }

  private static Record marc21(BibRecord one, String charset) {
    var coding = charset.equals("UTF-8") ? 'a' : ' ';
    var record = FACTORY.newRecord("00000nam " + coding + "2200000 i 4500");
    record.addVariableField(FACTORY.newControlField("001", one.key().id()));
    var form = one.kind() == Kind.EBOOK ? "o" : " ";
    var date = one.imprint().year() == 0 ? "    " : year(one);
    record.addVariableField(
        FACTORY.newControlField(
            "008",
            "200101s"
                + date
                + "    cc      "
                + form
                + "     000 0 "
                + one.access().language()
                + " d"));
    one.numbers().isbn().forEach(isbn -> record.addVariableField(field("020", "a", isbn)));
    one.numbers().issn().forEach(issn -> record.addVariableField(field("022", "a", issn)));
    record.addVariableField(field("084", "a", one.access().clc(), "2", "clc"));
    record.addVariableField(field("245", "a", one.title() + " /"));
    record.addVariableField(field("250", "a", one.imprint().edition()));
    record.addVariableField(
        field("264", "a", "南京 :", "b", one.imprint().publisher() + ",", "c", year(one)));
    one.persons().forEach(name -> record.addVariableField(field("700", "a", name)));
    record.addVariableField(field("856", "u", one.access().link()));
    record.addVariableField(field("852", "h", one.access().callNumber()));
    return record;
  }

  /** A field of codes and values in turn. */
  public static DataField field(String tag, String... codesAndValues) {
    var field = FACTORY.newDataField(tag, ' ', ' ');
    for (var i = 0; i < codesAndValues.length; i += 2) {
      field.addSubfield(FACTORY.newSubfield(codesAndValues[i].charAt(0), codesAndValues[i + 1]));
    }
    return field;
  }

  /** Holdings as CSV. */
  public static byte[] csv(List<BibRecord> records, Charset charset) {
    var rows = new java.util.ArrayList<List<String>>();
    rows.add(COLUMNS);
    records.forEach(one -> rows.add(row(one)));
    return rows.stream()
        .map(
            row ->
                row.stream()
                    .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                    .collect(Collectors.joining(",", "", "\r\n")))
        .collect(Collectors.joining())
        .getBytes(charset);
  }

  /** Holdings as XLSX. */
  public static byte[] xlsx(List<BibRecord> records) {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "SubjectDesk", "1.0")) {
      var sheet = book.newWorksheet("馆藏");
      var line = 0;
      write(sheet, line, COLUMNS);
      for (var one : records) {
        write(sheet, ++line, row(one));
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return out.toByteArray();
  }

  private static void write(org.dhatim.fastexcel.Worksheet sheet, int line, List<String> cells) {
    for (var i = 0; i < cells.size(); i++) {
      if (cells.get(i).matches("[0-9]{4}|[0-9]{13}")) {
        sheet.value(line, i, Long.valueOf(cells.get(i)));
      } else {
        sheet.value(line, i, cells.get(i));
      }
    }
  }

  private static List<String> row(BibRecord one) {
    return List.of(
        one.key().id(),
        one.title(),
        String.join("；", one.persons()),
        one.imprint().publisher(),
        year(one),
        String.join(";", one.numbers().isbn()),
        String.join(";", one.numbers().issn()),
        String.join(";", one.numbers().doi()),
        one.imprint().edition(),
        one.kind().word(),
        one.access().clc(),
        one.access().language(),
        one.access().link(),
        one.access().callNumber());
  }

  private static String year(BibRecord one) {
    return one.imprint().year() == 0 ? "" : String.valueOf(one.imprint().year());
  }
}
