package org.subjectdesk.faq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subjectdesk.yaml.Fault;
import org.subjectdesk.yaml.Faults;

class FaqFilesTest {
  private static final String HEADING = "id,subject,question,variants,answer\n";
  private static final FaqEntry RENEW =
      entry("renew", "*", "图书怎么续借？", List.of("续借", "延期"), "第一行\n第二行");
  private static final FaqEntry SHOP =
      entry("shop", "530701", "有电商数据库吗", List.of(), "有：{{library.website}}");

  private final Faults faults = new Faults();
  private final FaqFiles files = new FaqFiles(Subjects.none());

  @Test
  void yaml_is_read() {
    var entries =
        read(
            "a.yaml",
            """
            - id: renew
              subject: "*"
              question: 图书怎么续借？
              variants:
                - 续借
                - 延期
              answer: |
                第一行
                第二行
            - {id: shop, subject: 530701, question: 有电商数据库吗, variants: [],
               answer: "有：{{library.website}}"}
            """);

    assertThat(faults.list()).isEmpty();
    assertThat(entries)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("upkeep")
        .containsExactly(RENEW, SHOP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF"})
  void csv_is_read_with_and_without_a_byte_order_mark(String mark) {
    var entries =
        read(
            "a.CSV",
            mark
                + "subject,id,question,answer,variants,,\r\n"
                + "*,renew,图书怎么续借？,\"第一行\r\n第二行\",续借|延期| 续借。||图书怎么续借\r\n"
                + "\r\n"
                + "530701,shop, 有电商数据库吗 ,有：{{library.website}}\r\n");

    assertThat(faults.list()).isEmpty();
    assertThat(entries)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("upkeep")
        .containsExactly(RENEW, SHOP);
  }

  @Test
  void xlsx_is_read() throws IOException {
    var entries =
        files.read(
            "a.xlsx",
            xlsx(
                List.of("id", "subject", "question", "variants", "answer"),
                List.of("renew", "*", "图书怎么续借？", "续借|延期", "第一行\n第二行"),
                List.of(),
                List.of("shop", 530701, "有电商数据库吗", "", "有：{{library.website}}")),
            "*",
            faults);

    assertThat(faults.list()).isEmpty();
    assertThat(entries)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("upkeep")
        .containsExactly(RENEW, SHOP);
  }

  private static final FaqEntry.Upkeep KEPT =
      new FaqEntry.Upkeep("流通部", "读者手册", Optional.of(LocalDate.of(2027, 6, 30)));

  @Test
  void the_upkeep_is_read_from_yaml() {
    var entries =
        read(
            "a.yaml",
            """
            - {id: a, subject: "*", question: 问题, variants: [], answer: 答,
               owner: 流通部, source: 读者手册, review-by: 2027-06-30}
            """);

    assertThat(faults.list()).isEmpty();
    assertThat(entries).extracting(FaqEntry::upkeep).containsExactly(KEPT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2027-06-30", "2027/6/30"})
  void the_upkeep_is_read_from_csv_even_if_excel_had_its_way_with_the_day(String day) {
    var entries =
        read(
            "a.csv",
            "review-by,source,id,subject,question,variants,answer,owner\n"
                + day
                + ",读者手册,a,*,问题,,答,流通部\n");

    assertThat(faults.list()).isEmpty();
    assertThat(entries).extracting(FaqEntry::upkeep).containsExactly(KEPT);
  }

  @Test
  void the_upkeep_is_read_from_xlsx_where_a_day_is_a_number() throws IOException {
    var content =
        xlsx(
            List.of(
                "id", "subject", "question", "variants", "answer", "owner", "source", "review-by"),
            List.of("a", "*", "问题", "", "答", "流通部", "读者手册", 46_568),
            List.of("b", "*", "问题", "", "答", "流通部", "读者手册", "2027-06-30"),
            List.of("c", "*", "问题", "", "答"));

    assertThat(files.read("a.xlsx", content, "*", faults))
        .extracting(FaqEntry::upkeep)
        .containsExactly(KEPT, KEPT, new FaqEntry.Upkeep("", "a.xlsx", Optional.empty()));
    assertThat(faults.list()).isEmpty();
  }

  @Test
  void without_a_source_the_file_is_the_source() {
    assertThat(read("some/folder/a.csv", HEADING + "a,*,问题,,答\n"))
        .extracting(FaqEntry::upkeep)
        .containsExactly(new FaqEntry.Upkeep("", "a.csv", Optional.empty()));
  }

  @Test
  void a_day_that_is_none_and_a_long_owner_are_faults_with_their_line() {
    read(
        "a.csv",
        "id,subject,question,variants,answer,owner,review-by\n"
            + "a,*,问题,,答,,2027-02-29\n"
            + "b,*,问题,,答,,soon\n"
            + "c,*,问题,,答,"
            + "长".repeat(201)
            + ",\n");

    assertThat(faults.list())
        .extracting(Fault::toString)
        .containsExactly(
            "a.csv:2: review-by is no day of the calendar; write it as 2027-06-30",
            "a.csv:3: review-by is no day of the calendar; write it as 2027-06-30",
            "a.csv:4: owner has several lines or more than 200 characters; write it in one short"
                + " line");
  }

  @Test
  void entries_belong_to_the_library_they_are_read_for() {
    var csv = HEADING + "a,*,问题一,,答\n";

    assertThat(files.read("a.csv", csv.getBytes(UTF_8), "demo-a", faults))
        .extracting(FaqEntry::library)
        .containsExactly("demo-a");
  }

  @Test
  void every_fault_of_a_yaml_file_has_its_line_and_nothing_is_taken() {
    var entries =
        read(
            "a.yaml",
            """
            - id: good
              subject: "*"
              question: 好的问题
              variants: []
              answer: 好
            - id: good
              subject: 5
              question: " "
              variants: [a|b]
              answer: "见 {{library.hours"
              colour: red
            - subject: "*"
              question: "？！"
              variants: 一
              answer:
            """);

    assertThat(entries).isEmpty();
    assertThat(faults.list())
        .extracting(Fault::line, Fault::what)
        .containsExactly(
            tuple(6, "id good is there already in line 1"),
            tuple(7, "subject 5 is no code"),
            tuple(8, "question is missing"),
            tuple(9, "a variant holds |, which separates variants"),
            tuple(10, "a placeholder that is not closed or has no proper name"),
            tuple(11, "unknown key colour"),
            tuple(12, "id is missing"),
            tuple(13, "a question without words"),
            tuple(14, "expected a list here"),
            tuple(15, "answer is missing"));
  }

  @Test
  void a_row_of_csv_is_blamed_at_the_line_where_it_begins() {
    var entries =
        read(
            "a.csv",
            HEADING
                + "a,*,问题一,,\"两\n行\n答案\"\n"
                + "\n"
                + "b,*,问题二,,\n"
                + "c,*,问题三,,一,二\n"
                + "a,999,问题四\n");

    assertThat(entries).isEmpty();
    assertThat(faults.list())
        .extracting(Fault::line, Fault::what)
        .containsExactly(
            tuple(6, "answer is missing"),
            tuple(7, "6 fields instead of 5"),
            tuple(8, "id a is there already in line 2"),
            tuple(8, "subject 999 is no code"),
            tuple(8, "answer is missing"));
  }

  @Test
  void a_row_of_xlsx_is_blamed_by_its_number() throws IOException {
    var content =
        xlsx(
            List.of("id", "subject", "question", "variants", "answer"),
            List.of("a", "*", "问题一", "", "答"),
            List.of(),
            List.of("b", "x", "问题二", "", "答"));

    assertThat(files.read("a.xlsx", content, "*", faults)).isEmpty();
    assertThat(faults.list())
        .extracting(Fault::toString)
        .containsExactly("a.xlsx:4: subject x is no code; write * or a code of 2, 4 or 6 digits");
  }

  @Test
  void columns_that_are_unknown_or_missing_are_named() throws IOException {
    read("a.csv", "id,subject,question,colour,taste\nx,y,z,1,2\n");
    files.read(
        "b.xlsx",
        xlsx(List.of("id", "id", "subject", "question", "variants", "answer")),
        "*",
        faults);

    assertThat(faults.list())
        .extracting(Fault::toString)
        .containsExactly(
            "a.csv:1: unknown columns colour, taste; write the first line as"
                + " id,subject,question,variants,answer",
            "a.csv:1: missing columns variants, answer; write the first line as"
                + " id,subject,question,variants,answer",
            "b.xlsx:1: a column that is there twice; write the first line as"
                + " id,subject,question,variants,answer");
  }

  @Test
  void an_open_quote_is_a_fault_where_its_row_begins() {
    read("a.csv", HEADING + "a,*,问题一,,答\nb,*,\"问题二,,答\nc,*,问题三,,答\n");

    assertThat(faults.list()).extracting(Fault::line).containsExactly(3);
  }

  @Test
  void a_character_behind_a_closing_quote_is_a_fault() {
    read("a.csv", HEADING + "a,*,\"问题\"一,,答\n");

    assertThat(faults.list()).extracting(Fault::line).containsExactly(2);
  }

  @Test
  void gb18030_is_converted_and_a_third_encoding_is_a_fault() {
    var text = HEADING + "a,*,续借,,答\n";

    assertThat(files.read("a.csv", text.getBytes(Charset.forName("GB18030")), "*", faults))
        .extracting(FaqEntry::question)
        .containsExactly("续借");
    assertThat(files.read("a.csv", text.getBytes(Charset.forName("UTF-16LE")), "*", faults))
        .isEmpty();
    assertThat(faults.list()).extracting(Fault::line).containsExactly(2);
  }

  @Test
  void what_is_written_as_xlsx_is_read_again() {
    var upkeep = new FaqEntry.Upkeep("张老师", "服务手册", Optional.of(LocalDate.of(2027, 9, 1)));
    var entries =
        List.of(
            new FaqEntry("*", "a-1", "530701", "怎么续借？", List.of("延期", "再借"), "第一行\n第二行 <&>")
                .with(upkeep),
            new FaqEntry("*", "b", "*", "几点开门", List.of(), "=SUM(1,2) 不是公式").with(upkeep));

    assertThat(files.read("a.xlsx", FaqFiles.writeXlsx(entries), "*", faults)).isEqualTo(entries);
    assertThat(faults.list()).isEmpty();
  }

  @Test
  void a_formula_is_named_by_its_cell() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "test", "1.0")) {
      var sheet = book.newWorksheet("FAQ");
      for (var column = 0; column < Columns.NAMES.size(); column++) {
        sheet.value(0, column, Columns.NAMES.get(column));
        sheet.value(1, column, "*");
      }
      sheet.formula(1, 2, "CONCATENATE(A2,B2)");
    }

    assertThat(files.read("a.xlsx", out.toByteArray(), "*", faults)).isEmpty();
    assertThat(faults.list())
        .extracting(Fault::toString)
        .contains("a.xlsx:2: a formula in cell C2; replace it by its value (copy, paste values)");
  }

  @Test
  void a_file_that_unpacks_to_too_much_is_refused_before_it_is_read() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      var zeros = new byte[1_000_000];
      for (var written = 0L; written <= XlsxEntries.MOST_UNPACKED; written += zeros.length) {
        zip.write(zeros);
      }
    }

