package org.subjectdesk.dialogue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.routing.Need;
import org.subjectdesk.routing.Placement;
import org.subjectdesk.routing.Queue;
import org.subjectdesk.routing.Reason;

/** The world around a turn, as a test wants it: a library without librarians at first. */
final class People implements Surroundings {
  List<Said> said = List.of();

  private final Function<String, Optional<FaqEntry>> entries;
  private boolean librarians;
  private boolean welcome = true;
  private Optional<Queue> queue = Optional.empty();
  private List<Subject> subjects = List.of();
  private int ahead;
  private Optional<String> consentLink = Optional.empty();

  /** What was asked for, in order. */
  final List<Need> needs = new ArrayList<>();

  People(Function<String, Optional<FaqEntry>> entries) {
    this.entries = entries;
  }

  /** There are librarians, but none of them is there. */
  People gone() {
    librarians = true;
    queue = Optional.empty();
    return this;
  }

  /** Somebody is there, behind so many readers. */
  People at(Queue there, int readers) {
    librarians = true;
    queue = Optional.of(there);
    ahead = readers;
    return this;
  }

  People forSubjects(Subject... ready) {
    subjects = List.of(ready);
    return this;
  }

  /** She may agree there to be told of an answer. */
  People asking(String link) {
    consentLink = Optional.of(link);
    return this;
  }

  void block() {
    welcome = false;
  }

  @Override
  public Optional<FaqEntry> entry(String id) {
    return entries.apply(id);
  }

  @Override
  public boolean hasLibrarians() {
    return librarians;
  }

  @Override
  public Optional<String> consentLink() {
    return consentLink;
  }

  @Override
  public boolean isWelcome() {
    return welcome;
  }

  @Override
  public List<Subject> subjects() {
    return subjects;
  }

  @Override
  public Placement place(Need need) {
    needs.add(need);
    return new Placement(queue, List.of(new Reason("因为", "because")));
  }

  @Override
  public int ahead(Queue asked) {
    return ahead;
  }

  @Override
  public ZonedDateTime answerBy() {
    return Instant.parse("2026-11-24T09:30:00Z").atZone(ZoneOffset.UTC);
  }

  @Override
  public Optional<String> librarianWith(String code) {
    return Optional.of(code).filter("7KQ2XM"::equals).map(_ -> "林知夏");
  }

  @Override
  public List<Said> lastTalk() {
    return said;
  }
}
