package org.subjectdesk.catalogue.reading;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.subjectdesk.catalogue.BibRecord;
import org.subjectdesk.catalogue.Delivered;
import org.subjectdesk.catalogue.Delivered.Refused;
import org.subjectdesk.catalogue.Delivered.Taken;
import org.subjectdesk.catalogue.Kind;
import org.subjectdesk.catalogue.KnownWorks;

/** Holdings in CSV and XLSX, whole and shifted. */
class TableFileTest {
  private static final List<BibRecord> WORKS = new KnownWorks(9, 60).records();
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final String HEAD = "记录号,题名,责任者,出版社,出版年,ISBN,类型,中图分类号\n";
  private static final String GOOD = "1,护理学基础,王建国,青禾出版社,2019,9787302518884,图书,R47\n";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "GBK"})
  void csv_is_read_in_both_encodings(String charset) throws IOException {
    var read = Read.all(folder, "a.csv", MemberFiles.csv(WORKS, Charset.forName(charset)));

    assertThat(Read.texts(Read.taken(read))).isEqualTo(Read.texts(WORKS));
  }

  @Test
  void xlsx_is_read_with_numbers_as_excel_keeps_them() throws IOException {
    var read = Read.all(folder, "a.xlsx", MemberFiles.xlsx(WORKS));

    assertThat(Read.texts(Read.taken(read))).isEqualTo(Read.texts(WORKS));
  }

  @Test
  void english_columns_in_any_order_and_lines_in_a_cell() throws IOException {
    var one =
        Read.taken(
                csv(
                    "\uFEFF某校图书馆 2026 年馆藏\n\n"
                        + "isbn;Title;call-number;price;authors;link\n"
                        + "978-7-302-51888-4;\"护理学\n"
                        + "\"\"基础\"\"\";R47/1;45;王建国|李海燕;https://a.example/1\n"))
            .getFirst();

    assertThat(one.title()).isEqualTo("护理学 \"基础\"");
    assertThat(one.persons()).containsExactly("王建国", "李海燕");
    assertThat(one.access())
        .isEqualTo(new BibRecord.Access("", "", "https://a.example/1", "R47/1"));
    assertThat(one.kind()).isEqualTo(Kind.BOOK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2,护理学,下册,王建国,青禾出版社,2019,9787302518884,图书,R47",
        "2,护理学,下册,王建国,青禾出版社,2019,9787302518884,图书",
        "2,王建国,青禾出版社,2019,9787302518884,图书,R47",
        "2,护理学,王建国,青禾出版社,2019,,9787302518884,图书",
        "2,护理学,王建国,青禾出版社,45.00元,9787302518884,图书,R47",
        "2,护理学,王建国,青禾出版社,2019,图书,R47,",
        "护理学,王建国,青禾出版社,2019,9787302518884,图书,R47",
        "2,9787302518884,王建国,青禾出版社,2019,,图书,R47",
        "2,护理学,王建国,2019,2019,,R47,图书",
      })
  void a_shifted_row_is_refused_alone_by_its_number(String row) throws IOException {
    var read = csv(HEAD + GOOD + row + "\n" + GOOD.replace("1,护", "3,护"));

    assertThat(read).hasSize(3);
    assertThat(read.get(0)).isInstanceOf(Taken.class);
    assertThat(read.get(2)).isInstanceOf(Taken.class);
    assertThat(read.get(1)).isInstanceOf(Refused.class);
    assertThat(read.get(1).place()).isEqualTo("row 3");
    assertThat(((Refused) read.get(1)).what())
        .matches("cells under wrong.*|9 cells under 8 columns");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2,1984,Orwell,青禾出版社,c2019,7-302-51888-0,图书,I561.45",
        "2,护理学,王建国,,不详,,图书,",
        "2,护理学,王建国,青禾出版社,2019年8月,精装,图书,R47",
        "2,护理学,王建国,青禾出版社,[2019],13017·123,图书,R47",
        "2,护理学,王建国,青禾出版社,2019,978-7-302-51888-5,图书,R47",
        "2,护理学,王建国,青禾出版社,2019,9.7873E+12,图书,R47",
        "2,护理学,王建国,青禾出版社,2019,,大图书,R47",
      })
  void a_slip_costs_no_row(String row) throws IOException {
    assertThat(csv(HEAD + GOOD + row + "\n")).hasSize(2).allMatch(Taken.class::isInstance);
  }

  @Test
  void a_wrong_number_is_left_out_and_told() throws IOException {
    var path =
        Read.file(
            folder,
            "a.csv",
            (HEAD + GOOD.replace("884,", "885,")).replace("类型", "馆藏地").getBytes(UTF_8));
    try (var file = RecordFile.open(path, "file", "lib-a")) {
      var one = (Taken) file.next().orElseThrow();
      assertThat(one.entry().numbers().isbn()).isEmpty();
      assertThat(file.remarks())
          .containsExactly(
              new Remark("row 1", "columns that are not read: 馆藏地"),
              new Remark("row 2", "taken without its isbn, which is wrong: 9787302518885"));
    }
  }

  @Test
  void without_ids_the_same_row_has_the_same_id_and_comes_once() throws IOException {
    var file = "题名,责任者\n护理,王建国\n护理,李海燕\n护理,王建国\n";
    var read = csv(file);

    assertThat(Read.taken(read)).hasSize(2);
    assertThat(((Refused) read.get(2)).what()).startsWith("the same as row 2");
    assertThat(csv(file)).isEqualTo(read);
  }

  @Test
  void a_lost_quote_costs_its_own_row() throws IOException {
    var read = csv(HEAD + GOOD + "2,\"护理学,王建国\n" + GOOD.replace("1,护理学基础", "3,\"护理学\""));

    assertThat(read).hasSize(3);
    assertThat(read.get(1).place()).isEqualTo("row 3");
    assertThat(read.get(2)).isInstanceOf(Taken.class);
  }

  @Test
  void a_broken_byte_costs_its_own_row_and_is_never_read_as_another_encoding() throws IOException {
    for (var charset : List.of(UTF_8, GB18030)) {
      var bytes = new ByteArrayOutputStream();
      bytes.writeBytes((HEAD + GOOD).getBytes(charset));
      bytes.writeBytes("2,护理".getBytes(charset));
      bytes.write(0xE6);
      bytes.writeBytes(("\n" + GOOD.replace("1,护", "3,护")).getBytes(charset));
      var read = Read.all(folder, "a.csv", bytes.toByteArray());

      assertThat(read).hasSize(3);
      assertThat(((Refused) read.get(1)).what()).contains("bytes that are not");
    }
  }

  @Test
  void traditional_characters_are_no_fault_in_a_file_of_gb18030() throws IOException {
    var rows = HEAD + GOOD + GOOD.replace("1,护理学基础,王建国,青禾出版社", "2,護發實務與應用,葉國棟,學術");
    var read = Read.all(folder, "a.csv", rows.getBytes(GB18030));

    assertThat(Read.taken(read)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "a.csv,'',an empty file",
    "a.csv,'a;b',no heading",
    "a.pdf,'%PDF-1.7',an unknown kind",
    "a.xlsx,'no zip',an unknown kind",
    "a.xml,'<a/>',XML without a record"
  })
  void what_cannot_be_read_is_one_refusal(String name, String content, String what)
      throws IOException {
    var read = Read.all(folder, name, content.getBytes(UTF_8));

    assertThat(read).hasSize(1);
    assertThat(((Refused) read.getFirst()).what()).contains(what);
    assertThat(Read.all(folder, "a.csv", ("\uFEFF" + HEAD).getBytes(UTF_16LE)).toString())
        .contains("UTF-16");
  }

  @Test
  void an_excel_file_that_is_a_bomb_is_refused() throws IOException {
    var sheet = "xl/worksheets/sheet1.xml";
    var good = MemberFiles.xlsx(WORKS);
    var far = changed(good, sheet, text -> text.replace("r=\"A2\"", "r=\"ZZZZZZ2\""));
    var hidden = changed(good, sheet, text -> text.replace("r=\"A2\"", "r=\"&#90;ZZZZZ2\""));
    var endless =
        changed(good, sheet, text -> text.replaceFirst("<v>", "<v>" + "9".repeat(500_000)));
    var half = changed(good, sheet, text -> text.substring(0, text.length() / 2));
    var lost = changed(good, "[Content_Types].xml", _ -> "<x/>");
    for (var bad : List.of(far, hidden, endless, Arrays.copyOf(good, good.length / 2))) {
      assertThat(Read.all(folder, "a.xlsx", bad)).singleElement().isInstanceOf(Refused.class);
    }
    assertThat(Read.all(folder, "a.xlsx", half).getLast()).isInstanceOf(Refused.class);
    assertThat(Read.all(folder, "a.xlsx", lost)).isNotEmpty();
  }

  @Property(tries = 200)
  void whatever_stands_in_a_row_the_next_one_arrives(@ForAll String text) throws IOException {
    var rows = HEAD + GOOD + text.replace('"', '\'') + "\n" + GOOD.replace("1,护", "last,护");
    var read = Read.all(Read.folder(), "a.csv", rows.getBytes(UTF_8));

    assertThat(Read.taken(read).getLast().key().id()).isEqualTo("last");
    assertThat(Read.taken(read))
        .allSatisfy(one -> assertThat(one.toString()).doesNotContain("\u0000"));
  }

  private List<Delivered> csv(String text) throws IOException {
    return Read.all(folder, "a.csv", text.getBytes(UTF_8));
  }

  private static byte[] changed(byte[] book, String part, UnaryOperator<String> change)
      throws IOException {
    var out = new ByteArrayOutputStream();
    try (var channel = new SeekableInMemoryByteChannel(book);
        var in = ZipFile.builder().setSeekableByteChannel(channel).get();
        var zip = new ZipOutputStream(out)) {
      for (var entry : Collections.list(in.getEntries())) {
        var text = new String(in.getInputStream(entry).readAllBytes(), UTF_8);
        zip.putNextEntry(new ZipEntry(entry.getName()));
        zip.write((entry.getName().equals(part) ? change.apply(text) : text).getBytes(UTF_8));
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }
}