    assertThat(files.read("a.xlsx", out.toByteArray(), "*", faults)).isEmpty();
    assertThat(faults.list())
        .extracting(Fault::what)
        .containsExactly("an Excel file that unpacks to more than 100 MB");
  }

  @Test
  void a_cell_of_ten_megabytes_is_named_by_its_line() {
    read("a.csv", HEADING + "a,*,问题一,,答\nb,*," + "字".repeat(3_500_000) + ",,答\n");

    assertThat(faults.list())
        .extracting(Fault::line, Fault::what)
        .containsExactly(tuple(3, "a question of 3500000 characters"));
  }

  @Test
  void an_answer_must_fit_one_message() {
    read("a.csv", HEADING + "a,*,问题一,," + "字".repeat(666) + "\nb,*,问题二,," + "字".repeat(667) + "\n");

    assertThat(faults.list())
        .extracting(Fault::line, Fault::what)
        .containsExactly(tuple(3, "the answer has 2001 bytes and fits no WeChat message"));
  }

  @Test
  void texts_that_a_message_cannot_carry_are_faults() {
    read("a.csv", HEADING + "a,*,问\u0007题,,答\nb b,*,\"问\n题\",,答\nc,*,问题,\uFFFD,答\n");

    assertThat(faults.list()).extracting(Fault::line).containsExactly(2, 3, 3, 5);
  }

  @Test
  void a_subject_must_be_in_the_catalogue_if_there_is_one() {
    var strict = new FaqFiles(Subjects.of(List.of(new Subject("53", "财经商贸大类", List.of()))));

    strict.read("a.csv", (HEADING + "a,53,问题一,,答\nb,54,问题二,,答\n").getBytes(UTF_8), "*", faults);

    assertThat(faults.list())
        .extracting(Fault::line, Fault::what)
        .containsExactly(tuple(3, "subject 54 is not in the catalogue"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.txt", "a", "csv.bak"})
  void other_files_are_refused(String name) {
    assertThat(read(name, "x")).isEmpty();
    assertThat(faults.list()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PK\u0003\u0004", "not a zip", "PK\u0003\u0004\u0014\u0000garbage"})
  void bytes_that_are_no_excel_file_are_a_fault(String content) {
    assertThat(read("a.xlsx", content)).isEmpty();
    assertThat(faults.list()).hasSize(1);
  }

  private List<FaqEntry> read(String name, String content) {
    return files.read(name, content.getBytes(UTF_8), "*", faults);
  }

  private static FaqEntry entry(
      String id, String subject, String question, List<String> variants, String answer) {
    return new FaqEntry("*", id, subject, question, variants, answer);
  }

  private static byte[] xlsx(List<?>... rows) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "test", "1.0")) {
      var sheet = book.newWorksheet("FAQ");
      for (var row = 0; row < rows.length; row++) {
        for (var column = 0; column < rows[row].size(); column++) {
          switch (rows[row].get(column)) {
            case Integer number -> sheet.value(row, column, number);
            case Object text -> sheet.value(row, column, text.toString());
          }
        }
      }
    }
    return out.toByteArray();
  }
}
