package org.subjectdesk.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records on their way to be works. For one thread. */
final class Clusters {
  /** Each record's cluster, named by the key of one that is in it. */
  private final Map<BibRecord.Key, BibRecord.Key> of = new HashMap<>();

  private final Map<BibRecord.Key, List<Compared>> members = new LinkedHashMap<>();

  Clusters(List<Compared> records) {
    for (var one : records) {
      of.put(one.entry().key(), one.entry().key());
      members.put(one.entry().key(), new ArrayList<>(List.of(one)));
    }
  }

  private BibRecord.Key of(Compared one) {
    return of.getOrDefault(one.entry().key(), one.entry().key());
  }

  /** Joins what two records belong to, unless that brought together what cannot be one work. */
  void join(Compared one, Compared other) {
    var mine = of(one);
    var its = of(other);
    var here = members.getOrDefault(mine, List.of());
    var there = members.getOrDefault(its, List.of());
    if (!mine.equals(its) && here.stream().allMatch(it -> there.stream().allMatch(it::goesWith))) {
      here.addAll(there);
      there.forEach(moved -> of.put(moved.entry().key(), mine));
      members.remove(its);
    }
  }

  /** Each cluster once. */
  Collection<List<Compared>> all() {
    return members.values();
  }
}
