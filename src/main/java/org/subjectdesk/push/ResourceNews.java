package org.subjectdesk.push;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.subjectdesk.directory.Directory;
import org.subjectdesk.directory.Resource;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/**
 * Resources of the directory that a library did not have before (table {@code resource_seen}). The
 * directory has no dates, so the first look at each is kept; what the very first look finds has
 * always been there.
 */
public final class ResourceNews implements NewItems {
  private static final int MOST = 12;
  private static final String BEGUN = "";

  private final Supplier<Directory> directory;
  private final Set<String> libraries;
  private volatile Optional<Directory> looked = Optional.empty();

  private record Seen(String library, String id) {}

  /**
   * Prepares.
   *
   * @param directory as it is now
   * @param libraries the members' ids
   */
  public ResourceNews(Supplier<Directory> directory, Set<String> libraries) {
    this.directory = directory;
    this.libraries = Set.copyOf(libraries);
  }

  @Override
  public void look(Store store, Instant at) {
    var now = directory.get();
    if (looked.filter(now::equals).isPresent()) {
      return;
    }
    store
        .inTransaction(
            ResourceNews.class,
            tx -> {
              see(tx, now, at);
              return true;
            })
        .join();
    looked = Optional.of(now);
  }

  private void see(Tx tx, Directory now, Instant at) {
    var known =
        new HashSet<>(
            tx.list(
                "SELECT library, id FROM resource_seen",
                row -> new Seen(row.text("library"), row.text("id"))));
    var begun = new Seen(BEGUN, BEGUN);
    var first = known.contains(begun) ? at : Instant.EPOCH;
    if (!known.contains(begun)) {
      keep(tx, begun, at);
    }
    for (var library : libraries) {
      now.resources().stream()
          .filter(one -> isOf(one, library))
          .map(one -> new Seen(library, one.id()))
          .filter(one -> !known.contains(one))
          .forEach(one -> keep(tx, one, first));
    }
  }

  private static void keep(Tx tx, Seen seen, Instant at) {
    tx.update(
        "INSERT INTO resource_seen (library, id, seen_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        seen.library(),
        seen.id(),
        at);
  }

  private static boolean isOf(Resource resource, String library) {
    return resource.libraries().isEmpty() || resource.libraries().contains(library);
  }

  @Override
  public List<Item> since(Tx tx, String library, String subject, Instant since) {
    var fresh =
        tx
            .list(
                "SELECT id, seen_at FROM resource_seen WHERE library = ? AND seen_at > ?",
                row -> Map.entry(row.text("id"), row.instant("seen_at")),
                library,
                since)
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return fresh.isEmpty()
        ? List.of()
        : directory.get().resources(subject, library).stream()
            .filter(one -> fresh.containsKey(one.id()))
            .limit(MOST)
            .map(one -> item(one, Objects.requireNonNull(fresh.get(one.id()))))
            .toList();
  }

  private static Item item(Resource one, Instant at) {
    var about = one.about().chinese() + "（" + one.access().chinese() + "）";
    return new Item(Item.Kind.RESOURCE, one.name().chinese(), about, one.link().toString(), at);
  }
}
