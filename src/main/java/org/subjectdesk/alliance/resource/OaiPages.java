package org.subjectdesk.alliance.resource;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.subjectdesk.alliance.resource.Answer.Token;
import org.subjectdesk.alliance.resource.Fetch.Fetched;
import org.subjectdesk.alliance.resource.ResponseXml.Raw;
import org.subjectdesk.alliance.resource.ResponseXml.RawToken;
import org.subjectdesk.alliance.resource.ResponseXml.Said;
import org.subjectdesk.catalogue.BibRecord;
import org.subjectdesk.catalogue.Delivered;
import org.subjectdesk.catalogue.reading.XmlRecords;
import org.subjectdesk.directory.CatalogueSource;

/** One source's pages, one at a time. Blocking; safe for any thread. */
final class OaiPages {
  private static final int LONGEST_ID = 400;
  private static final int LONGEST_WORDS = 200;

  private final CatalogueSource source;
  private final Fetch fetch;

  OaiPages(CatalogueSource source, Fetch fetch) {
    this.source = source;
    this.fetch = fetch;
  }

  /**
   * What is asked of whom.
   *
   * @param source an address, a set, a form and a library
   * @return the same as long as the answer is the same list for the same library: its records bear
   *     the library's name, so that another one needs them all again
   */
  static String asked(CatalogueSource source) {
    return String.join(
        " ",
        source.address().toString(),
        source.prefix(),
        source.set().orElse(""),
        source.library());
  }

  /** What the provider says of itself; whether it can be reached is not decided here. */
  Provider identify() {
    return switch (fetch.get(address("verb=Identify"))) {
      case Fetched.Body body -> Provider.of(ResponseXml.read(body.document().reader()));
      case Fetched.None _ -> Provider.unknown();
    };
  }

  /**
   * The first page.
   *
   * @param from as the provider writes it; empty = all records
   */
  Answer first(Optional<String> from) {
    var arguments =
        Stream.of(
                Optional.of("verb=ListRecords"),
                Optional.of("metadataPrefix=" + encode(source.prefix())),
                from.map(it -> "from=" + encode(it)),
                source.set().map(it -> "set=" + encode(it)))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("&"));
    return ask(arguments);
  }

  /** A further page. */
  Answer next(String token) {
    return ask("verb=ListRecords&resumptionToken=" + encode(token));
  }

  private Answer ask(String arguments) {
    return switch (fetch.get(address(arguments))) {
      case Fetched.None none -> none.why();
      case Fetched.Body body -> answer(body);
    };
  }

  private Answer answer(Fetched.Body body) {
    var read = ResponseXml.read(body.document().reader());
    if (read.isOai() && read.error.isPresent()) {
      return error(read.error.get(), instant(read.responseDate));
    }
    if (body.status() >= 300) {
      return new Answer.Hopeless("HTTP " + body.status());
    }
    return read.isWhole()
        ? new Answer.Page(instant(read.responseDate), delivered(read.records), token(read.token))
        : salvaged(read, Salvage.of(body.document()));
  }

  private Answer salvaged(ResponseXml read, Salvage salvage) {
    var records =
        Stream.concat(
                delivered(salvage.records()).stream(),
                salvage.refused().stream().map(OaiPages::broken))
            .toList();
    return salvage
        .flaw()
        .<Answer>map(
            flaw ->
                new Answer.Broken(records, read.isOai() ? flaw : "an answer that is not OAI-PMH"))
        .orElseGet(
            () -> new Answer.Page(instant(read.responseDate), records, token(salvage.token())));
  }

  private static Delivered broken(String place) {
    return new Delivered.Refused(
        place,
        "XML that is broken",
        "have the provider mend it: a forbidden character, a bare & or <, or not UTF-8");
  }

  private static Answer error(Said error, Optional<Instant> asOf) {
    return switch (error.mark()) {
      case "noRecordsMatch" -> new Answer.Nothing(asOf);
      case "badResumptionToken" -> new Answer.BadToken();
      default -> new Answer.ProtocolError(cut(error.mark()), cut(error.text()));
    };
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_WORDS ? text : text.substring(0, LONGEST_WORDS) + "…";
  }

  private List<Delivered> delivered(List<Raw> records) {
    return Stream.iterate(0, i -> i < records.size(), i -> i + 1)
        .map(i -> delivered(records.get(i), i + 1))
        .toList();
  }

  private Delivered delivered(Raw raw, int number) {
    var id = raw.id();
    if (id.isEmpty() || id.length() > LONGEST_ID) {
      return new Delivered.Refused(
          "record " + number + " of its page",
          id.isEmpty() ? "no identifier" : "an identifier of more than " + LONGEST_ID + " letters",
          "have the provider mend its header");
    }
    if (raw.deleted()) {
      return new Delivered.Gone(id, id);
    }
    return raw.metadata().isEmpty()
        ? new Delivered.Refused(id, "no metadata", "have the provider fill it or say it is deleted")
        : XmlRecords.read(
            source.prefix(),
            raw.metadata(),
            id,
            new BibRecord.Key(source.id(), id, source.library()));
  }

  private static Optional<Token> token(Optional<RawToken> raw) {
    return raw.filter(it -> !it.value().isEmpty())
        .map(it -> new Token(it.value(), instant(it.expires()), size(it.size())));
  }

  private static OptionalLong size(String text) {
    return text.matches("[0-9]{1,12}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  /** A UTC datestamp of either form (section 2.7.1); empty when it is none. */
  static Optional<Instant> instant(String text) {
    try {
      return Optional.of(
          text.indexOf('T') < 0
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : Instant.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private URI address(String arguments) {
    var base = source.address().toString();
    return URI.create(base + (base.indexOf('?') < 0 ? '?' : '&') + arguments);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
