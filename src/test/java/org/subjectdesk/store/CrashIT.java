package org.subjectdesk.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;

class CrashIT {
  private static final int ENOUGH = 2_000;

  @OnEachStore
  void what_was_acknowledged_before_a_kill_is_there_after_it(StoreSettings settings)
      throws Exception {
    var acknowledged = new HashSet<String>();
    try (var writer = OtherProcess.writing(settings)) {
      while (acknowledged.size() < ENOUGH) {
        acknowledged.add(writer.says());
      }
      writer.kill();
    }
    try (var store = Tables.open(settings)) {
      assertThat(Tables.ids(store)).doesNotHaveDuplicates().containsAll(acknowledged);
      assertThat(store.inTransaction("k", Tables.add("after")).join()).isEqualTo(1);
    }
  }
}
