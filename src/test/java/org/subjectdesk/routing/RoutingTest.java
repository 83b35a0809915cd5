package org.subjectdesk.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.subjectdesk.routing.Rosters.at;
import static org.subjectdesk.routing.Rosters.librarian;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutingTest {
  private static final Instant NOW = at("2026-11-23T10:00");
  private static final Standing FREE = new Standing(true, 0);
  private static final Standing BUSY = new Standing(true, 1);
  private static final Standing FULL = new Standing(true, 2);
  private static final Standing ABSENT = new Standing(false, 0);

  private static final Librarian GROUP = librarian("group", List.of("53"), List.of("deputy"));
  private static final Librarian SPECIAL =
      librarian("special", List.of("53", "5307"), List.of("group", "deputy"));
  private static final Librarian OTHER = librarian("other", List.of("51"), List.of());
  private static final Librarian DEPUTY = librarian("deputy", List.of(), List.of());
  private static final Librarian SHARED =
      new Librarian("shared", "demo-b", "许", List.of("53"), List.of(), 1, true, List.of());
  private static final Roster ROSTER = Rosters.always(GROUP, SPECIAL, OTHER, DEPUTY, SHARED);

  @Test
  void of_equally_loaded_librarians_the_most_specific_takes_it() {
    var placed = place(need("530701"), Map.of("group", FREE, "special", FREE, "other", FREE));

    assertThat(placed.queue()).contains(new Queue.OfLibrarian("special"));
    assertThat(zh(placed))
        .containsExactly(
            "special负责电子商务类（5307），在值班、在线，手上有 0 个咨询，由其接待",
            "group负责财经商贸大类（53），也有空，手上有 0 个咨询，排在special之后");
  }

  @Test
  void the_least_loaded_comes_before_the_most_specific() {
    var placed = place(need("530701"), Map.of("group", FREE, "special", BUSY));

    assertThat(placed.queue()).contains(new Queue.OfLibrarian("group"));
  }

  @Test
  void of_equals_the_first_id_takes_it() {
    var roster =
        Rosters.always(
            librarian("b", List.of("53"), List.of()), librarian("a", List.of("53"), List.of()));

    assertThat(Routing.place(need("53"), roster, Map.of("a", FREE, "b", FREE), NOW).queue())
        .contains(new Queue.OfLibrarian("a"));
  }

  @Test
  void a_wider_subject_than_the_librarians_is_not_hers() {
    var placed = place(need("5308"), Map.of("special", BUSY, "other", FREE));

    assertThat(placed.queue()).contains(new Queue.OfLibrarian("special"));
    assertThat(zh(placed)).anyMatch(reason -> reason.startsWith("special负责财经商贸大类（53）"));
    assertThat(place(need("5"), Map.of("special", FREE)).queue())
        .contains(new Queue.OfLibrary("demo-a"));
  }

  @Test
  void a_deputy_takes_it_when_those_in_charge_cannot() {
    var placed =
        place(
            need("530701", "group"),
            Map.of("group", FREE, "special", FULL, "deputy", BUSY, "other", FREE));

    assertThat(placed.queue()).contains(new Queue.OfLibrarian("deputy"));
    assertThat(zh(placed))
        .containsExactly(
            "group负责财经商贸大类（53），已经提醒过，没有接",
            "special负责电子商务类（5307），但手上已有 2 个咨询，上限是 2 个",
            "deputy是special的代理人，在值班、在线，手上有 1 个咨询，由其接待");
  }

  @Test
  void a_deputy_of_another_library_is_not_rung() {
    var lin = librarian("lin", List.of("53"), List.of("shared"));
    var roster = Rosters.always(lin, SHARED);

    assertThat(Routing.place(need("53"), roster, Map.of("shared", FREE), NOW).queue())
        .contains(new Queue.Shared());
  }

  @Test
  void the_team_shares_a_queue_even_when_all_are_full_or_were_rung() {
    assertThat(place(need("530701"), Map.of("other", FULL)).queue())
        .contains(new Queue.OfLibrary("demo-a"));
    assertThat(place(need("530701", "group"), Map.of("group", FREE)).queue())
        .contains(new Queue.OfLibrary("demo-a"));
  }

  @Test
  void without_a_subject_it_is_for_the_team() {
    var placed =
        place(new Need("demo-a", Optional.empty(), Set.of(), true), Map.of("special", FREE));

    assertThat(placed.queue()).contains(new Queue.OfLibrary("demo-a"));
    assertThat(zh(placed))
        .containsExactly("还不清楚问题属于哪个学科，请全馆值班馆员一起看", "本馆有 1 位馆员在值班、在线，进本馆队列，谁有空谁接");
  }

  @Test
  void the_shared_desk_takes_it_only_if_it_may_leave_its_library() {
    var standings = Map.of("group", ABSENT, "shared", FULL);

    assertThat(place(need("53"), standings).queue()).contains(new Queue.Shared());
    var stays = place(new Need("demo-a", Optional.of("53"), Set.of(), false), standings);
    assertThat(stays.queue()).isEmpty();
    assertThat(zh(stays)).contains("这次咨询不转给联盟共享咨询台");
  }

  @Test
  void nobody_there_makes_a_ticket_that_tells_the_next_duty() {
    var office = Rosters.shift(Rosters.WORKING, "08:30", "12:00", Season.TERM);
    var lin =
        new Librarian("lin", "demo-a", "林", List.of("53"), List.of(), 2, false, List.of(office));
    var roster = Rosters.always(lin);

    var placed = Routing.place(need("53"), roster, Map.of("lin", FREE), at("2026-11-27T20:00"));

    assertThat(placed.queue()).isEmpty();
    assertThat(zh(placed))
        .containsExactly(
            "林负责财经商贸大类（53），但现在不在值班时间",
            "本馆没有馆员在值班、在线",
            "联盟共享咨询台没有馆员在值班、在线",
            "先记为留言；本馆下次值班从 11月30日 08:30 开始");
    assertThat(placed.why().getLast().en())
        .isEqualTo("It becomes a ticket; the library is next on duty on 30 Nov 08:30");
  }

  @Test
  void a_ticket_in_duty_time_says_that_nobody_is_connected() {
    var placed = place(need("510101"), Map.of());

    assertThat(zh(placed))
        .startsWith("other负责电子与信息大类（51），在值班时间，但人不在线")
        .endsWith("先记为留言；现在是本馆的值班时间，但没有人在线");
  }

  @Test
  void who_is_not_in_the_roster_does_not_exist_and_an_unknown_library_has_a_ticket() {
    assertThat(place(need("53"), Map.of("stranger", FREE)).queue()).isEmpty();
    var elsewhere = new Need("nowhere", Optional.of("99"), Set.of(), true);
    var placed = Routing.place(elsewhere, ROSTER, Map.of("group", FREE), NOW);
    assertThat(placed.queue()).isEmpty();
    assertThat(zh(placed)).first().isEqualTo("本馆没有负责学科 99 的学科馆员");
    assertThat(zh(placed)).last().isEqualTo("先记为留言；本馆 120 天内没有排班");
  }

  @Test
  void an_explanation_is_kept_as_text() {
    var why = place(need("530701"), Map.of("other", FREE)).why();

    assertThat(Reason.decode(Reason.encode(why))).isEqualTo(why);
    assertThat(Reason.decode(Reason.encode(List.of()))).isEmpty();
    assertThat(Reason.decode("只有中文")).containsExactly(new Reason("只有中文", ""));
    assertThat(new Reason("林\n晓舟", "a\tb")).isEqualTo(new Reason("林 晓舟", "a b"));
  }

  @Test
  void a_queue_is_kept_by_its_key() {
    for (var queue :
        List.of(new Queue.OfLibrarian("lin"), new Queue.OfLibrary("demo-a"), new Queue.Shared())) {
      assertThat(Queue.parse(queue.key())).isEqualTo(queue);
    }
    assertThat(new Queue.OfLibrarian("lin").key()).isEqualTo("librarian:lin");
    assertThat(new Queue.OfLibrary("demo-a").key()).isEqualTo("library:demo-a");
    assertThat(new Queue.Shared().key()).isEqualTo("shared");
    for (var wrong : List.of("", "lin", "team:lin", "shared:")) {
      assertThatThrownBy(() -> Queue.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static Need need(String subject, String... passed) {
    return new Need("demo-a", Optional.of(subject), Set.of(passed), true);
  }

  private static Placement place(Need need, Map<String, Standing> standings) {
    return Routing.place(need, ROSTER, standings, NOW);
  }

  private static List<String> zh(Placement placed) {
    return placed.why().stream().map(Reason::zh).toList();
  }
}
