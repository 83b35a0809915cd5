package org.subjectdesk.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The address that a referral leads to. Its host is always one that the directory names. */
public final class Target {
  private static final String OPENURL_VERSION = "Z39.88-2004";
  private static final String BOOK = "info:ofi/fmt:kev:mtx:book";
  private static final String JOURNAL = "info:ofi/fmt:kev:mtx:journal";
  private static final String DISSERTATION = "info:ofi/fmt:kev:mtx:dissertation";
  private static final String SOURCE = "info:sid/";

  /** Readers are asked for author and publisher in one: 「周志华，清华大学出版社」. */
  private static final Pattern AFTER_AUTHOR = Pattern.compile("[,，;；/]|\\s(?=\\S*出版社)");

  private Target() {}

  /**
   * The page of a platform for these values.
   *
   * @param passed what she agreed to pass on
   * @param more what the desk adds itself, such as the referral's own id
   */
  public static URI of(Entry entry, Map<Field, String> passed, Map<String, String> more) {
    var values = entry.passing(passed);
    return switch (entry) {
      case Entry.Page page -> with(page(page, passed), named(page.parameters(), values), more);
      case Entry.OpenUrl(var resolver, var parameters) ->
          with(resolver, openUrl(parameters, values), more);
      case Entry.MiniProgram program ->
          with(program.instead(), named(program.parameters(), values), more);
    };
  }

  /** The path of a mini-program's page for these values; empty for other platforms. */
  public static Optional<String> path(
      Entry entry, Map<Field, String> passed, Map<String, String> more) {
    if (entry instanceof Entry.MiniProgram program) {
      var all = named(program.parameters(), entry.passing(passed));
      all.putAll(more);
      return Optional.of(all.isEmpty() ? program.path() : program.path() + "?" + query(all));
    }
    return Optional.empty();
  }

  /** The page for the subject where there is one, the longest beginning of its code first. */
  private static URI page(Entry.Page page, Map<Field, String> passed) {
    var subject = passed.getOrDefault(Field.SUBJECT, "");
    for (var length = subject.length(); length > 0; length--) {
      var own = page.pages().get(subject.substring(0, length));
      if (own != null) {
        return own;
      }
    }
    return page.page();
  }

  private static Map<String, String> named(
      Map<String, Field> parameters, Map<Field, String> values) {
    var named = new LinkedHashMap<String, String>();
    parameters.forEach(
        (name, field) -> {
          var value = values.get(field);
          if (value != null) {
            named.put(name, value);
          }
        });
    return named;
  }

  /** Section 12 and annex B of the standard, and its registered formats. */
  private static Map<String, String> openUrl(
      Map<String, Field> parameters, Map<Field, String> values) {
    var kind = values.getOrDefault(Field.KIND, values.containsKey(Field.ISBN) ? "book" : "");
    var keys = new LinkedHashMap<String, String>();
    keys.put("url_ver", OPENURL_VERSION);
    keys.put("url_ctx_fmt", "info:ofi/fmt:kev:mtx:ctx");
    keys.putAll(
        switch (kind) {
          case "book", "chapter" -> book(kind, values);
          case "thesis" -> thesis(values);
          default -> article(values);
        });
    put(keys, "rft.isbn", values.get(Field.ISBN));
    put(keys, "rft.issn", values.get(Field.ISSN));
    var doi = values.get(Field.DOI);
    put(keys, "rft_id", doi == null ? null : "info:doi/" + doi);
    // A referrer is an identifier, and must be written as a URI.
    named(parameters, values)
        .forEach((key, value) -> keys.put(key, key.equals("rfr_id") ? SOURCE + value : value));
    return keys;
  }

  private static Map<String, String> book(String kind, Map<Field, String> values) {
    var keys = new LinkedHashMap<String, String>();
    keys.put("rft_val_fmt", BOOK);
    keys.put("rft.genre", kind.equals("book") ? "book" : "bookitem");
    put(keys, "rft.atitle", kind.equals("book") ? null : values.get(Field.TITLE));
    put(
        keys,
        "rft.btitle",
        kind.equals("book") ? values.get(Field.TITLE) : values.get(Field.SOURCE));
    var parts = AFTER_AUTHOR.split(values.getOrDefault(Field.AUTHOR, "").strip(), 2);
    put(keys, "rft.au", parts[0].isEmpty() ? null : parts[0]);
    put(keys, "rft.pub", parts.length == 2 ? parts[1].strip() : null);
    return keys;
  }

  private static Map<String, String> thesis(Map<Field, String> values) {
    var keys = new LinkedHashMap<String, String>();
    keys.put("rft_val_fmt", DISSERTATION);
    put(keys, "rft.title", values.get(Field.TITLE));
    put(keys, "rft.au", values.get(Field.AUTHOR));
    put(keys, "rft.inst", values.get(Field.SOURCE));
    return keys;
  }

  private static Map<String, String> article(Map<Field, String> values) {
    var keys = new LinkedHashMap<String, String>();
    keys.put("rft_val_fmt", JOURNAL);
    put(keys, "rft.atitle", values.get(Field.TITLE));
    put(keys, "rft.au", values.get(Field.AUTHOR));
    put(keys, "rft.jtitle", values.get(Field.SOURCE));
    return keys;
  }

  private static void put(Map<String, String> keys, String key, @Nullable String value) {
    if (value != null) {
      keys.put(key, value);
    }
  }

  private static URI with(URI page, Map<String, String> values, Map<String, String> more) {
    var all = new LinkedHashMap<>(values);
    all.putAll(more);
    if (all.isEmpty()) {
      return page;
    }
    var text = page.toString();
    var fragment = text.indexOf('#');
    var before = fragment < 0 ? text : text.substring(0, fragment);
    var after = fragment < 0 ? "" : text.substring(fragment);
    return URI.create(before + (before.contains("?") ? "&" : "?") + query(all) + after);
  }

  private static String query(Map<String, String> values) {
    return values.entrySet().stream()
        .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
