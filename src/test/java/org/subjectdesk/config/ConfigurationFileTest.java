package org.subjectdesk.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.subjectdesk.envelope.Envelope;
import org.subjectdesk.store.StoreSettings;

class ConfigurationFileTest {
  private static final Map<String, String> SECRETS =
      Map.of(
          "DESK_FIRST_TOKEN", "token",
          "DESK_FIRST_AES_KEY", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
          "DESK_FIRST_SECRET", "secret",
          "DESK_DB_PASSWORD", "password");
  private static final Path EXAMPLE = Path.of("deploy", "desk.example.yaml");

  @Test
  void the_example_is_complete_and_its_secrets_come_from_the_environment() {
    var read = ConfigurationFile.read(EXAMPLE, SECRETS);

    assertThat(read.listen().port()).isEqualTo(8080);
    assertThat(read.store()).isInstanceOf(StoreSettings.Embedded.class);
    assertThat(read.wechat().messageWindow()).isEqualTo(Duration.ofDays(2));
    var account = read.libraries().getFirst().accounts().getFirst();
    assertThat(account.mode()).isEqualTo(Envelope.Mode.SECURE);
    assertThat(account.token().reveal()).isEqualTo("token");
    assertThat(read.toString()).doesNotContain("secret").doesNotContain("abcdefghij");
  }

  @Test
  void what_the_example_shows_are_the_defaults() {
    var example = ConfigurationFile.read(EXAMPLE, SECRETS);
    var least =
        parse(
            """
            alliance: {name: 联盟}
            content: {faq-data: ../faq-data, bot-scripts: ../bot-scripts}
            libraries: [{id: first, name: 图书馆}]
            """,
            Map.of());

    assertThat(least.listen()).isEqualTo(example.listen());
    assertThat(least.wechat()).isEqualTo(example.wechat());
    assertThat(least.handover()).isEqualTo(example.handover());
    assertThat(least.rules()).isEqualTo(example.rules());
    assertThat(least.store()).isEqualTo(example.store());
  }

  @Test
  void a_mini_program_is_read_beside_the_accounts() {
    var program =
        parse(
                """
                alliance: {name: 联盟}
                libraries:
                  - id: first
                    name: 图书馆
                    mini-programs:
                      - app-id: wx0123456789abcdee
                        token: t
                        encoding-aes-key: abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG
                        app-secret: s
                        format: json
                        card: {title: 继续咨询, page: pages/chat/index}
                        subscribe:
                          answer: {template: T1, data: {thing1: title}}
                          digest: {template: T2, data: {thing1: title, time2: time}}
                """,
                Map.of())
            .libraries()
            .getFirst()
            .miniPrograms()
            .getFirst();

    assertThat(program.mode()).isEqualTo(Envelope.Mode.SECURE);
    assertThat(program.formats()).containsExactly(Envelope.Format.JSON);
    assertThat(program.card().orElseThrow().page()).isEqualTo("pages/chat/index");
    assertThat(program.card().orElseThrow().thumbMediaId()).isEmpty();
    assertThat(program.templates())
        .hasValue(
            new Configuration.Templates(
                new Configuration.Template("T1", Map.of("thing1", "title")),
                new Configuration.Template("T2", Map.of("thing1", "title", "time2", "time")),
                "pages/chat/chat"));
  }

