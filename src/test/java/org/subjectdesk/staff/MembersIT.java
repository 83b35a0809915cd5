package org.subjectdesk.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;

class MembersIT {
  private final Members members = new Members();

  @OnEachStore
  void those_of_the_last_start_are_known(Store store) {
    assertThat(known(store)).isEmpty();
    keep(store, Set.of("lib-b", "lib-a"));
    assertThat(known(store)).containsExactly("lib-a", "lib-b");
    keep(store, Set.of("lib-b", "lib-c"));
    assertThat(known(store)).containsExactly("lib-b", "lib-c");
  }

  private void keep(Store store, Set<String> libraries) {
    store
        .inTransaction(
            Members.class,
            tx -> {
              members.keep(tx, libraries);
              return true;
            })
        .join();
  }

  private Set<String> known(Store store) {
    return store.<Set<String>>read(members::known);
  }
}
