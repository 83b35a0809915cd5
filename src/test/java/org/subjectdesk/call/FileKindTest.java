package org.subjectdesk.call;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What an attachment is, by its content and not by its name. */
class FileKindTest {
  @Test
  void each_kind_is_told_by_its_content() {
    assertThat(FileKind.of("%PDF-1.7\n".getBytes(US_ASCII))).contains(FileKind.PDF);
    assertThat(FileKind.of(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}))
        .contains(FileKind.PNG);
    assertThat(FileKind.of(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0}))
        .contains(FileKind.JPEG);
    assertThat(FileKind.of(zip("[Content_Types].xml", "word/document.xml")))
        .contains(FileKind.DOCX);
    assertThat(FileKind.of(zip("[Content_Types].xml", "xl/workbook.xml"))).contains(FileKind.XLSX);
  }

  @Test
  void a_script_an_archive_an_old_office_file_and_macros_are_none_of_them() {
    assertThat(FileKind.of(new byte[0])).isEmpty();
    assertThat(FileKind.of("<html>".getBytes(US_ASCII))).isEmpty();
    assertThat(FileKind.of("MZ".getBytes(US_ASCII))).isEmpty();
    assertThat(FileKind.of(zip("word/document.xml"))).isEmpty();
    assertThat(FileKind.of(zip("[Content_Types].xml", "ppt/presentation.xml"))).isEmpty();
    assertThat(FileKind.of(zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")))
        .isEmpty();
    assertThat(FileKind.of(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0})).isEmpty();
  }

  @Test
  void an_archive_that_is_cut_off_anywhere_is_none() {
    var whole = zip("[Content_Types].xml", "word/document.xml");
    for (var length = 0; length < whole.length; length++) {
      assertThat(FileKind.of(Arrays.copyOf(whole, length))).as("%d", length).isEmpty();
    }
  }

  @Property(tries = 500)
  void whatever_stands_in_an_archive_never_breaks_the_reader(
      @ForAll byte[] noise, @ForAll byte at) {
    var archive = zip("[Content_Types].xml", "word/document.xml");
    for (var i = 0; i < noise.length && i < archive.length; i++) {
      archive[archive.length - 1 - Math.floorMod(at * 7 + i, archive.length)] = noise[i];
    }
    assertThat(FileKind.of(archive)).isNotNull();
  }

  private static byte[] zip(String... names) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var name : List.of(names)) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(name.getBytes(US_ASCII));
      }
    } catch (IOException never) {
      throw new IllegalStateException(never);
    }
    return bytes.toByteArray();
  }
}
