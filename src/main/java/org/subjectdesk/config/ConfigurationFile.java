package org.subjectdesk.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.subjectdesk.config.Configuration.Alliance;
import org.subjectdesk.config.Configuration.Cluster;
import org.subjectdesk.config.Configuration.Content;
import org.subjectdesk.config.Configuration.Handover;
import org.subjectdesk.config.Configuration.Launch;
import org.subjectdesk.config.Configuration.Library;
import org.subjectdesk.config.Configuration.Limits;
import org.subjectdesk.config.Configuration.Listen;
import org.subjectdesk.config.Configuration.OfficialAccount;
import org.subjectdesk.config.Configuration.Push;
import org.subjectdesk.config.Configuration.Rules;
import org.subjectdesk.config.Configuration.Sending;
import org.subjectdesk.config.Configuration.Subscribe;
import org.subjectdesk.config.Configuration.Wechat;
import org.subjectdesk.config.Configuration.WeeklyDigest;
import org.subjectdesk.envelope.Envelope;
import org.subjectdesk.envelope.MessageCipher;
import org.subjectdesk.store.Buckets.Rate;
import org.subjectdesk.store.StoreSettings;
import org.subjectdesk.yaml.Faults;
import org.subjectdesk.yaml.YamlFile;

/** Reads and checks a configuration; {@code deploy/desk.example.yaml} explains every key. */
public final class ConfigurationFile {
  private static final Set<String> TOP =
      Set.of(
          "listen",
          "store",
          "content",
          "alliance",
          "libraries",
          "wechat",
          "consult",
          "handover",
          "faq",
          "learning",
          "push",
          "weekly-digest",
          "limits",
          "launch",
          "benefit",
          "api");
  private static final Pattern LIBRARY_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
  private static final Duration SHORTEST_INTERVAL = Duration.ofMinutes(1);
  private static final Set<String> LAUNCH =
      Set.of("system", "library", "libraries", "secret", "life", "parameters");
  private static final int SHORTEST_SECRET = 16;
  private static final int LAST_SCENE = 10_000;
  private static final Pattern APP_ID = Pattern.compile("wx[0-9a-zA-Z]{16}");

  private final Path base;

  private ConfigurationFile(Path base) {
    this.base = base;
  }

  /**
   * Reads a file; {@code ${NAME}} is taken from the environment of this process.
   *
   * @throws ConfigurationException naming every fault
   */
  public static Configuration read(Path file) {
    return read(file, System.getenv());
  }

  /**
   * Reads a file.
   *
   * @param environment what {@code ${NAME}} is taken from
   * @throws ConfigurationException naming every fault
   */
  static Configuration read(Path file, Map<String, String> environment) {
    try {
      var text = Files.readString(file, StandardCharsets.UTF_8);
      var base = file.toAbsolutePath().getParent();
      return parse(file.toString(), text, base == null ? Path.of("") : base, environment);
    } catch (IOException unreadable) {
      throw new ConfigurationException(
          List.of(
              file
                  + ":1: cannot be read ("
                  + unreadable.getClass().getSimpleName()
                  + "); copy deploy/desk.example.yaml there, in UTF-8"));
    }
  }

