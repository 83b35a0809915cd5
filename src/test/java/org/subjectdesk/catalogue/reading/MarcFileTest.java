package org.subjectdesk.catalogue.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marc4j.MarcStreamWriter;
import org.marc4j.converter.impl.UnicodeToAnsel;
import org.marc4j.marc.MarcFactory;
import org.subjectdesk.catalogue.BibRecord;
import org.subjectdesk.catalogue.Delivered;
import org.subjectdesk.catalogue.Delivered.Refused;
import org.subjectdesk.catalogue.Kind;
import org.subjectdesk.catalogue.KnownWorks;
import org.subjectdesk.catalogue.reading.MemberFiles.Flavour;

/** Files after ISO 2709, made by marc4j, whole and broken. */
class MarcFileTest {
  private static final List<BibRecord> WORKS = new KnownWorks(7, 60).records();
  private static final int BASE = 12;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"CNMARC,UTF-8", "CNMARC,GBK", "CNMARC,GB18030", "MARC21,UTF-8", "MARC21,GBK"})
  void both_flavours_are_read_in_all_encodings(Flavour flavour, String charset) throws IOException {
    var read = Read.all(folder, "a.mrc", MemberFiles.marc(WORKS, flavour, charset));

    assertThat(Read.texts(Read.taken(read))).isEqualTo(Read.texts(WORKS));
  }

  @Test
  void the_fields_of_cnmarc_come_where_they_belong() throws IOException {
    var record = MarcFactory.newInstance().newRecord("00000nam0 2200000   450 ");
    record.addVariableField(MarcFactory.newInstance().newControlField("001", " CAL 012 "));
    for (var field :
        List.of(
            MemberFiles.field("010", "a", "978-7-302-51888-4", "b", "精装", "d", "CNY45.00"),
            MemberFiles.field("017", "a", "10.1000/Xyz", "2", "doi"),
            MemberFiles.field("100", "a", "20210305d2019    em y0chiy50      ea"),
            MemberFiles.field("101", "a", "chi"),
            MemberFiles.field("200", "a", "护理学", "e", "微课版", "f", "王建国主编", "h", "下册", "i", "内科"),
            MemberFiles.field("205", "a", "第2版"),
            MemberFiles.field("210", "a", "南京", "c", "青禾出版社"),
            MemberFiles.field("690", "a", "R47", "v", "5"),
            MemberFiles.field("701", "a", "王建国", "4", "主编"),
            MemberFiles.field("702", "a", "Smith", "b", "John", "4", "译"),
            MemberFiles.field("856", "u", "https://ebook.lib.example.edu/1"),
            MemberFiles.field("905", "a", "250001", "d", "R47", "e", "W35"))) {
      record.addVariableField(field);
    }
    var one = Read.taken(Read.all(folder, "a.iso", written(record, "GBK"))).getFirst();

    assertThat(one.key()).isEqualTo(new BibRecord.Key("file", "CAL 012", "lib-a"));
    assertThat(one.title()).isEqualTo("护理学 下册 内科: 微课版");
    assertThat(one.persons()).containsExactly("王建国", "Smith, John");
    assertThat(one.imprint()).isEqualTo(new BibRecord.Imprint("青禾出版社", 2019, "第2版"));
    assertThat(one.numbers())
        .isEqualTo(
            new BibRecord.Numbers(List.of("9787302518884"), List.of(), List.of("10.1000/xyz")));
    assertThat(one.access())
        .isEqualTo(
            new BibRecord.Access("R47", "chi", "https://ebook.lib.example.edu/1", "R47/W35"));
  }

  @Test
  void chinese_beside_its_transcription_counts_in_marc21() throws IOException {
    var record = MarcFactory.newInstance().newRecord("00000nam a2200000 i 4500");
    record.addVariableField(
        MemberFiles.field("245", "6", "880-01", "a", "Hu li xue :", "b", "wei ke ban /"));
    record.addVariableField(MemberFiles.field("880", "6", "245-01/$1", "a", "護理學 :", "b", "微課版 /"));
    record.addVariableField(MemberFiles.field("502", "a", "Thesis"));
    var one = Read.taken(Read.all(folder, "a.dat", written(record, "UTF-8"))).getFirst();

    assertThat(one.title()).isEqualTo("護理學: 微課版");
    assertThat(one.kind()).isEqualTo(Kind.THESIS);
    assertThat(one.key().id()).startsWith("h");
  }

  @ParameterizedTest
  @CsvSource({
    "nam,BOOK",
    "nas,JOURNAL",
    "nlm,EBOOK",
    "ngm,OTHER",
    "nab,BOOK",
    "naa,OTHER",
    "???,OTHER"
  })
  void the_leader_tells_the_kind(String leader, Kind kind) throws IOException {
    var record = MarcFactory.newInstance().newRecord("00000" + leader + "0 2200000   450 ");
    record.addVariableField(MemberFiles.field("200", "a", "护理"));
    assertThat(Read.taken(Read.all(folder, "a.mrc", written(record, "UTF-8"))).getFirst().kind())
        .isEqualTo(kind);
  }

  @Test
  void marc8_is_read_and_what_is_not_marc8_is_refused() throws IOException {
    var record = MarcFactory.newInstance().newRecord("00000nam  2200000 i 4500");
    record.addVariableField(MemberFiles.field("245", "a", "Müllers Straße 护理", "c", "Ångström"));
    var out = new ByteArrayOutputStream();
    var writer = new MarcStreamWriter(out, "ISO8859_1");
    writer.setConverter(new UnicodeToAnsel());
    writer.write(record);
    writer.close();
    assertThat(Read.taken(Read.all(folder, "a.mrc", out.toByteArray())).getFirst().title())
        .isEqualTo("Müllers Straße 护理");

    var latin = written(record, "ISO-8859-1");
    assertThat(Read.all(folder, "b.mrc", latin)).singleElement().isInstanceOf(Refused.class);
  }

  @Test
  void a_broken_byte_of_utf8_is_refused_and_never_read_as_gbk() throws IOException {
    for (var flavour : Flavour.values()) {
      for (var work : WORKS) {
        var bytes = MemberFiles.marc(List.of(work), flavour, "UTF-8");
        var han = new String(bytes, ISO_8859_1).indexOf('\u00E6');
        if (han > 0) {
          bytes[han + 1] = '?';
          assertThat(Read.all(folder, "a.mrc", bytes)).singleElement().isInstanceOf(Refused.class);
        }
      }
    }
  }

  @Test
  void a_broken_record_is_refused_alone_with_number_and_name() throws IOException {
    var good = pieces("GBK");
    var wrongLength = good.get(1).clone();
    wrongLength[4] ^= 1;
    var wrongBase = good.get(3).clone();
    wrongBase[BASE + 4] ^= 1;
    var wrongDirectory = good.get(5).clone();
    wrongDirectory[24 + 12 + 3] = '9';
    var file = new ByteArrayOutputStream();
    for (var piece :
        List.of(
            good.get(0),
            wrongLength,
            "\r\n".getBytes(UTF_8),
            good.get(2),
            wrongBase,
            good.get(4),
            wrongDirectory,
            good.get(6))) {
      file.writeBytes(piece);
    }
    file.write(0x1A);
    var read = Read.all(folder, "a.mrc", file.toByteArray());

    assertThat(ids(read)).containsExactly(id(0), id(2), id(4), id(6));
    assertThat(read).hasSize(7);
    assertThat(read.get(1).place()).isEqualTo("record 2 (001 " + id(1) + ")");
    assertThat(read.get(5))
        .isEqualTo(
            new Refused(
                "record 6 (001 " + id(5) + ")",
                "a directory that does not lead to field 010",
                ((Refused) read.get(5)).cure()));
  }

  @Test
  void garbage_and_a_lost_terminator_cost_no_other_record() throws IOException {
    var good = pieces("UTF-8");
    var file = new ByteArrayOutputStream();
    file.writeBytes(good.get(0));
    file.writeBytes("garbage 00999 \u0000 here".getBytes(UTF_8));
    file.writeBytes(good.get(1));
    file.write(good.get(2), 0, good.get(2).length - 1);
    file.writeBytes(good.get(3));
    file.writeBytes(new byte[300_000]);
    file.writeBytes("x".repeat(300_000).getBytes(UTF_8));
    file.writeBytes(good.get(4));
    file.write(good.get(5), 0, good.get(5).length / 2);
    var read = Read.all(folder, "a.mrc", file.toByteArray());

    assertThat(ids(read)).containsExactly(id(0), id(1), id(3), id(4));
    assertThat(((Refused) read.getLast()).what()).contains("breaks off");
  }

  @Test
  void a_second_record_of_one_name_is_refused_and_told_where_the_first_is() throws IOException {
    var file =
        MemberFiles.marc(
            List.of(WORKS.get(0), WORKS.get(1), WORKS.get(0)), Flavour.CNMARC, "UTF-8");
    var read = Read.all(folder, "a.mrc", file);

    assertThat(((Refused) read.get(2)).what()).contains("the same as record 1");
  }

  @Test
  void reading_goes_on_where_it_was_broken_off() throws IOException {
    var path = Read.file(folder, "a.mrc", MemberFiles.marc(WORKS, Flavour.CNMARC, "GBK"));
    try (var file = RecordFile.open(path, "file", "lib-a")) {
      file.skip(10);
      assertThat(file.share()).isBetween(0.0, 1.0);
      assertThat(file.next().orElseThrow().place()).startsWith("record 11 ");
      assertThat(file.delivered()).isEqualTo(11);
      file.skip(1_000_000);
      assertThat(file.delivered()).isEqualTo(WORKS.size());
      assertThat(file.share()).isEqualTo(1);
    }
  }

  /** The first and the last record are good; what stands between them is not. */
  @Property(tries = 200)
  void whatever_happens_to_a_record_its_neighbours_arrive(@ForAll long seed, @ForAll boolean utf8)
      throws IOException {
    var random = new Random(seed);
    var good = pieces(utf8 ? "UTF-8" : "GBK");
    var broken = mutated(good.get(1), random);
    var file = new ByteArrayOutputStream();
    file.writeBytes(good.get(0));
    file.writeBytes(broken);
    file.write(0x1D);
    file.writeBytes(good.get(2));
    var read = Read.all(Read.folder(), "a.mrc", file.toByteArray());

    assertThat(ids(read)).startsWith(id(0)).contains(id(2));
  }

  @Property(tries = 100)
  void any_bytes_are_read_to_their_end(@ForAll byte[] bytes) throws IOException {
    for (var name : List.of("a.mrc", "a.xml", "a.csv", "a.xlsx", "a.pdf")) {
      assertThat(Read.all(Read.folder(), name, bytes).size()).isLessThanOrEqualTo(bytes.length + 1);
    }
  }

  private static byte[] mutated(byte[] piece, Random random) {
    var bytes = new ArrayList<Byte>();
    for (var each : piece) {
      bytes.add(each);
    }
    for (var i = 0; i <= random.nextInt(8); i++) {
      var at = random.nextInt(bytes.size());
      switch (random.nextInt(4)) {
        case 0 -> bytes.set(at, (byte) random.nextInt(256));
        case 1 -> bytes.remove(at);
        case 2 -> bytes.add(at, (byte) random.nextInt(256));
        default -> bytes.set(random.nextInt(24), (byte) ('0' + random.nextInt(10)));
      }
    }
    var out = new byte[bytes.size()];
    for (var i = 0; i < out.length; i++) {
      out[i] = bytes.get(i);
    }
    return out;
  }

  private static List<byte[]> pieces(String charset) {
    return WORKS.subList(0, 8).stream()
        .map(one -> MemberFiles.marc(List.of(one), Flavour.CNMARC, charset))
        .toList();
  }

  private static String id(int number) {
    return WORKS.get(number).key().id();
  }

  private static List<String> ids(List<Delivered> read) {
    return Read.taken(read).stream().map(one -> one.key().id()).toList();
  }

  private static byte[] written(org.marc4j.marc.Record record, String charset) {
    var out = new ByteArrayOutputStream();
    var writer = new MarcStreamWriter(out, charset);
    writer.write(record);
    writer.close();
    return out.toByteArray();
  }
}