  @Test
  void the_faults_of_a_mini_program_are_those_of_an_account() {
    var text =
        """
        alliance: {name: 联盟}
        libraries:
          - id: first
            name: 图书馆
            official-accounts:
              - {app-id: wx0123456789abcdee, token: t, mode: plain, app-secret: s}
            mini-programs:
              - app-id: wx0123456789abcdee
                token: t
                encoding-aes-key: short
                mode: safe
                format: yaml
                card: {title: x}
                subscribe: {answer: {template: T1, data: {thing1: who, amount2: title}}}
                templates: x
        """;

    assertThatThrownBy(() -> parse(text, Map.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("desk.yaml:8: two accounts have this app-id")
        .hasMessageContaining("desk.yaml:10: encoding-aes-key does not fit")
        .hasMessageContaining("desk.yaml:11: mode is unknown")
        .hasMessageContaining("desk.yaml:12: format is unknown")
        .hasMessageContaining("card.page is missing")
        .hasMessageContaining("desk.yaml:14: data has thing1: who")
        .hasMessageContaining("desk.yaml:14: data has amount2: title")
        .hasMessageContaining("subscribe.digest.template is missing")
        .hasMessageContaining("subscribe.digest.data is missing")
        .hasMessageContaining("app-secret is missing")
        .hasMessageContaining("templates");
  }

  @Test
  void weights_are_numbers_of_known_kinds() {
    var text =
        """
        alliance: {name: 联盟}
        benefit:
          base: 120
          weights: {consult: many, hours: 3, records: 0.00001, ticket: 2.5}
        libraries:
          - {id: first, name: 图书馆}
        """;

    assertThatThrownBy(() -> parse(text, Map.of()))
        .hasMessageContaining("desk.yaml:3: base is not a number that fits")
        .hasMessageContaining("desk.yaml:4: consult is no weight")
        .hasMessageContaining("desk.yaml:4: records is no weight")
        .hasMessageContaining("desk.yaml:4: weights has hours; use consult, faq-answer, faq-entry");
  }

  @Test
  void every_fault_is_named_with_its_line_and_its_cure() {
    var text =
        """
        listen:
          port: eighty
          prot: 8080
        alliance:
          name: 联盟
        libraries:
          - id: First Library
            name: 图书馆
            official-accounts:
              - app-id: gh_1
                token: ${NOT_SET}
                encoding-aes-key: short
                app-secret: s
                mode: safe
        consult:
          idle: two hours
        """;

    assertThatThrownBy(() -> parse(text, Map.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("desk.yaml:2: port is not a number")
        .hasMessageContaining("unknown key prot")
        .hasMessageContaining("desk.yaml:7: id is not a short name")
        .hasMessageContaining("desk.yaml:10: app-id is not WeChat's")
        .hasMessageContaining("desk.yaml:11: the environment has no NOT_SET")
        .hasMessageContaining("desk.yaml:12: encoding-aes-key does not fit")
        .hasMessageContaining("desk.yaml:14: mode is unknown")
        .hasMessageContaining("desk.yaml:16: idle is not a span of time")
        .hasMessageNotContaining("short;");
  }

  @Test
  void the_same_library_or_account_twice_is_a_fault() {
    var account = "{app-id: wx0123456789abcdef, token: t, app-secret: s, mode: plain}";
    var text =
        "alliance: {name: 联盟}\nlibraries:\n"
            + "  - {id: a, name: 甲, official-accounts: ["
            + account
            + "]}\n"
            + "  - {id: a, name: 乙, official-accounts: ["
            + account
            + "]}\n";

    assertThatThrownBy(() -> parse(text, Map.of()))
        .hasMessageContaining("desk.yaml:4: two libraries have the id a")
        .hasMessageContaining("desk.yaml:4: two accounts have this app-id");
  }

  @Test
  void who_asks_readers_for_consent_needs_an_address_and_an_account_that_may_write_first() {
    var text =
        """
        listen: {port: 8080}
        alliance: {name: 联盟}
        libraries:
          - id: a
            name: 甲
            official-accounts:
              - {app-id: wx0123456789abcdef, token: t, mode: plain, customer-service: false,
                 subscribe: {scene: 10001}}
        """;

    assertThatThrownBy(() -> parse(text, Map.of()))
        .hasMessageContaining("desk.yaml:1: subscribe needs the address by which phones reach")
        .hasMessageContaining("an account that cannot write first cannot tell either")
        .hasMessageContaining("template is missing")
        .hasMessageContaining("desk.yaml:8: scene is not a number that fits");
  }

  @Test
  void how_readers_are_told_what_is_new_is_checked() {
    var text =
        """
        listen: {port: 8080, public-url: https://desk.example.edu}
        alliance: {name: 联盟}
        push:
          every: 5s
          quiet: night
          at: noon
        libraries:
          - id: a
            name: 甲
            official-accounts:
              - {app-id: wx0123456789abcdef, token: t, mode: plain, app-secret: s,
                 subscribe: {template: t, scene: 7, digest-scene: 7}}
        """;

    assertThatThrownBy(() -> parse(text, Map.of()))
        .hasMessageContaining("desk.yaml:4: every is too short")
        .hasMessageContaining("desk.yaml:5: quiet is no span of the day")
        .hasMessageContaining("desk.yaml:6:")
        .hasMessageContaining("desk.yaml:12: digest-scene is that of answers");
  }

  @Test
  void how_others_reach_the_desk_is_an_address_and_a_list_of_nodes() {
    var text =
        """
        listen:
          public-url: https://desk.example.edu/chat
          cluster: {host: 10.0.0.11, members: "10.0.0.11:5701, 10.0.0.12:5701"}
        alliance: {name: 联盟}
        libraries:
          - {id: a, name: 甲}
        """;
    var listen = parse(text, Map.of()).listen();

    assertThat(listen.publicUrl()).contains(URI.create("https://desk.example.edu/chat/"));
    assertThat(listen.cluster())
        .contains(
            new Configuration.Cluster(
                "10.0.0.11", 5_701, List.of("10.0.0.11:5701", "10.0.0.12:5701")));
    assertThatThrownBy(() -> parse(text.replace("https:", "ftp:"), Map.of()))
        .hasMessageContaining("desk.yaml:2: public-url is not a web address");
    assertThatThrownBy(() -> parse(text.replace("https://", "//"), Map.of()))
        .hasMessageContaining("desk.yaml:2: public-url is not a web address");
  }

  @Test
  void a_file_that_is_not_there_says_what_to_do() {
    assertThatThrownBy(() -> ConfigurationFile.read(Path.of("nowhere.yaml"), Map.of()))
        .hasMessageContaining("nowhere.yaml")
        .hasMessageContaining("deploy/desk.example.yaml");
  }

  @Test
  void postgresql_is_taken_instead_of_the_folder() {
    var text =
        """
        alliance: {name: 联盟}
        libraries: [{id: a, name: 图书馆}]
        store:
          postgresql: {url: "jdbc:postgresql://127.0.0.1/desk", user: desk, password: "${DESK_DB_PASSWORD}"}
        """;

    assertThat(parse(text, SECRETS).store())
        .isEqualTo(
            new StoreSettings.Postgres(
                "jdbc:postgresql://127.0.0.1/desk",
                "desk",
                new StoreSettings.Password("password")));
  }

  private static Configuration parse(String text, Map<String, String> environment) {
    return ConfigurationFile.parse(
        "desk.yaml", text, Path.of("deploy").toAbsolutePath(), environment);
  }

  @Test
  void only_secure_origins_may_show_the_chat_in_a_frame() {
    var text =
        """
        alliance: {name: 联盟}
        libraries:
          - id: first
            name: 图书馆
            embed:
              - %s
        """;
    assertThat(
            parse(text.formatted("HTTPS://Lib.example.edu:8443"), Map.of())
                .libraries()
                .getFirst()
                .embed())
        .containsExactly("https://lib.example.edu:8443");
    assertThat(
            parse(text.formatted("http://localhost:8080"), Map.of()).libraries().getFirst().embed())
        .containsExactly("http://localhost:8080");
    for (var wrong :
        List.of(
            "http://lib.example.edu",
            "https://lib.example.edu/",
            "https://lib.example.edu/page",
            "https://*.example.edu",
            "https://a.example; script-src https://b.example",
            "lib.example.edu",
            "'*'")) {
      assertThatThrownBy(() -> parse(text.formatted(wrong), Map.of()))
          .as(wrong)
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("desk.yaml:6: embed names what is no origin of secure pages");
    }
  }
}
