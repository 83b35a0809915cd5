package org.subjectdesk.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.subjectdesk.staff.Librarian;
import org.subjectdesk.staff.Role;

/**
 * An invented alliance: the first library is the core library, and has an alliance-admin as the
 * second one has. Whoever looks for such a college finds none.
 *
 * @param libraries in order
 * @param librarians three of each library
 */
public record Invented(List<Library> libraries, List<Librarian> librarians) {
  /** How many libraries there are. */
  public static final int LIBRARIES = 20;

  private static final int OF_EACH = 3;
  private static final int ADMINS = 2;
  private static final String FIRST = "云星长松青南北望金银";
  private static final String SECOND = "桥湾";
  private static final String FAMILY = "林方何乔沈顾陆周许叶程韩唐苏江薛范石姚邵";
  private static final String GIVEN = "知行文清一鸣若谷海平书言予安景明";

  /** A library and its name. */
  public record Library(String id, String name) {}

  /** Twenty libraries with sixty librarians; always the same. */
  public static Invented alliance() {
    var libraries = IntStream.range(0, LIBRARIES).mapToObj(Invented::library).toList();
    var librarians = new ArrayList<Librarian>();
    for (var i = 0; i < LIBRARIES * OF_EACH; i++) {
      var library = i / OF_EACH;
      var role =
          i % OF_EACH > 0
              ? Role.LIBRARIAN
              : library < ADMINS ? Role.ALLIANCE_ADMIN : Role.LIBRARY_ADMIN;
      librarians.add(
          new Librarian(
              "librarian-%02d".formatted(i + 1), libraries.get(library).id(), name(i), role));
    }
    return new Invented(libraries, librarians);
  }

  private static Library library(int i) {
    var place = "" + FIRST.charAt(i % FIRST.length()) + SECOND.charAt(i / FIRST.length());
    return new Library("lib-%02d".formatted(i + 1), place + "职业技术学院图书馆");
  }

  private static String name(int i) {
    // Of an even number of characters, two belong to one name.
    var given = i * 2 % GIVEN.length();
    return FAMILY.charAt(i % FAMILY.length()) + GIVEN.substring(given, given + 2);
  }

  public Invented {
    libraries = List.copyOf(libraries);
    librarians = List.copyOf(librarians);
  }
}
