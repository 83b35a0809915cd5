package org.subjectdesk.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class TextFileTest {
  private final Faults faults = new Faults();

  @Test
  void utf8_is_decoded() {
    assertThat(TextFile.utf8("f", "图书馆😀".getBytes(UTF_8), faults)).contains("图书馆😀");
    assertThat(faults.list()).isEmpty();
  }

  @Test
  void another_encoding_is_a_fault_at_its_first_wrong_byte() {
    var gbk = "id,question\n\n图书馆\n".getBytes(Charset.forName("GBK"));

    assertThat(TextFile.utf8("f.csv", gbk, faults)).isEmpty();
    assertThat(faults.list())
        .extracting(Fault::toString)
        .containsExactly("f.csv:3: bytes that are not UTF-8; save the file in the encoding UTF-8");
  }

  @Test
  void chinese_text_in_gb18030_is_converted() {
    var text = "id,question\n1,“图书馆”几点开门？①\n";

    assertThat(TextFile.chinese("f.csv", text.getBytes(Charset.forName("GB18030")), faults))
        .contains(text);
    assertThat(TextFile.chinese("f.csv", text.getBytes(UTF_8), faults)).contains(text);
    assertThat(faults.list()).isEmpty();
  }

  @Test
  void bytes_of_a_third_encoding_are_not_taken_for_chinese() {
    var latin = "id,question\nr\u00E9sum\u00E9\n".getBytes(Charset.forName("ISO-8859-1"));
    var utf16 = "id,question\n图书馆\n".getBytes(Charset.forName("UTF-16LE"));

    assertThat(TextFile.chinese("f.csv", latin, faults)).isEmpty();
    assertThat(TextFile.chinese("f.csv", utf16, faults)).isEmpty();
    assertThat(faults.list()).extracting(Fault::line).containsExactly(2, 2);
  }
}
