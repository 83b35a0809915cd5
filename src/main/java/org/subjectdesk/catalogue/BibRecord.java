package org.subjectdesk.catalogue;

import java.util.List;

/**
 * What one source says of one title at one library. Texts are stripped and empty when unknown.
 *
 * @param key whose it is
 * @param title the title proper with {@code : } before a subtitle, and volume and edition as the
 *     source writes them
 * @param persons who is responsible, the first one first, as the source writes them
 * @param imprint who brought it out, when
 * @param numbers its standard numbers, all of them valid
 * @param kind what it is
 * @param access where it stands and how to get at it
 */
public record BibRecord(
    Key key,
    String title,
    List<String> persons,
    Imprint imprint,
    Numbers numbers,
    Kind kind,
    Access access) {
  public BibRecord {
    persons = List.copyOf(persons);
  }

  /**
   * A record's name.
   *
   * @param source the name of the file or platform that it comes from
   * @param id unique at the source
   * @param library the library that holds the title
   */
  public record Key(String source, String id, String library) implements Comparable<Key> {
    /** Unique in the catalogue. */
    public String name() {
      return source + "/" + id;
    }

    @Override
    public int compareTo(Key other) {
      return name().compareTo(other.name());
    }
  }

  /**
   * Who brought it out.
   *
   * @param year of the common era; 0 = unknown
   * @param edition as the source writes it, such as 第2版
   */
  public record Imprint(String publisher, int year, String edition) {}

  /**
   * Standard numbers in the forms that {@link StandardNumbers} gives.
   *
   * @param isbn 13 digits each
   * @param issn as {@code 1000-1234}
   * @param doi as {@code 10.1000/182}
   */
  public record Numbers(List<String> isbn, List<String> issn, List<String> doi) {
    public Numbers {
      isbn = List.copyOf(isbn);
      issn = List.copyOf(issn);
      doi = List.copyOf(doi);
    }

    /** No number. */
    public static Numbers none() {
      return new Numbers(List.of(), List.of(), List.of());
    }
  }

  /**
   * Where it stands.
   *
   * @param clc the class of the Chinese Library Classification (中图法), such as {@code TP393}
   * @param language as the source codes it, such as {@code chi}
   * @param link a web address
   * @param callNumber what stands on its spine (索书号)
   */
  public record Access(String clc, String language, String link, String callNumber) {}
}
