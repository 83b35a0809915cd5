package org.subjectdesk.faq;

import java.util.List;

/**
 * A subject of the national catalogue of vocational programmes.
 *
 * @param code two digits for a major group, four for a class, six for a programme
 * @param name its name in the catalogue
 * @param aliases what readers call it
 */
public record Subject(String code, String name, List<String> aliases) {
  public Subject {
    aliases = List.copyOf(aliases);
  }
}
