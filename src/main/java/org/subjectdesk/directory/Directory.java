package org.subjectdesk.directory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.subjectdesk.script.Words;

/**
 * Everything in it.
 *
 * @param services by id, in the order of the file
 * @param organisations by id
 * @param platforms in the order of the file
 * @param resources in the order of the file
 * @param clc which classes of books belong to which subjects
 * @param sources where the members' catalogues are harvested
 */
public record Directory(
    Map<String, Service> services,
    Map<String, Organisation> organisations,
    List<Platform> platforms,
    List<Resource> resources,
    List<TeachingLead> leads,
    ClcTable clc,
    List<CatalogueSource> sources) {
  public Directory {
    platforms = List.copyOf(platforms);
    resources = List.copyOf(resources);
    leads = List.copyOf(leads);
    sources = List.copyOf(sources);
  }

  /** One without anything. */
  public static Directory empty() {
    return new Directory(
        Map.of(), Map.of(), List.of(), List.of(), List.of(), ClcTable.empty(), List.of());
  }

  /** What a need is called; its id where nobody has named it. */
  public Words nameOf(String need) {
    var service = services.get(need);
    return service == null ? Words.of(need) : service.name();
  }

  /** What is known of every work for which a need is. */
  public Map<Field, String> known(String need) {
    return Optional.ofNullable(services.get(need))
        .flatMap(Service::kind)
        .map(kind -> Map.of(Field.KIND, kind))
        .orElse(Map.of());
  }

  /** The platform of this id. */
  public Optional<Platform> platform(String id) {
    return platforms.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /** What a library has for a subject: that for just this subject first, then that for all. */
  public List<Resource> resources(String subject, String library) {
    return resources.stream()
        .filter(one -> one.libraries().isEmpty() || one.libraries().contains(library))
        .filter(one -> Platform.closeness(one.subjects(), subject) >= 0)
        .sorted(Comparator.comparingInt(one -> -Platform.closeness(one.subjects(), subject)))
        .toList();
  }

  /**
   * The teaching leads of a subject, of what contains it and of its parts; a library's own first.
   */
  public List<TeachingLead> leads(String subject, String library) {
    return leads.stream()
        .filter(one -> !one.of(subject).isEmpty())
        .sorted(Comparator.comparing(one -> !one.library().equals(library)))
        .toList();
  }

  /** The platforms that are open to a library's readers and for a subject. */
  public List<Platform> platforms(String subject, String library) {
    return platforms.stream()
        .filter(one -> one.isOpenTo(library) && one.closeness(subject) >= 0)
        .sorted(Comparator.comparingInt(one -> -one.closeness(subject)))
        .toList();
  }

  /**
   * The platforms that meet a need, the best first: one for just this subject before one for all,
   * then her own library's, then as in the file.
   *
   * @param need the id of a service
   * @param subject a code, empty when nobody knows
   * @param library the reader's
   * @param up whether a platform works now
   */
  public List<Platform> meeting(
      String need, String subject, String library, Predicate<Platform> up) {
    return platforms.stream()
        .filter(one -> one.services().contains(need))
        .filter(one -> one.isOpenTo(library))
        .filter(one -> one.closeness(subject) >= 0)
        .filter(up)
        .sorted(
            Comparator.<Platform>comparingInt(one -> -one.closeness(subject))
                .thenComparing(one -> !one.provider().equals(library)))
        .toList();
  }
}
