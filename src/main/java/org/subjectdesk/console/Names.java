package org.subjectdesk.console;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.subjectdesk.faq.Subject;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.routing.Queue;
import org.subjectdesk.script.Words;

/**
 * What librarians call things.
 *
 * @param libraries a member library's id → its name
 * @param librarian a librarian's id → her name
 */
public record Names(
    Map<String, String> libraries, Subjects subjects, UnaryOperator<String> librarian) {
  /** Without those that are mistaken for each other. */
  private static final String LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

  private static final int ALIAS = 4;

  public Names {
    libraries = Map.copyOf(libraries);
  }

  /** A library's name; its id where it has none. */
  String library(String id) {
    return libraries.getOrDefault(id, id);
  }

  /** A text in both languages. */
  static JsonObject inBoth(Words words) {
    return new JsonObject().put("zh", words.chinese()).put("en", words.in(Words.ENGLISH));
  }

  JsonObject person(String id) {
    return new JsonObject().put("id", id).put("name", librarian.apply(id));
  }

  JsonObject subject(String code) {
    return new JsonObject().put("code", code).put("name", subjectName(code));
  }

  String subjectName(String code) {
    return subjects.withCode(code).map(Subject::name).orElse(code);
  }

  JsonObject queue(Queue queue) {
    var name =
        switch (queue) {
          case Queue.OfLibrarian(var id) -> librarian.apply(id);
          case Queue.OfLibrary(var id) -> library(id);
          case Queue.Shared() -> "联盟共享台";
        };
    return new JsonObject().put("key", queue.key()).put("name", name);
  }

  /**
   * Four letters that stand for a reader: enough to tell readers apart on a screen, too few to find
   * out who she is.
   */
  static String alias(ReaderId reader) {
    try {
      var named = reader.account() + ' ' + reader.openid();
      var hash =
          MessageDigest.getInstance("SHA-256").digest(named.getBytes(StandardCharsets.UTF_8));
      var alias = new StringBuilder();
      for (var i = 0; i < ALIAS; i++) {
        alias.append(LETTERS.charAt(Math.floorMod(hash[i], LETTERS.length())));
      }
      return alias.toString();
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
