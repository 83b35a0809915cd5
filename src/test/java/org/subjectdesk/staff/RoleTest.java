package org.subjectdesk.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoleTest {
  @Test
  void each_role_covers_itself_and_those_before_it() {
    var rising = List.of(Role.LIBRARIAN, Role.LIBRARY_ADMIN, Role.ALLIANCE_ADMIN);
    assertThat(rising).containsExactly(Role.values());
    for (var role = 0; role < rising.size(); role++) {
      for (var needed = 0; needed < rising.size(); needed++) {
        assertThat(rising.get(role).covers(rising.get(needed))).isEqualTo(needed <= role);
      }
    }
  }

  @Test
  void roles_are_found_by_their_keys() {
    for (var role : Role.values()) {
      assertThat(Role.of(role.key())).contains(role);
    }
    assertThat(Role.of("LIBRARIAN")).isEmpty();
    assertThat(Role.keys()).isEqualTo("librarian, library-admin, alliance-admin");
  }

  @Test
  void ids_and_names_are_checked() {
    assertThat(Librarian.idFault("lin.zhixia-2")).isEmpty();
    for (var wrong : new String[] {"", "l", "Lin", "林知夏", "a b", "-lin", "x".repeat(33)}) {
      assertThat(Librarian.idFault(wrong)).as(wrong).isPresent();
    }
    assertThat(Librarian.nameFault("林知夏")).isEmpty();
    for (var wrong : new String[] {"", "  ", "林\n知夏", "林".repeat(51)}) {
      assertThat(Librarian.nameFault(wrong)).as(wrong).isPresent();
    }
  }
}
