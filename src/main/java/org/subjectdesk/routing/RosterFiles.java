package org.subjectdesk.routing;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.yaml.Faults;
import org.subjectdesk.yaml.Fields;
import org.subjectdesk.yaml.YamlFile;
import org.subjectdesk.yaml.YamlNode;

/**
 * Reads and checks the files about the roster: one {@code calendar.yaml} of the alliance and a file
 * of each library with {@code duty}, {@code calendar} and {@code librarians}. {@code
 * faq-data/README.md} explains every key. For one thread.
 */
public final class RosterFiles {
  private final Subjects subjects;
  private final Faults faults;
  private final UnaryOperator<String> photoFault;
  private final Map<String, String> placeOfId = new HashMap<>();
  private final Map<String, Roster.Plan> plans = new HashMap<>();
  private final List<Librarian> librarians = new ArrayList<>();
  private WorkCalendar alliance = WorkCalendar.empty();

  /**
   * Prepares for reading.
   *
   * @param subjects the catalogue that the librarians' codes must be in
   * @param faults takes what is wrong
   */
  public RosterFiles(Subjects subjects, Faults faults) {
    this(subjects, faults, _ -> "");
  }

  /**
   * Prepares for reading, photos included.
   *
   * @param photoFault what is wrong with the photo of a name; empty = nothing
   */
  public RosterFiles(Subjects subjects, Faults faults, UnaryOperator<String> photoFault) {
    this.subjects = subjects;
    this.faults = faults;
    this.photoFault = photoFault;
  }

  /** Reads the alliance's calendar; before any library's file. */
  public void calendar(String file, String text) {
    YamlFile.read(file, text, faults).ifPresent(root -> alliance = CalendarForm.read(root));
  }

  /** Reads a library's file; to be called once for each library. */
  public void library(String library, String file, String text) {
    YamlFile.read(file, text, faults).ifPresent(root -> library(library, root));
  }

  private void library(String library, YamlNode root) {
    var fields = Fields.of(root, "duty", "calendar", "librarians");
    var duty = fields.get("duty").map(DutyForm::read).orElse(List.of());
    var calendar =
        fields.get("calendar").map(node -> CalendarForm.read(node).over(alliance)).orElse(alliance);
    var form =
        new LibrariansForm(
            library, subjects, placeOfId, fields.get("duty").isPresent(), photoFault);
    var team = form.read(fields.list("librarians"));
    if (calendar.terms().isEmpty()
        && Stream.concat(duty.stream(), team.stream().flatMap(it -> it.duty().stream()))
            .anyMatch(shift -> shift.weeks().isPresent())) {
      root.fault(
          "duty in teaching weeks, but the calendar has no terms",
          "add terms to calendar.yaml, or remove weeks");
    }
    plans.put(library, new Roster.Plan(calendar, duty));
    librarians.addAll(team);
  }

  /**
   * What was read so far; only to be used when there are no faults.
   *
   * @param zone the zone in which the hours are meant
   * @param libraries the libraries of the alliance; who belongs to another is left out
   */
  public Roster roster(ZoneId zone, Set<String> libraries) {
    var known = new HashMap<String, Roster.Plan>();
    for (var library : libraries) {
      known.put(library, plans.getOrDefault(library, new Roster.Plan(alliance, List.of())));
    }
    return new Roster(
        zone,
        subjects,
        known,
        librarians.stream().filter(librarian -> libraries.contains(librarian.library())).toList());
  }
}
