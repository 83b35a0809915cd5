package org.subjectdesk.alliance.resource;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.gdcc.xoai.dataprovider.DataProvider;
import io.gdcc.xoai.dataprovider.filter.ScopedFilter;
import io.gdcc.xoai.dataprovider.model.Context;
import io.gdcc.xoai.dataprovider.model.Item;
import io.gdcc.xoai.dataprovider.model.ItemIdentifier;
import io.gdcc.xoai.dataprovider.model.MetadataFormat;
import io.gdcc.xoai.dataprovider.model.Set;
import io.gdcc.xoai.dataprovider.repository.ItemRepository;
import io.gdcc.xoai.dataprovider.repository.Repository;
import io.gdcc.xoai.dataprovider.repository.RepositoryConfiguration;
import io.gdcc.xoai.dataprovider.repository.ResultsPage;
import io.gdcc.xoai.dataprovider.repository.SetRepository;
import io.gdcc.xoai.model.oaipmh.DeletedRecord;
import io.gdcc.xoai.model.oaipmh.Granularity;
import io.gdcc.xoai.model.oaipmh.ResumptionToken;
import io.gdcc.xoai.model.oaipmh.results.record.Metadata;
import io.gdcc.xoai.xml.XmlWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.xml.stream.XMLStreamException;

/**
 * A real provider: the xoai library behind the JDK's server. What it answers honestly may be spoilt
 * on the way.
 */
final class XoaiProvider implements AutoCloseable {
  static final int PAGE = 100;
  private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");

  /** What becomes of an honest answer. */
  interface Trick {
    /**
     * Answers.
     *
     * @param number of the request for records, from 0
     */
    void answer(int number, HttpExchange exchange, byte[] honest) throws IOException;
  }

  final List<String> asked = new CopyOnWriteArrayList<>();
  private final Map<String, Entry> entries = new ConcurrentSkipListMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final DataProvider provider;
  private volatile Trick trick = (_, exchange, honest) -> send(exchange, 200, honest);

  private record Entry(String id, Instant at, boolean isDeleted, String title) implements Item {
    @Override
    public String getIdentifier() {
      return id;
    }

    @Override
    public Instant getDatestamp() {
      return at;
    }

    @Override
    public List<Set> getSets() {
      return List.of();
    }

    @Override
    public Metadata getMetadata() {
      throw new IllegalStateException("made for its format");
    }
  }

  private record Formed(Entry entry, String xml) implements Item {
    @Override
    public String getIdentifier() {
      return entry.id();
    }

    @Override
    public Instant getDatestamp() {
      return entry.at();
    }

    @Override
    public List<Set> getSets() {
      return List.of();
    }

    @Override
    public boolean isDeleted() {
      return entry.isDeleted();
    }

    @Override
    public Metadata getMetadata() {
      return Metadata.copyFromStream(new ByteArrayInputStream(xml.getBytes(UTF_8)));
    }
  }

  XoaiProvider() {
    this(Granularity.Second, DeletedRecord.PERSISTENT);
  }

  XoaiProvider(Granularity granularity, DeletedRecord deletions) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
    var configuration =
        new RepositoryConfiguration.RepositoryConfigurationBuilder()
            .withRepositoryName("测试图书馆")
            .withAdminEmail("library@example.org")
            .withBaseUrl(address().toString())
            .withEarliestDate(EARLIEST)
            .withGranularity(granularity)
            .withDeleteMethod(deletions)
            .withMaxListRecords(PAGE)
            .build();
    var context =
        new Context()
            .withMetadataFormat("oai_dc", MetadataFormat.identity())
            .withMetadataFormat("marcxml", MetadataFormat.identity());
    provider =
        new DataProvider(
            context,
            new Repository(configuration)
                .withItemRepository(new Items())
                .withSetRepository(new NoSets()));
    server.createContext("/oai", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/oai");
  }

