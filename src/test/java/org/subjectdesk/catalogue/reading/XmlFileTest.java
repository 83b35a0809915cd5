package org.subjectdesk.catalogue.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.subjectdesk.catalogue.BibRecord;
import org.subjectdesk.catalogue.Delivered.Gone;
import org.subjectdesk.catalogue.Delivered.Refused;
import org.subjectdesk.catalogue.KnownWorks;
import org.subjectdesk.catalogue.reading.MemberFiles.Flavour;

/** Files of records in XML, whole and broken. */
class XmlFileTest {
  private static final List<BibRecord> WORKS = new KnownWorks(11, 40).records();

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Flavour.class)
  void a_collection_is_read(Flavour flavour) throws IOException {
    var read = Read.all(folder, "a.xml", MemberFiles.marcXml(WORKS, flavour));

    assertThat(Read.texts(Read.taken(read))).isEqualTo(Read.texts(WORKS));
  }

  @Test
  void a_declared_encoding_counts() throws IOException {
    var xml =
        new String(MemberFiles.marcXml(WORKS, Flavour.CNMARC), UTF_8)
            .replaceFirst("(?i)utf-8", "GB2312");
    var read = Read.all(folder, "a.xml", xml.getBytes(Charset.forName("GBK")));

    assertThat(Read.texts(Read.taken(read))).isEqualTo(Read.texts(WORKS));
  }

  @Test
  void answers_of_oai_pmh_give_records_by_identifier_and_word_of_the_gone() throws IOException {
    var xml =
        "<?xml version='1.0'?><OAI-PMH"
            + " xmlns='http://www.openarchives.org/OAI/2.0/'><ListRecords><record><header"
            + " status='deleted'><identifier>oai:x:1</identifier></header></record>"
            + "<record><header><identifier>oai:x:2</identifier></header><metadata><record"
            + " xmlns='http://www.loc.gov/MARC21/slim'><leader>00000nam a2200000 i"
            + " 4500</leader><controlfield tag='001'>2</controlfield><datafield tag='245' ind1=' '"
            + " ind2=' '><subfield code='a'>护理</subfield></datafield></record></metadata></record>"
            + "<record><header><identifier>oai:x:3</identifier></header><metadata><oai_dc:dc"
            + " xmlns:oai_dc='x' xmlns:dc='y'><dc:title>机电</dc:title></oai_dc:dc>"
            + "</metadata></record></ListRecords></OAI-PMH>";
    var read = Read.all(folder, "a.xml", xml.getBytes(UTF_8));

    assertThat(read.getFirst()).isEqualTo(new Gone("record 1 (oai:x:1)", "oai:x:1"));
    assertThat(Read.taken(read).stream().map(one -> one.key().id() + one.title()))
        .containsExactly("oai:x:2护理", "oai:x:3机电");
  }

  @Test
  void a_bomb_in_the_head_never_goes_off() throws IOException {
    var xml =
        "<?xml version='1.0'?><!DOCTYPE c [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b"
            + " '&a;&a;&a;&a;'>]><c><record><leader/><datafield tag='200'><subfield"
            + " code='a'>&b;</subfield></datafield></record><record><datafield tag='200'><subfield"
            + " code='a'>护理</subfield></datafield></record></c>";
    var read = Read.all(folder, "a.xml", xml.getBytes(UTF_8));

    assertThat(read.getFirst()).isInstanceOf(Refused.class);
    assertThat(Read.taken(read)).singleElement().matches(one -> one.title().equals("护理"));
  }

  @Test
  void a_broken_end_that_looks_like_a_begin_does_not_take_the_next_record_along()
      throws IOException {
    var xml = new String(MemberFiles.marcXml(WORKS.subList(0, 2), Flavour.CNMARC), UTF_8);
    var broken = xml.replaceFirst("</marc:record>", "</m<arc:record>");
    var read = Read.all(folder, "a.xml", broken.getBytes(UTF_8));

    assertThat(Read.taken(read))
        .singleElement()
        .matches(one -> one.key().id().equals(WORKS.get(1).key().id()));
  }

  @Property(tries = 150)
  void whatever_happens_to_a_record_its_neighbours_arrive(@ForAll long seed) throws IOException {
    var random = new Random(seed);
    var xml = new String(MemberFiles.marcXml(WORKS.subList(0, 3), Flavour.CNMARC), UTF_8);
    var start = xml.indexOf("</marc:record>") + "</marc:record>".length();
    var end = xml.indexOf("</marc:record>", start) + "</marc:record>".length();
    var broken = new StringBuilder(xml.substring(start, end));
    for (var i = 0; i <= random.nextInt(5); i++) {
      var at = random.nextInt(broken.length());
      switch (random.nextInt(3)) {
        case 0 -> broken.setCharAt(at, (char) (' ' + random.nextInt(90)));
        case 1 -> broken.deleteCharAt(at);
        default -> broken.insert(at, "<>&\"护]/".charAt(random.nextInt(7)));
      }
    }
    var read =
        Read.all(
            Read.folder(),
            "a.xml",
            (xml.substring(0, start) + broken + xml.substring(end)).getBytes(UTF_8));
    var ids = Read.taken(read).stream().map(one -> one.key().id()).toList();

    assertThat(ids).as("%s", broken).contains(WORKS.get(0).key().id(), WORKS.get(2).key().id());
  }
}
