package org.subjectdesk.script;

import java.util.HashMap;
import java.util.Map;

/**
 * The content of one {@code texts.yaml}. The alliance's has every line; a library's has only what
 * differs.
 *
 * @param say what the desk says
 * @param hear what a message means, by its bare form (see {@link
 *     org.subjectdesk.faq.Normaliser#bare})
 */
public record Texts(Map<Line, String> say, Map<String, Heard> hear) {
  public Texts {
    say = Map.copyOf(say);
    hear = Map.copyOf(hear);
  }

  /** These texts where they say something, the others elsewhere; what is heard is added up. */
  public Texts over(Texts others) {
    var said = new HashMap<>(others.say);
    said.putAll(say);
    var heard = new HashMap<>(others.hear);
    heard.putAll(hear);
    return new Texts(said, heard);
  }
}
