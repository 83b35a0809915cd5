package org.subjectdesk.routing;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.subjectdesk.routing.WorkCalendar.Span;
import org.subjectdesk.routing.WorkCalendar.Term;
import org.subjectdesk.yaml.Fields;
import org.subjectdesk.yaml.YamlNode;

/** The form in which people write a calendar: terms, vacations, holidays and workdays. */
final class CalendarForm {
  private static final int LONGEST_TERM = 40;

  private CalendarForm() {}

  /** The calendar below a node; what is wrong is left out of it. */
  static WorkCalendar read(YamlNode node) {
    var fields = Fields.of(node, "terms", "vacations", "holidays", "workdays");
    return new WorkCalendar(
        terms(fields.list("terms")),
        spans(fields.list("vacations")),
        spans(fields.list("holidays")),
        workdays(fields.list("workdays")));
  }

  private static List<Term> terms(List<YamlNode> items) {
    var terms = new ArrayList<Term>();
    for (var item : items) {
      var fields = Fields.of(item, "first", "weeks");
      var first = fields.date("first").filter(date -> isMonday(date, item));
      var weeks = fields.number("weeks", 1, LONGEST_TERM);
      if (first.isEmpty() || weeks.isEmpty()) {
        continue;
      }
      var term = new Term(first.get(), weeks.get());
      for (var other : terms) {
        if (term.holds(other.first()) || other.holds(term.first())) {
          item.fault(
              "this term overlaps the one from " + other.first(),
              "correct the first day or the weeks of one of them");
        }
      }
      terms.add(term);
    }
    return terms;
  }

  private static boolean isMonday(LocalDate date, YamlNode item) {
    if (date.getDayOfWeek() == DayOfWeek.MONDAY) {
      return true;
    }
    item.fault(
        "the term's first day " + date + " is no Monday",
        "write the Monday of its first week: "
            + date.with(DayOfWeek.MONDAY)
            + " or "
            + date.with(DayOfWeek.MONDAY).plusWeeks(1));
    return false;
  }

  private static List<Span> spans(List<YamlNode> items) {
    return items.stream().flatMap(item -> span(item).stream()).toList();
  }

  private static Optional<Span> span(YamlNode item) {
    var fields = Fields.of(item, "name", "from", "to");
    var name = fields.needed("name");
    var from = fields.date("from");
    var to = fields.get("to").isEmpty() ? from : fields.date("to");
    if (name.isEmpty() || from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    if (to.get().isBefore(from.get())) {
      item.fault(name.get() + " ends before it begins", "correct from or to");
      return Optional.empty();
    }
    return Optional.of(new Span(name.get(), from.get(), to.get()));
  }

  private static Map<LocalDate, DayOfWeek> workdays(List<YamlNode> items) {
    var workdays = new LinkedHashMap<LocalDate, DayOfWeek>();
    for (var item : items) {
      var fields = Fields.of(item, "date", "as");
      var date = fields.date("date");
      var weekday = fields.word("as", DutyForm.DAYS);
      if (date.isEmpty() || weekday.isEmpty()) {
        continue;
      }
      if (workdays.putIfAbsent(date.get(), weekday.get()) != null) {
        item.fault(date.get() + " stands here twice", "remove one of them");
      }
    }
    return workdays;
  }
}
