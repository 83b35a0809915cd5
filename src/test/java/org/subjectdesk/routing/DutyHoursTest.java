package org.subjectdesk.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.yaml.Faults;

/** Duty as readers are told of it. */
class DutyHoursTest {
  private static String told(String duty) {
    var faults = new Faults();
    var files = new RosterFiles(Subjects.none(), faults);
    files.calendar("calendar.yaml", "terms: [{first: 2026-09-07, weeks: 19}]");
    var text = "duty: [" + duty + "]\nlibrarians: [{id: lin, name: 林}]";
    files.library("a", "a.yaml", text);
    assertThat(faults.list()).isEmpty();
    var roster = files.roster(ZoneId.of("Asia/Shanghai"), Set.of("a"));
    return DutyHours.of(roster.duty(roster.of("a").getFirst()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{days: mon-fri, hours: ['08:30-12:00', '14:00-17:30']} | 周一至周五 8:30–12:00、14:00–17:30",
        "{days: mon-sun, hours: '00:00-24:00', season: always} | 每天（寒暑假照常） 全天",
        "{days: [tue, thu], hours: '09:00-11:30', season: vacation} | 寒暑假 周二、周四 9:00–11:30",
        "{days: mon-sun, hours: '13:00-24:00'} | 每天 13:00–24:00",
        "{days: [mon, tue, wed, fri, sat], hours: '13:00-14:00'} | 周一至周三、周五、周六 13:00–14:00",
        "{days: wed, hours: '18:30-21:00', weeks: 1-16} | 第1–16教学周 周三 18:30–21:00",
      })
  void a_sentence_says_when(String duty, String sentence) {
    assertThat(told(duty)).isEqualTo(sentence);
  }

  @Test
  void several_stretches_stand_one_after_the_other() {
    assertThat(
            told(
                "{days: mon-fri, hours: '08:30-12:00'}, {days: mon-fri, hours: '09:00-10:00',"
                    + " season: vacation}"))
        .isEqualTo("周一至周五 8:30–12:00；寒暑假 周一至周五 9:00–10:00");
    assertThat(DutyHours.of(List.of())).isEmpty();
  }
}
