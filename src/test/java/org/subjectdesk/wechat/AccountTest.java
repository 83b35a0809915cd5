package org.subjectdesk.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountTest {
  @Test
  void an_account_never_prints_its_secrets() {
    assertThat(Samples.account().toString())
        .contains(Samples.APP, "demo-a")
        .doesNotContain(Samples.SECRET, Samples.TOKEN, Samples.AES_KEY);
  }

  @Test
  void nor_does_its_client() {
    try (var accounts = accounts(Samples.account())) {
      var api = accounts.api(Samples.account());
      assertThat(api.getWxMpConfigStorage().toString())
          .doesNotContain(Samples.SECRET, Samples.TOKEN, Samples.AES_KEY);
    }
  }

  @Test
  void two_accounts_with_one_name_are_refused() {
    assertThatThrownBy(() -> accounts(Samples.account(), Samples.account()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Samples.APP);
  }

  private static Accounts accounts(Account... accounts) {
    return new Accounts(List.of(accounts), ApiSettings.defaults(), InstantSource.system());
  }
}