  void put(String id, String title, String at) {
    entries.put(id, new Entry(id, Instant.parse(at), false, title));
  }

  /** So many records, numbered from 0, with unlike titles. */
  XoaiProvider filled(int count) {
    for (var i = 0; i < count; i++) {
      put(id(i), "新能源汽车维修 & <第" + i + "版>", "2026-01-01T00:00:00Z");
    }
    return this;
  }

  static String id(int number) {
    return "oai:example.org:%06d".formatted(number);
  }

  void delete(String id, String at) {
    entries.put(id, new Entry(id, Instant.parse(at), true, ""));
  }

  /** As if it had never been: no word of it is kept. */
  void forget(String id) {
    entries.remove(id);
  }

  void plays(Trick other) {
    trick = other;
  }

  void isHonest() {
    trick = (_, exchange, honest) -> send(exchange, 200, honest);
  }

  private void handle(HttpExchange exchange) throws IOException {
    var query = exchange.getRequestURI().getRawQuery();
    var honest = honest(query);
    try (exchange) {
      if (query.contains("verb=ListRecords")) {
        asked.add(query);
        trick.answer(asked.size() - 1, exchange, honest);
      } else {
        send(exchange, 200, honest);
      }
    }
  }

  static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("content-type", "text/xml; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private byte[] honest(String query) {
    var arguments = new HashMap<String, String[]>();
    for (var pair : query.split("&", -1)) {
      var at = pair.indexOf('=');
      // A trick may put words with an & before a token; they come back with it.
      var value = URLDecoder.decode(pair.substring(at + 1), UTF_8).replaceFirst("^.*&", "");
      arguments.put(pair.substring(0, at), new String[] {value});
    }
    var out = new ByteArrayOutputStream();
    try {
      var writer = new XmlWriter(out);
      writer.writeStartDocument("UTF-8", "1.0");
      provider.handle(arguments).write(writer);
      writer.writeEndDocument();
      writer.close();
    } catch (XMLStreamException broken) {
      throw new IllegalStateException(broken);
    }
    return out.toByteArray();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private final class Items implements ItemRepository {
    @Override
    public ItemIdentifier getItemIdentifier(String identifier) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Item getItem(String identifier, MetadataFormat format) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ResultsPage<ItemIdentifier> getItemIdentifiers(
        List<ScopedFilter> filters, MetadataFormat format, int most, ResumptionToken.Value token) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ResultsPage<Item> getItems(
        List<ScopedFilter> filters, MetadataFormat format, int most, ResumptionToken.Value token) {
      var all =
          entries.values().stream()
              .filter(one -> !token.hasFrom() || !one.at().isBefore(token.getFrom()))
              .toList();
      var begin = (int) Math.min(token.getOffset(), all.size());
      var end = Math.min(begin + most, all.size());
      var page = new ArrayList<Item>();
      all.subList(begin, end).forEach(one -> page.add(new Formed(one, xml(one, format))));
      return new ResultsPage<>(token, end < all.size(), page, all.size());
    }
  }

  private static String xml(Entry entry, MetadataFormat format) {
    var title = entry.title().replace("&", "&amp;").replace("<", "&lt;");
    return format.getPrefix().equals("oai_dc")
        ? """
        <oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"
            xmlns:dc="http://purl.org/dc/elements/1.1/">
          <dc:title>%s</dc:title><dc:creator>王磊</dc:creator><dc:date>2021</dc:date>
          <dc:type>book</dc:type>
        </oai_dc:dc>
        """
            .formatted(title)
        : """
        <record xmlns="http://www.loc.gov/MARC21/slim">
          <leader>00000nam a2200000 a 4500</leader>
          <datafield tag="245" ind1="1" ind2="0"><subfield code="a">%s</subfield></datafield>
        </record>
        """
            .formatted(title);
  }

  private static final class NoSets implements SetRepository {
    @Override
    public List<Set> getSets() {
      return List.of();
    }
  }
}
