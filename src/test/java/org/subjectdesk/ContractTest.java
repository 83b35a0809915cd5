package org.subjectdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What makes the contract good to generate a client from: whatever goes over the wire has a name
 * and members that are named, so that no generator has to make up {@code TalkWayInnerWhyInner}.
 */
class ContractTest {
  /** Words that stand for a client's text, not for an object. */
  private static final Set<String> FILES =
      Set.of(
          "text/plain",
          "text/csv",
          "application/yaml",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private static final JsonObject CONTRACT = Contract.json();

  @Test
  void each_operation_has_a_name_of_its_own_and_one_tag() {
    var operations = Contract.operations(CONTRACT).toList();
    var tags =
        CONTRACT.getJsonArray("tags").stream()
            .map(tag -> ((JsonObject) tag).getString("name"))
            .toList();
    assertThat(operations).extracting(Contract.Operation::id).doesNotHaveDuplicates();
    assertThat(operations)
        .allSatisfy(
            one ->
                assertThat(one.json().getJsonArray("tags"))
                    .as(one.id())
                    .singleElement()
                    .isIn(tags));
  }

  @Test
  void each_answer_is_a_named_schema_or_a_file() {
    assertThat(Contract.operations(CONTRACT))
        .allSatisfy(
            one -> {
              var ok = resolved(one.json().getJsonObject("responses").getJsonObject("200"));
              assertThat(ok.getJsonObject("content")).as(one.id()).isNotEmpty();
              for (var type : ok.getJsonObject("content")) {
                var schema = ((JsonObject) type.getValue()).getJsonObject("schema");
                assertThat(FILES.contains(type.getKey()) || schema.containsKey("$ref"))
                    .as(one.id() + " " + type.getKey())
                    .isTrue();
              }
            });
  }

  @Test
  void each_refusal_is_a_problem_with_its_type() {
    assertThat(Contract.operations(CONTRACT))
        .allSatisfy(
            one ->
                one.json().getJsonObject("responses").stream()
                    .filter(answer -> !answer.getKey().equals("200"))
                    .map(answer -> resolved((JsonObject) answer.getValue()))
                    .forEach(
                        answer ->
                            assertThat(answer.getJsonObject("content").fieldNames())
                                .as(one.id())
                                .containsExactly("application/problem+json")));
  }

  @Test
  void each_object_has_a_name_and_named_members() {
    var faults = new ArrayList<String>();
    CONTRACT
        .getJsonObject("components")
        .getJsonObject("schemas")
        .forEach(schema -> look(schema.getKey(), (JsonObject) schema.getValue(), faults));
    assertThat(faults).isEmpty();
  }

  private static void look(String place, JsonObject schema, List<String> faults) {
    var kept = schema.getValue("additionalProperties");
    if ("object".equals(schema.getString("type"))
        && !schema.containsKey("properties")
        && !(kept instanceof JsonObject)
        && !place.equals("Done")) {
      faults.add(place + ": an object without members");
    }
    if (!schema.containsKey("type")
        && !schema.containsKey("$ref")
        && !schema.containsKey("allOf")) {
      faults.add(place + ": no type");
    }
    if (schema.getValue("items") instanceof JsonObject items) {
      if (items.containsKey("properties")) {
        faults.add(place + ": its items have no name");
      }
      look(place + "[]", items, faults);
    }
    if (kept instanceof JsonObject values) {
      look(place + "{}", values, faults);
    }
    for (Map.Entry<String, Object> one : schema.getJsonObject("properties", new JsonObject())) {
      var member = (JsonObject) one.getValue();
      if (member.containsKey("properties")) {
        faults.add(place + "." + one.getKey() + ": an object without a name");
      }
      look(place + "." + one.getKey(), member, faults);
    }
  }

  private static JsonObject resolved(JsonObject part) {
    return Contract.resolved(CONTRACT, part);
  }
}
