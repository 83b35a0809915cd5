package org.subjectdesk.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * An answer that somebody writes for all libraries on the first day.
 *
 * @param author an admin of the alliance
 */
record Entry(String id, Cast.Librarian author, String question, String answer) {
  private static final List<String> THINGS =
      List.of("虚拟仿真实训资源库", "学生竞赛作品库", "校企联合题库", "非遗技艺数字馆", "双师课堂录像库", "工匠口述史馆");

  static List<Entry> of(Cast cast) {
    var admins = cast.librarians().stream().filter(Cast.Librarian::admin).toList();
    var entries = new ArrayList<Entry>();
    for (var i = 0; i < THINGS.size(); i++) {
      var thing = THINGS.get(i);
      entries.add(
          new Entry(
              "simulated-" + (i + 1),
              admins.get(i % admins.size()),
              "联盟的" + thing + "怎么用？",
              thing + "向联盟所有读者开放，用校园统一身份登录就能用。"));
    }
    return entries;
  }
}
