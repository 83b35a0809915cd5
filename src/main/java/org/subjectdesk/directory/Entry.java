package org.subjectdesk.directory;

import java.net.URI;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Where readers enter a platform. */
public sealed interface Entry {
  /** The fields that it takes. */
  Set<Field> takes();

  /**
   * A page, in a browser or made for a phone (H5); also a guide page of LibGuides.
   *
   * @param page where it begins
   * @param pages other pages for some subjects, by the beginning of a subject's code
   * @param parameters its names of parameters → what they carry
   */
  record Page(URI page, Map<String, URI> pages, Map<String, Field> parameters) implements Entry {
    public Page {
      pages = Map.copyOf(pages);
      parameters = new LinkedHashMap<>(parameters);
    }

    @Override
    public Set<Field> takes() {
      return Set.copyOf(parameters.values());
    }
  }

  /**
   * A link resolver that speaks OpenURL 1.0 (ANSI/NISO Z39.88-2004), in key/encoded-value form.
   *
   * @param resolver its base URL
   * @param parameters keys beside those of the work → what they carry
   */
  record OpenUrl(URI resolver, Map<String, Field> parameters) implements Entry {
    private static final Set<Field> OF_WORK =
        Set.of(
            Field.KIND, Field.TITLE, Field.AUTHOR, Field.DOI, Field.ISBN, Field.ISSN, Field.SOURCE);

    public OpenUrl {
      parameters = new LinkedHashMap<>(parameters);
    }

    /** One that takes nothing but the work. */
    public OpenUrl(URI resolver) {
      this(resolver, Map.of());
    }

    @Override
    public Set<Field> takes() {
      var all = EnumSet.copyOf(OF_WORK);
      all.addAll(parameters.values());
      return all;
    }
  }

  /**
   * A page of a mini-program, opened by a link in a WeChat text.
   *
   * @param appId of the mini-program
   * @param path of the page, without parameters
   * @param parameters its names of parameters → what they carry
   * @param instead the page for whoever cannot open mini-programs
   */
  record MiniProgram(String appId, String path, Map<String, Field> parameters, URI instead)
      implements Entry {
    public MiniProgram {
      parameters = new LinkedHashMap<>(parameters);
    }

    @Override
    public Set<Field> takes() {
      return Set.copyOf(parameters.values());
    }
  }

  /** Those of the values that it takes, and that are there. */
  default Map<Field, String> passing(Map<Field, String> values) {
    var takes = takes();
    return values.entrySet().stream()
        .filter(one -> takes.contains(one.getKey()) && !one.getValue().isBlank())
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                Map.Entry::getValue,
                (one, _) -> one,
                () -> new EnumMap<>(Field.class)));
  }
}
