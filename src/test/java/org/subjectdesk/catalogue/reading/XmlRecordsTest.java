package org.subjectdesk.catalogue.reading;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.subjectdesk.catalogue.BibRecord;
import org.subjectdesk.catalogue.Delivered;
import org.subjectdesk.catalogue.Delivered.Refused;
import org.subjectdesk.catalogue.Delivered.Taken;
import org.subjectdesk.catalogue.Kind;

/** One record in XML, as OAI-PMH brings it. */
class XmlRecordsTest {
  private static final BibRecord.Key KEY = new BibRecord.Key("oai", "1", "lib-a");
  private static final String DC =
      """
      <oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"
          xmlns:dc="http://purl.org/dc/elements/1.1/">
        <dc:title> 新能源汽车维修：
          微课版 </dc:title>
        <dc:creator>王建国</dc:creator><dc:creator>李海燕</dc:creator>
        <dc:publisher>江海大学出版社</dc:publisher>
        <dc:date>2021-03</dc:date>
        <dc:identifier>ISBN 978-7-302-51888-4</dc:identifier>
        <dc:identifier>https://ebook.lib.example.edu/1?a=1&amp;b=2</dc:identifier>
        <dc:identifier>https://doi.org/10.1000/ABC</dc:identifier>
        <dc:language>chi</dc:language>
        <dc:subject>汽车</dc:subject><dc:subject>U469.7</dc:subject>
        <dc:type>图书</dc:type><dc:format>application/pdf</dc:format>
      </oai_dc:dc>
      """;
  private static final String MARC =
      """
      <marc:record xmlns:marc="http://www.loc.gov/MARC21/slim">
        <marc:leader>00000nam a2200000   450 </marc:leader>
        <marc:controlfield tag="001">0012</marc:controlfield>
        <marc:datafield tag="010" ind1=" " ind2=" "><marc:subfield code="a">978-7-302-51888-4</marc:subfield></marc:datafield>
        <marc:datafield tag="200" ind1="1" ind2=" "><marc:subfield code="a">护理学</marc:subfield>
          <marc:subfield code="h">上</marc:subfield><marc:subfield code="e">微课版</marc:subfield>
          <marc:subfield code="f">王建国主编</marc:subfield></marc:datafield>
        <marc:datafield tag="210" ind1=" " ind2=" "><marc:subfield code="c">青禾出版社</marc:subfield>
          <marc:subfield code="d">2019.8</marc:subfield></marc:datafield>
        <marc:datafield tag="690" ind1=" " ind2=" "><marc:subfield code="a">R47</marc:subfield></marc:datafield>
      </marc:record>
      """;

  @Test
  void dublin_core_becomes_a_record() {
    var one = taken(read("oai_dc", DC));

    assertThat(one.key()).isEqualTo(KEY);
    assertThat(one.title()).isEqualTo("新能源汽车维修： 微课版");
    assertThat(one.persons()).containsExactly("王建国", "李海燕");
    assertThat(one.imprint()).isEqualTo(new BibRecord.Imprint("江海大学出版社", 2021, ""));
    assertThat(one.numbers().isbn()).containsExactly("9787302518884");
    assertThat(one.numbers().doi()).containsExactly("10.1000/abc");
    assertThat(one.access())
        .isEqualTo(
            new BibRecord.Access("U469.7", "chi", "https://ebook.lib.example.edu/1?a=1&b=2", ""));
    assertThat(one.kind()).isEqualTo(Kind.EBOOK);
  }

  @ParameterizedTest
  @CsvSource({
    "http://purl.org/coar/resource_type/thesis,THESIS",
    "info:eu-repo/semantics/doctoralThesis,THESIS",
    "journal,JOURNAL",
    "Book,BOOK",
    "Dataset,OTHER",
    "whatever,BOOK"
  })
  void a_type_of_dublin_core_tells_the_kind(String type, Kind kind) {
    var xml = "<dc><title>A</title><type>" + type + "</type></dc>";
    assertThat(taken(read("oai_dc", xml)).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"marcxml", "marc21"})
  void marcxml_holds_cnmarc_too(String prefix) {
    var one = taken(read(prefix, "<metadata>" + MARC + "</metadata>"));

    assertThat(one.title()).isEqualTo("护理学(上): 微课版");
    assertThat(one.persons()).containsExactly("王建国主编");
    assertThat(one.imprint().year()).isEqualTo(2019);
    assertThat(one.access().clc()).isEqualTo("R47");
    assertThat(one.kind()).isEqualTo(Kind.BOOK);
  }

  @Test
  void bombs_and_entities_are_refused() {
    var bomb =
        "<!DOCTYPE dc [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
            + "<dc><title>&b;</title></dc>";
    var file = "<!DOCTYPE dc [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><dc><title>&a;</title></dc>";
    var deep = "<dc>".repeat(10_000) + "</dc>".repeat(10_000);
    var long1 = "<dc><title>" + "a".repeat(2_000_000) + "</title></dc>";
    var many = "<dc>" + "<title>a</title>".repeat(50_000) + "</dc>";
    assertThat(new String[] {bomb, file, deep, long1, many, "<dc><title>&a;</title></dc>"})
        .allSatisfy(xml -> assertThat(read("oai_dc", xml)).isInstanceOf(Refused.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<dc>", "text", "<dc><title>a</dc>", "<dc/>", "<a><b>x</b></a>"})
  void what_is_no_record_is_refused(String xml) {
    assertThat(read("oai_dc", xml)).isInstanceOf(Refused.class);
    assertThat(read("marcxml", xml)).isInstanceOf(Refused.class);
    assertThat(read("mods", xml)).isInstanceOf(Refused.class);
  }

  @Test
  void a_link_that_is_no_web_address_and_a_wrong_number_are_left_out() {
    var xml =
        MARC.replace(
                "</marc:record>",
                "<datafield tag=\"856\"><subfield"
                    + " code=\"u\">javascript:alert(1)</subfield></datafield></marc:record>")
            .replace("51888-4", "51888-5");
    var one = taken(read("marcxml", xml));
    assertThat(one.access().link()).isEmpty();
    assertThat(one.numbers().isbn()).isEmpty();
  }

  @Property(tries = 300)
  void whatever_stands_in_a_field_comes_out_clean(@ForAll String text) {
    var escaped =
        text.codePoints()
            .filter(c -> c == '\n' || (c >= ' ' && (c < 0xD800 || c > 0xDFFF) && c < 0xFFFE))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;");
    var delivered = read("oai_dc", "<dc><title>" + escaped + "</title></dc>");
    if (delivered instanceof Taken taken) {
      assertThat(taken.entry().title().strip()).isEqualTo(taken.entry().title()).isNotEmpty();
      assertThat(taken.entry().title().codePoints().anyMatch(Character::isISOControl)).isFalse();
    }
  }

  @Property(tries = 300)
  void whatever_comes_instead_of_xml_is_an_answer(@ForAll String text) {
    assertThat(read("oai_dc", text).place()).isEqualTo("oai:1");
    assertThat(read("marcxml", text).place()).isEqualTo("oai:1");
  }

  private static Delivered read(String prefix, String xml) {
    return XmlRecords.read(prefix, xml, "oai:1", KEY);
  }

  private static BibRecord taken(Delivered delivered) {
    assertThat(delivered).isInstanceOf(Taken.class);
    return ((Taken) delivered).entry();
  }
}
