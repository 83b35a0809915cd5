package org.subjectdesk.routing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.subjectdesk.faq.Subjects;

/** The sentences of an explanation. */
final class Reasons {
  private static final DateTimeFormatter ZH =
      DateTimeFormatter.ofPattern("M月d日 HH:mm", Locale.ROOT);
  private static final DateTimeFormatter EN =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

  private Reasons() {}

  /** What somebody is in this matter; the sentence goes on after it. */
  static Reason subjectOf(Librarian librarian, String code, Subjects subjects) {
    return new Reason(
        librarian.name() + "负责" + zh(code, subjects),
        librarian.name() + " is in charge of " + en(code, subjects));
  }

  static Reason deputy(Librarian librarian, Librarian of) {
    return new Reason(
        librarian.name() + "是" + of.name() + "的代理人",
        librarian.name() + " is a deputy of " + of.name());
  }

  static Reason rang(Reason who) {
    return goOn(who, "，已经提醒过，没有接", " and was rung already without taking it");
  }

  static Reason offDuty(Reason who) {
    return goOn(who, "，但现在不在值班时间", " but is not on duty now");
  }

  static Reason notPresent(Reason who) {
    return goOn(who, "，在值班时间，但人不在线", " and is on duty, but not connected");
  }

  static Reason full(Reason who, int load, int capacity) {
    return goOn(
        who,
        "，但手上已有 " + load + " 个咨询，上限是 " + capacity + " 个",
        " but has " + load + " consults already, of " + capacity + " at most");
  }

  static Reason chosen(Reason who, int load) {
    return goOn(
        who,
        "，在值班、在线，手上有 " + load + " 个咨询，由其接待",
        ", is on duty and connected with a load of " + load + ", and was chosen");
  }

  static Reason behind(Reason who, int load, Librarian chosen) {
    return goOn(
        who,
        "，也有空，手上有 " + load + " 个咨询，排在" + chosen.name() + "之后",
        " and is free too with a load of " + load + ", but comes after " + chosen.name());
  }

  static Reason noSubject() {
    return new Reason(
        "还不清楚问题属于哪个学科，请全馆值班馆员一起看",
        "The subject is not known, so it is a matter for the whole team");
  }

  static Reason nobodyFor(String code, Subjects subjects) {
    return new Reason(
        "本馆没有负责" + zh(code, subjects) + "的学科馆员",
        "The library has no librarian for " + en(code, subjects));
  }

  static Reason team(long there) {
    return new Reason(
        "本馆有 " + there + " 位馆员在值班、在线，进本馆队列，谁有空谁接",
        "Of the library's team, " + there + " are on duty and connected; whoever is free takes it");
  }

  static Reason noTeam() {
    return new Reason("本馆没有馆员在值班、在线", "Nobody of the library is on duty and connected");
  }

  static Reason stays() {
    return new Reason("这次咨询不转给联盟共享咨询台", "This consult may not go to the alliance's shared desk");
  }

  static Reason shared(long there) {
    return new Reason(
        "联盟共享咨询台有 " + there + " 位馆员在值班、在线，请共享咨询台接待",
        "At the alliance's shared desk, " + there + " are on duty and connected, so it goes there");
  }

  static Reason sharedEmpty() {
    return new Reason(
        "联盟共享咨询台没有馆员在值班、在线", "Nobody at the alliance's shared desk is on duty and connected");
  }

  static Reason ticket(Optional<Instant> nextDuty, Instant now, ZoneId zone) {
    if (nextDuty.isEmpty()) {
      return new Reason(
          "先记为留言；本馆 " + Roster.HORIZON + " 天内没有排班",
          "It becomes a ticket; the library has no duty within " + Roster.HORIZON + " days");
    }
    if (nextDuty.get().equals(now)) {
      return new Reason(
          "先记为留言；现在是本馆的值班时间，但没有人在线",
          "It becomes a ticket; it is a time of duty, but nobody is connected");
    }
    var next = nextDuty.get().atZone(zone);
    return new Reason(
        "先记为留言；本馆下次值班从 " + ZH.format(next) + " 开始",
        "It becomes a ticket; the library is next on duty on " + EN.format(next));
  }

  private static Reason goOn(Reason who, String zh, String en) {
    return new Reason(who.zh() + zh, who.en() + en);
  }

  private static String zh(String code, Subjects subjects) {
    return subjects
        .withCode(code)
        .map(subject -> subject.name() + "（" + code + "）")
        .orElse("学科 " + code + " ");
  }

  private static String en(String code, Subjects subjects) {
    return subjects
        .withCode(code)
        .map(subject -> subject.name() + " (" + code + ")")
        .orElse("subject " + code);
  }
}
