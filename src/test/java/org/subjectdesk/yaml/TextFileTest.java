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
}
