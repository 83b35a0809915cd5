package org.subjectdesk.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode.OFF;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** The reader beside the JDK's parser, and under whatever may arrive. */
class PushXmlOracleTest {
  private static final String[] PIECES = {
    "<xml>",
    "</xml>",
    "<A>",
    "</A>",
    "<B>",
    "</B>",
    "<A/>",
    "<xml/>",
    "</",
    "/>",
    "<",
    ">",
    "<![CDATA[",
    "]]>",
    "]]",
    "]",
    "&amp;",
    "&lt;",
    "&#x41;",
    "&#65;",
    "&#xD800;",
    "&#0;",
    "&#xFFFE;",
    "&#x1F600;",
    "&#99999999999;",
    "&#x",
    "&#;",
    "&x;",
    "&",
    ";",
    "<?xml version='1.0'?>",
    "<?xml version=\"1.1\"?>",
    "<?xml version='1.0' encoding='UTF-8'?>",
    "<?pi x?>",
    "<!--",
    "-->",
    "<!DOCTYPE x>",
    "<!DOCTYPE xml [<!ENTITY x 'y'>]>",
    "\0",
    "\u0001",
    "\uFFFE",
    "\uFEFF",
    "\u0085",
    "\u2028",
    "😀",
    "馆",
    "x",
    " ",
    "\r\n",
    "\r",
    "\n",
    "\t",
    " a='b'",
    " xmlns='q'",
    "p:",
    "'",
    "\"",
    "=",
    "!",
    "?"
  };

  @Property(tries = 20_000)
  @StatisticsReport(OFF)
  void what_is_accepted_the_jdk_reads_alike(@ForAll("documents") String document)
      throws XMLStreamException {
    var ours = parse(document.getBytes(UTF_8));
    atLeast(10, ours.isPresent());
    if (ours.isPresent()) {
      assertThat(ours.get()).isEqualTo(Oracle.fields(document));
    }
  }

  @Property
  void every_spelling_of_a_message_is_accepted(@ForAll("spellings") Tuple2<String, String> field)
      throws EnvelopeException, XMLStreamException {
    var document = "<xml><Content>" + field.get2() + "</Content></xml>";
    var expected = Map.of("Content", field.get1());
    assertThat(Oracle.fields(document)).as("the test's own spelling").isEqualTo(expected);
    assertThat(PushXml.parse(document.getBytes(UTF_8))).isEqualTo(expected);
  }

  @Property
  @StatisticsReport(OFF)
  void a_mutilated_message_throws_nothing_unchecked(
      @ForAll("messages") String message, @ForAll("wounds") List<Tuple2<Integer, Byte>> wounds)
      throws XMLStreamException {
    var body = message.getBytes(UTF_8);
    for (var wound : wounds) {
      body[Math.floorMod(wound.get1(), body.length)] = wound.get2();
    }
    var ours = parse(body);
    atLeast(1, ours.isPresent());
    if (ours.isPresent()) {
      assertThat(ours.get()).isEqualTo(Oracle.fields(body));
    }
  }

  @Property
  void garbage_throws_nothing_unchecked(@ForAll byte[] body) {
    parse(body);
  }

  @Provide
  Arbitrary<String> documents() {
    var pieces = Arbitraries.of(PIECES).list().ofMaxSize(8).map(all -> String.join("", all));
    var frames =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.of("%s")),
            Tuple.of(4, Arbitraries.of("<xml>%s</xml>", "<xml><A>%s</A></xml>")),
            Tuple.of(
                2, Arbitraries.of("<xml><A>%s</A><C><A>x</A></C></xml>", "%s<xml/>", "<xml/>%s")));
    return Combinators.combine(frames, pieces).as((frame, inner) -> frame.replace("%s", inner));
  }

  /** A text, and a spelling of it as element content, character by character. */
  @Provide
  Arbitrary<Tuple2<String, String>> spellings() {
    return Texts.any()
        .map(Texts::allowed)
        .flatMap(
            text ->
                Arbitraries.integers()
                    .between(0, 3)
                    .list()
                    .ofSize(text.codePointCount(0, text.length()))
                    .map(ways -> Tuple.of(text, spell(text, ways))));
  }

  private static String spell(String text, List<Integer> ways) {
    var out = new StringBuilder();
    var way = ways.iterator();
    text.codePoints()
        .forEach(
            c -> {
              var plain = Character.toString(c);
              out.append(
                  switch (way.next()) {
                    case 0 -> "&#" + c + ";";
                    case 1 -> "&#x" + Integer.toHexString(c) + ";";
                    case 2 -> "<![CDATA[" + plain + "]]>";
                    default ->
                        plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
                  });
            });
    return out.toString();
  }

  @Provide
  Arbitrary<String> messages() {
    return Texts.any()
        .map(
            text -> {
              var fields = new LinkedHashMap<String, String>();
              fields.put("ToUserName", "gh_library");
              fields.put("CreateTime", "1348831860");
              fields.put("Content", text);
              return FlatXml.write(fields);
            });
  }

  /** Places and what is written there. */
  @Provide
  Arbitrary<List<Tuple2<Integer, Byte>>> wounds() {
    var place = Arbitraries.integers().between(0, 1000);
    var value =
        Arbitraries.oneOf(
            Arbitraries.bytes(),
            Arbitraries.chars().with("<>]&;/!?x").map(c -> (byte) c.charValue()));
    return Combinators.combine(place, value).as(Tuple::of).list().ofMinSize(1).ofMaxSize(4);
  }

  /** Fails a property that has come to compare next to nothing. */
  private static void atLeast(int percent, boolean accepted) {
    Statistics.collect(accepted);
    Statistics.coverage(share -> share.check(true).percentage(p -> p > percent));
  }

  private static Optional<Map<String, String>> parse(byte[] body) {
    try {
      return Optional.of(PushXml.parse(body));
    } catch (EnvelopeException e) {
      return Optional.empty();
    }
  }
}
