package org.subjectdesk.alliance.resource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.subjectdesk.alliance.resource.ResponseXml.Raw;

/** What is had of pages that are not as they should be. */
class SalvageTest {
  private static final int RECORDS = 12;
  private static final byte[] PAGE = page("").getBytes(UTF_8);

  private static String page(String prefix) {
    var text =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <P:OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">
        <P:responseDate>2026-11-28T08:00:00Z</P:responseDate><P:request>http://x/</P:request>
        <P:ListRecords>%s<P:resumptionToken cursor="0" completeListSize="99">t&amp;1\
        </P:resumptionToken></P:ListRecords></P:OAI-PMH>
        """
            .formatted(
                IntStream.range(0, RECORDS)
                    .mapToObj(SalvageTest::record)
                    .collect(Collectors.joining()));
    return text.replace("P:", prefix);
  }

  private static String record(int number) {
    return """
    <P:record><P:header><P:identifier>oai:x:%d</P:identifier><P:datestamp>2026-01-01</P:datestamp>
    </P:header><P:metadata><record xmlns="http://www.loc.gov/MARC21/slim"><leader/>
    <datafield tag="245" ind1=" "><subfield code="a">题名 &lt;%d&gt; &amp;</subfield></datafield>
    </record></P:metadata></P:record>
    """
        .formatted(number, number);
  }

  private static List<String> ids(List<Raw> records) {
    return records.stream().map(Raw::id).toList();
  }

  @Test
  void a_sound_page_gives_the_same_whole_and_in_pieces_with_whatever_prefix() {
    for (var prefix : new String[] {"", "oai:"}) {
      var page = page(prefix).getBytes(UTF_8);
      var whole = ResponseXml.read(Document.of(page).reader());
      var pieces = Salvage.of(Document.of(page));

      assertThat(whole.isWhole()).isTrue();
      assertThat(whole.records).hasSize(RECORDS);
      assertThat(whole.records.getFirst().metadata()).contains("题名 &lt;0&gt; &amp;");
      assertThat(pieces.records()).isEqualTo(whole.records);
      assertThat(pieces.token()).isEqualTo(whole.token).isPresent();
      assertThat(pieces.refused()).isEmpty();
      assertThat(pieces.isComplete()).isTrue();
    }
  }

  @Test
  void a_page_in_another_encoding_is_read_as_it_declares() {
    var page = page("").replace("UTF-8", "GBK").replaceFirst("oai:x:3<", "oai:x:3\u0001<");
    var bytes = page.getBytes(Charset.forName("GBK"));

    var pieces = Salvage.of(Document.of(bytes));

    assertThat(pieces.records()).hasSize(RECORDS - 1);
    assertThat(pieces.records().getFirst().metadata()).contains("题名");
    assertThat(pieces.refused()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from=2020&set=x | from=2020&set=x",
        "from=2020&amp;set=x&y=&amp;amp; | from=2020&set=x&y=&amp;",
        "&#38;&#x26;&lt;&copy;&lt & | &&<&copy;&lt &",
        "&#0;&#99999999;&#; | &#0;&#99999999;&#;",
      })
  void a_token_that_was_not_escaped_is_read_all_the_same(String sent, String meant) {
    var page = page("").replace("t&amp;1", sent).replaceFirst("oai:x:3<", "oai:x:3\u0001<");

    var pieces = Salvage.of(Document.of(page.getBytes(UTF_8)));

    assertThat(pieces.token()).contains(new ResponseXml.RawToken(meant, "", "99"));
    assertThat(pieces.isComplete()).isTrue();
    assertThat(pieces.records()).hasSize(RECORDS - 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<resumptionToken>a<b</resumptionToken>",
        "<resumptionToken>a&b",
        "<resumptionToken size=\"&\"/>",
        "<resumptionToken>\u0001</resumptionToken>",
        "<resumption Token>a</resumptionToken>",
        "<resumptionTok\u0001n>a</resumptionToken>",
        "<p:resumptionToken>a</resumptionToken>",
        "<br><resumptionToken>a&<",
        "lost",
      })
  void a_page_whose_token_cannot_be_read_is_never_complete(String token) {
    var page = page("").replaceFirst("<resumptionToken[^>]*>[^<]*</resumptionToken>", token);

    var pieces = Salvage.of(Document.of(page.getBytes(UTF_8)));

    assertThat(pieces.token()).isEmpty();
    assertThat(pieces.isComplete()).isFalse();
    assertThat(pieces.records()).hasSize(RECORDS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<resumptionToken/>",
        "<resumptionToken x='&'> </resumptionToken>",
        "<!-- 3 -->"
      })
  void the_last_page_is_complete_in_pieces_too(String token) {
    var page =
        page("")
            .replaceFirst("<resumptionToken[^>]*>[^<]*</resumptionToken>", token)
            .replaceFirst("oai:x:3<", "oai:x:3\u0001<");

    var pieces = Salvage.of(Document.of(page.getBytes(UTF_8)));

    assertThat(pieces.token().map(ResponseXml.RawToken::value).orElse("")).isEmpty();
    assertThat(pieces.isComplete()).isTrue();
  }

  @Property(tries = 300)
  void a_page_cut_anywhere_gives_what_came_whole_and_no_more(
      @ForAll @IntRange(max = 4_000) int length) {
    var cut = Arrays.copyOf(PAGE, Math.min(length, PAGE.length - 12));

    var pieces = Salvage.of(Document.of(cut));

    assertThat(ResponseXml.read(Document.of(cut).reader()).isWhole()).isFalse();
    assertThat(pieces.isComplete()).isFalse();
    assertThat(pieces.refused()).isEmpty();
    var text = new String(cut, UTF_8);
    assertThat(ids(pieces.records()))
        .isEqualTo(
            IntStream.range(0, RECORDS)
                .filter(i -> text.contains("oai:x:" + i + "<") && ends(text, i))
                .mapToObj(i -> "oai:x:" + i)
                .toList());
  }

  private static boolean ends(String text, int number) {
    var begin = text.indexOf("oai:x:" + number + "<");
    return text.indexOf("</metadata></record>", begin) >= 0;
  }

  @Property(tries = 300)
  void spoilt_bytes_cost_at_most_the_records_that_they_stand_in(
      @ForAll @Size(max = 3) List<@IntRange(max = 4_000) Integer> where, @ForAll byte what) {
    var spoilt = PAGE.clone();
    where.forEach(at -> spoilt[at % spoilt.length] = what);

    var read = ResponseXml.read(Document.of(spoilt).reader());
    var records = read.isWhole() ? read.records : Salvage.of(Document.of(spoilt)).records();

    // One byte may open a comment or break the seam between two.
    assertThat(records.size()).isBetween(RECORDS - 2 * where.size() - 1, RECORDS);
  }

  @Property(tries = 300)
  void a_spoilt_byte_never_makes_a_page_with_a_token_the_last_one(
      @ForAll @IntRange(max = 4_000) int where, @ForAll byte what) {
    var spoilt = PAGE.clone();
    var tail = new String(PAGE, ISO_8859_1).lastIndexOf("</record>");
    spoilt[tail + where % (PAGE.length - tail)] = what;

    if (!ResponseXml.read(Document.of(spoilt).reader()).isWhole()) {
      var pieces = Salvage.of(Document.of(spoilt));
      var token = pieces.token().map(ResponseXml.RawToken::value).orElse("");
      assertThat(pieces.isComplete() && token.isEmpty()).isFalse();
    }
  }
}
