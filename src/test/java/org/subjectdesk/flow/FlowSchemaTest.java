package org.subjectdesk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.subjectdesk.slot.SlotType;
import org.yaml.snakeyaml.Yaml;

/** The schema that editors complete by says the same as the desk. */
class FlowSchemaTest {
  private static final Path SCRIPTS = Path.of("bot-scripts");

  static List<Path> shipped() throws IOException {
    try (var files = Files.list(SCRIPTS)) {
      return files.filter(file -> file.toString().endsWith(".flow.yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void every_shipped_flow_fits(Path file) throws IOException {
    assertThat(fits(Files.readString(file))).as(file.toString()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "steps:",
        "flow: A b",
        "steps: [{sey: x}]",
        "steps: [{say: x, menu: y}]",
        "steps: [{say: x, colour: red}]",
        "steps: [{call: format-disk}]",
        "steps: [{collect: a, ask: b, type: colour}]",
        "steps: [{if: {slot: a}, then: b}]",
        "when: {events: [rain]}",
      })
  void what_the_desk_refuses_does_not_fit(String change) throws IOException {
    var good = "flow: a\nname: 甲\nsteps: [{say: x}]\n";
    assertThat(fits(good)).isTrue();
    var key = change.substring(0, change.indexOf(':'));
    var lines = good.lines().filter(line -> !line.startsWith(key + ":")).toList();
    assertThat(fits(String.join("\n", lines) + "\n" + change + "\n")).isFalse();
  }

  @Test
  void it_names_what_the_desk_knows() throws IOException {
    var text = Files.readString(SCRIPTS.resolve("flow.schema.json"));
    var types = Arrays.stream(SlotType.values()).map(SlotType::key);
    var actions = Arrays.stream(Action.values()).map(Action::key);
    var events =
        Arrays.stream(Flow.Event.values())
            .map(event -> event.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    assertThat(text)
        .contains(types.map(key -> '"' + key + '"').toList())
        .contains(actions.map(key -> '"' + key + '"').toList())
        .contains(events.map(key -> '"' + key + '"').toList());
  }

  private static boolean fits(String yaml) throws IOException {
    var schema =
        JsonSchema.of(new JsonObject(Files.readString(SCRIPTS.resolve("flow.schema.json"))));
    var options =
        new JsonSchemaOptions()
            .setDraft(Draft.DRAFT202012)
            .setBaseUri("https://subject-desk.example/")
            .setOutputFormat(OutputFormat.Flag);
    Map<String, Object> read = new Yaml().load(yaml);
    return Boolean.TRUE.equals(
        Validator.create(schema, options).validate(new JsonObject(read)).getValid());
  }
}
