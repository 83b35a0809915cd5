package org.subjectdesk.sandbox;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.subjectdesk.sandbox.MemberCatalogue.Entry;

/**
 * {@code /sandbox/oai}: a small provider of OAI-PMH 2.0, so that harvesting can be tried without a
 * network. Knows Identify, ListMetadataFormats and ListRecords, only {@code oai_dc}, no sets and no
 * {@code until}; its resumption tokens never expire.
 */
final class OaiRoute {
  private static final int PAGE = 50;
  private static final Pattern TOKEN = Pattern.compile("([0-9]{1,4})!([0-9TZ:.-]{1,40})");
  private static final String FORMAT = "oai_dc";

  private final MemberCatalogue catalogue = new MemberCatalogue();
  private final Supplier<String> desk;
  private final InstantSource clock;

  OaiRoute(Supplier<String> desk, InstantSource clock) {
    this.desk = desk;
    this.clock = clock;
  }

  void mount(Router routes) {
    routes.get("/oai").handler(this::answer);
  }

  private void answer(RoutingContext request) {
    request
        .response()
        .putHeader("content-type", "text/xml; charset=utf-8")
        .end(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">
            <responseDate>%s</responseDate>
            <request>%s</request>
            %s
            </OAI-PMH>
            """
                .formatted(
                    clock.instant().truncatedTo(ChronoUnit.SECONDS),
                    escaped(address()),
                    body(request.queryParams())));
  }

  private String address() {
    return desk.get() + "/sandbox/oai";
  }

  private String body(MultiMap query) {
    return switch (query.contains("verb") ? query.get("verb") : "") {
      case "Identify" -> identify();
      case "ListMetadataFormats" -> formats();
      case "ListRecords" -> records(query);
      case "ListSets" -> error("noSetHierarchy", "there are no sets");
      default -> error("badVerb", "Identify, ListMetadataFormats or ListRecords");
    };
  }

  private String identify() {
    return """
    <Identify><repositoryName>演示馆藏</repositoryName><baseURL>%s</baseURL>
    <protocolVersion>2.0</protocolVersion><adminEmail>library@example.org</adminEmail>
    <earliestDatestamp>2026-01-05T00:00:00Z</earliestDatestamp>
    <deletedRecord>persistent</deletedRecord>
    <granularity>YYYY-MM-DDThh:mm:ssZ</granularity></Identify>\
    """
        .formatted(escaped(address()));
  }

  private static String formats() {
    return """
    <ListMetadataFormats><metadataFormat><metadataPrefix>oai_dc</metadataPrefix>
    <schema>http://www.openarchives.org/OAI/2.0/oai_dc.xsd</schema>
    <metadataNamespace>http://www.openarchives.org/OAI/2.0/oai_dc/</metadataNamespace>
    </metadataFormat></ListMetadataFormats>\
    """;
  }

  private String records(MultiMap query) {
    if (query.contains("resumptionToken")) {
      var token = TOKEN.matcher(query.get("resumptionToken"));
      return token.matches()
          ? page(Integer.parseInt(token.group(1)), token.group(2), "badResumptionToken")
          : error("badResumptionToken", "not one of this provider");
    }
    if (!query.contains("metadataPrefix")) {
      return error("badArgument", "metadataPrefix is missing");
    }
    if (!query.get("metadataPrefix").equals(FORMAT)) {
      return error("cannotDisseminateFormat", "only " + FORMAT);
    }
    if (query.contains("set")) {
      return error("noSetHierarchy", "there are no sets");
    }
    return page(0, query.contains("from") ? query.get("from") : "2026-01-01", "badArgument");
  }

  private String page(int offset, String from, String otherwise) {
    Instant since;
    try {
      since =
          from.indexOf('T') < 0
              ? LocalDate.parse(from).atStartOfDay(ZoneOffset.UTC).toInstant()
              : Instant.parse(from);
    } catch (DateTimeException _) {
      return error(otherwise, "a datestamp that is none");
    }
    var all = catalogue.since(since);
    if (all.isEmpty()) {
      return error("noRecordsMatch", "nothing has changed");
    }
    if (offset >= all.size()) {
      return error(otherwise, "behind the end of the list");
    }
    var end = Math.min(offset + PAGE, all.size());
    var records =
        all.subList(offset, end).stream().map(OaiRoute::record).collect(Collectors.joining("\n"));
    var token =
        "<resumptionToken completeListSize=\"%d\" cursor=\"%d\">%s</resumptionToken>"
            .formatted(all.size(), offset, end < all.size() ? end + "!" + from : "");
    return "<ListRecords>\n" + records + "\n" + token + "\n</ListRecords>";
  }

  private static String record(Entry entry) {
    var header =
        "<header%s><identifier>%s</identifier><datestamp>%s</datestamp></header>"
            .formatted(entry.isDeleted() ? " status=\"deleted\"" : "", entry.id(), entry.at());
    if (entry.isDeleted()) {
      return "<record>" + header + "</record>";
    }
    var fields =
        entry.fields().stream()
            .map(it -> "<dc:%1$s>%2$s</dc:%1$s>".formatted(it.name(), escaped(it.text())))
            .collect(Collectors.joining());
    return """
    <record>%s<metadata>
    <oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"\
     xmlns:dc="http://purl.org/dc/elements/1.1/">%s</oai_dc:dc>
    </metadata></record>\
    """
        .formatted(header, fields);
  }

  private static String error(String code, String said) {
    return "<error code=\"" + code + "\">" + said + "</error>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