  /** Reads the demo's own configuration. */
  public static Configuration demo(Map<String, String> values) {
    try (var in = ConfigurationFile.class.getResourceAsStream("/demo.yaml")) {
      if (in == null) {
        throw new IllegalStateException("demo.yaml is not in the jar");
      }
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return parse("demo.yaml", text, Path.of("").toAbsolutePath(), values);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static Configuration parse(String name, String text, Path base, Map<String, String> environment) {
    var faults = new Faults();
    var root = YamlFile.read(name, text, faults);
    if (root.isEmpty()) {
      if (faults.isEmpty()) {
        faults.add(name, 1, "the file is empty", "start from deploy/desk.example.yaml");
      }
      throw new ConfigurationException(faults.list());
    }
    var file = new ConfigurationFile(base);
    var configuration = file.configuration(new Section(root.get(), TOP, environment));
    if (!faults.isEmpty()) {
      throw new ConfigurationException(faults.list());
    }
    return configuration;
  }

  private Configuration configuration(Section top) {
    var listen =
        listen(
            top.section(
                "listen",
                Set.of("host", "port", "management-port", "drain", "public-url", "cluster")));
    var libraries = libraries(top);
    if (listen.publicUrl().isEmpty() && asksForConsent(libraries)) {
      top.at("listen")
          .fault("subscribe needs the address by which phones reach the desk", "add public-url");
    }
    return new Configuration(
        listen,
        store(top.section("store", Set.of("folder", "postgresql"))),
        content(top.section("content", Set.of("faq-data", "bot-scripts"))),
        alliance(
            top.section("alliance", Set.of("name", "values", "platform-secrets", "ask-after"))),
        libraries,
        wechat(top),
        handover(
            top.section("handover", Set.of("wait", "ring", "silence", "absence", "answer-days"))),
        rules(top));
  }

  private static boolean asksForConsent(List<Library> libraries) {
    return libraries.stream()
        .flatMap(library -> library.accounts().stream())
        .anyMatch(account -> account.subscribe().isPresent());
  }

  private static Listen listen(Section section) {
    return new Listen(
        section.text("host", "127.0.0.1"),
        section.number("port", 8080, 0, 65_535),
        section.number("management-port", 8081, 0, 65_535),
        section.span("drain", Duration.ofSeconds(5)),
        section.address("public-url"),
        section.has("cluster")
            ? Optional.of(cluster(section.section("cluster", Set.of("host", "port", "members"))))
            : Optional.empty());
  }

  private static Cluster cluster(Section section) {
    var members = List.of(section.needed("members").strip().split("\\s*,\\s*", -1));
    return new Cluster(
        section.text("host", "127.0.0.1"), section.number("port", 5_701, 1, 65_535), members);
  }

  private StoreSettings store(Section section) {
    if (!section.has("postgresql")) {
      return new StoreSettings.Embedded(section.path("folder", "./data", base));
    }
    var database = section.section("postgresql", Set.of("url", "user", "password", "lanes"));
    var url = database.needed("url");
    if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
      database.at("url").fault("url is not PostgreSQL's", "write jdbc:postgresql://host:5432/name");
    }
    return new StoreSettings.Postgres(
        url,
        database.needed("user"),
        new StoreSettings.Password(database.needed("password")),
        database.number("lanes", StoreSettings.Postgres.DEFAULT_LANES, 1, 64));
  }

  private Content content(Section section) {
    return new Content(
        section.path("faq-data", "faq-data", base),
        section.path("bot-scripts", "bot-scripts", base));
  }

  private static Alliance alliance(Section section) {
    var secrets = new HashMap<String, Secret>();
    section.texts("platform-secrets").forEach((id, text) -> secrets.put(id, new Secret(text)));
    return new Alliance(
        section.needed("name"),
        section.texts("values"),
        Map.copyOf(secrets),
        section.span("ask-after", Duration.ofDays(1)));
  }

  private static List<Library> libraries(Section top) {
    var ids = new HashSet<String>();
    var appIds = new HashSet<String>();
    var sections =
        top.sections(
            "libraries",
            Set.of("id", "name", "values", "official-accounts", "mini-programs", "embed"));
    if (sections.isEmpty()) {
      top.at("libraries").fault("no library is configured", "add one below libraries");
    }
    return sections.stream().map(section -> library(section, ids, appIds)).toList();
  }

  private static Library library(Section section, Set<String> ids, Set<String> appIds) {
    var id = section.needed("id");
    if (!id.isEmpty() && !LIBRARY_ID.matcher(id).matches()) {
      section.at("id").fault("id is not a short name", "use a-z, 0-9 and hyphens, at most 32");
    } else if (!ids.add(id)) {
      section.at("id").fault("two libraries have the id " + id, "give each its own");
    }
    var known =
        Set.of(
            "app-id",
            "token",
            "encoding-aes-key",
            "app-secret",
            "mode",
            "customer-service",
            "subscribe");
    var accounts =
        section.sections("official-accounts", known).stream()
            .map(account -> account(account, appIds))
            .toList();
    var miniPrograms =
        section.sections("mini-programs", MiniProgramSection.KEYS).stream()
            .map(given -> MiniProgramSection.read(given, appIds))
            .toList();
    return new Library(
        id,
        section.needed("name"),
        section.texts("values"),
        accounts,
        miniPrograms,
        section.origins("embed"));
  }

  private static OfficialAccount account(Section section, Set<String> appIds) {
    var appId = appId(section, appIds);
    var mode = mode(section);
    var customerService = section.flag("customer-service", true);
    return new OfficialAccount(
        appId,
        section.secret("token"),
        mode == Envelope.Mode.PLAIN ? null : aesKey(section, appId),
        customerService ? section.secret("app-secret") : null,
        mode,
        customerService,
        section.has("subscribe")
            ? Optional.of(subscribe(section, customerService))
            : Optional.empty());
  }

  /** WeChat's name of an account, which no other one has. */
  static String appId(Section section, Set<String> appIds) {
    var appId = section.needed("app-id");
    if (!appId.isEmpty() && !APP_ID.matcher(appId).matches()) {
      section.at("app-id").fault("app-id is not WeChat's", "it is wx and 16 letters or digits");
    } else if (!appIds.add(appId)) {
      section.at("app-id").fault("two accounts have this app-id", "remove one of them");
    }
    return appId;
  }

  private static Subscribe subscribe(Section account, boolean customerService) {
    if (!customerService) {
      account
          .at("subscribe")
          .fault("an account that cannot write first cannot tell either", "remove subscribe");
    }
    var section = account.section("subscribe", Set.of("template", "scene", "digest-scene"));
    var scene = section.number("scene", 1, 0, LAST_SCENE);
    var next = scene == LAST_SCENE ? scene - 1 : scene + 1;
    var digestScene = section.number("digest-scene", next, 0, LAST_SCENE);
    if (digestScene == scene) {
      section
          .at("digest-scene")
          .fault("digest-scene is that of answers", "give each its own, so that both are counted");
    }
    return new Subscribe(section.needed("template"), scene, digestScene);
  }

  static Secret aesKey(Section section, String appId) {
    var key = section.secret("encoding-aes-key");
    if (!key.reveal().isEmpty()) {
      try {
        new MessageCipher(key.reveal(), appId);
      } catch (IllegalArgumentException wrong) {
        section
            .at("encoding-aes-key")
            .fault("encoding-aes-key does not fit: " + wrong.getMessage(), "copy it again");
      }
    }
    return key;
  }

  static Envelope.Mode mode(Section section) {
    return switch (section.text("mode", "secure")) {
      case "secure" -> Envelope.Mode.SECURE;
      case "compatible" -> Envelope.Mode.COMPATIBLE;
      case "plain" -> Envelope.Mode.PLAIN;
      default -> {
        section.at("mode").fault("mode is unknown", "write secure, compatible or plain");
        yield Envelope.Mode.SECURE;
      }
    };
  }

  private static Wechat wechat(Section top) {
    var section =
        top.section(
            "wechat",
            Set.of(
                "api-host",
                "page-host",
                "answer-within",
                "message-window",
                "message-count",
                "event-window",
                "event-count",
                "sends-per-second",
                "attempts",
                "first-backoff",
                "text-bytes",
                "menu-links"));
    return new Wechat(
        section.text("api-host", "https://api.weixin.qq.com"),
        section.text("page-host", "https://mp.weixin.qq.com"),
        section.span("answer-within", Duration.ofSeconds(4)),
        section.span("message-window", Duration.ofDays(2)),
        section.number("message-count", 5, 0, 1_000),
        section.span("event-window", Duration.ofMinutes(1)),
        section.number("event-count", 3, 0, 1_000),
        new Sending(
            section.number("sends-per-second", 10, 1, 1_000),
            section.number("attempts", 8, 1, 100),
            section.span("first-backoff", Duration.ofSeconds(2)),
            section.number("text-bytes", 2_047, 200, 100_000),
            section.flag("menu-links", true)));
  }

  private static Handover handover(Section section) {
    return new Handover(
        section.span("wait", Duration.ofMinutes(10)),
        section.span("ring", Duration.ofMinutes(1)),
        section.span("silence", Duration.ofMinutes(30)),
        section.span("absence", Duration.ofMinutes(3)),
        section.number("answer-days", 1, 1, 30));
  }

  private static Rules rules(Section top) {
    var faq = top.section("faq", Set.of("precision", "review-after"));
    return new Rules(
        top.section("consult", Set.of("idle")).span("idle", Duration.ofHours(2)),
        new Secret(top.section("api", Set.of("token")).text("token", "")),
        faq.number("precision", 95, 50, 100) / 100.0,
        top.section("learning", Set.of("keep")).span("keep", Duration.ofDays(365)),
        faq.span("review-after", Duration.ofDays(365)),
        push(top.section("push", Set.of("every", "quiet", "unseen"))),
        limits(
            top.section(
                "limits", Set.of("reader", "address", "library", "connections", "proxied"))),
        launches(top),
        BenefitSection.read(top.section("benefit", BenefitSection.KEYS)),
        weekly(top.section("weekly-digest", Set.of("day", "hour"))));
  }

  private static List<Launch> launches(Section top) {
    var ids = new HashSet<String>();
    return top.sections("launch", LAUNCH).stream().map(section -> launch(section, ids)).toList();
  }

  private static Launch launch(Section section, Set<String> ids) {
    var id = section.needed("system");
    if (!LIBRARY_ID.matcher(id).matches() || !ids.add(id)) {
      section
          .at("system")
          .fault("system must be a name of its own", "write small letters, digits and -");
    }
    var secret = section.secret("secret");
    if (secret.reveal().length() < SHORTEST_SECRET) {
      section.at("secret").fault("secret is too short to sign with", "write 16 characters or more");
    }
    var names =
        section.section("parameters", Set.of("library", "subject", "reader", "time", "signature"));
    var libraries = section.text("libraries", "").strip();
    return new Launch(
        id,
        section.text("library", ""),
        libraries.isEmpty() ? Set.of() : Set.of(libraries.split("\\s*,\\s*", -1)),
        secret,
        section.span("life", Duration.ofMinutes(5)),
        new Launch.Parameters(
            names.text("library", "library"),
            names.text("subject", "subject"),
            names.text("reader", "reader"),
            names.text("time", "time"),
            names.text("signature", "signature")));
  }

  private static Limits limits(Section section) {
    return new Limits(
        rate(section, "reader", new Rate(20, 60)),
        rate(section, "address", new Rate(600, 1_200)),
        rate(section, "library", new Rate(1_000, 3_000)),
        section.number("connections", 20_000, 1, 1_000_000),
        section.flag("proxied", false));
  }

  private static Rate rate(Section limits, String key, Rate otherwise) {
    var section = limits.section(key, Set.of("burst", "a-minute"));
    return new Rate(
        section.number("burst", otherwise.burst(), 1, 1_000_000),
        section.number("a-minute", otherwise.aMinute(), 1, 1_000_000));
  }

  private static Optional<WeeklyDigest> weekly(Section section) {
    var given = section.text("day", "monday");
    var hour = section.number("hour", 8, 0, 23);
    var day =
        Arrays.stream(DayOfWeek.values())
            .filter(one -> one.name().equalsIgnoreCase(given))
            .findFirst();
    if (day.isEmpty() && !given.equals("none")) {
      section.at("day").fault("day is no day of the week", "write it like monday, or none");
    }
    return day.map(one -> new WeeklyDigest(one, hour));
  }

  private static Push push(Section section) {
    var every = section.span("every", Duration.ofDays(7));
    if (every.compareTo(SHORTEST_INTERVAL) < 0) {
      section.at("every").fault("every is too short", "write 1m or more; readers like 7d");
    }
    var given = section.text("quiet", "21:00-08:00");
    var quiet = QuietHours.read(given);
    if (quiet.isEmpty()) {
      section
          .at("quiet")
          .fault("quiet is no span of the day", "write it like 21:00-08:00, or none");
    }
    return new Push(
        every, quiet.orElse(QuietHours.NONE), section.span("unseen", Duration.ofMinutes(1)));
  }
}
