package org.subjectdesk.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.subjectdesk.config.Secret;
import org.subjectdesk.envelope.Envelope.Mode;
import org.subjectdesk.wechat.Account.Abilities;
import org.subjectdesk.wechat.Account.Keys;
import org.subjectdesk.wxapi.ApiSettings;

class AccountTest {
  private static final Secret KEY = new Secret(Samples.AES_KEY);

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
  void only_plain_mode_does_without_a_key() {
    assertThatCode(() -> account(Mode.PLAIN, null, KEY, true)).doesNotThrowAnyException();
    for (var mode : List.of(Mode.SECURE, Mode.COMPATIBLE)) {
      assertThatThrownBy(() -> account(mode, null, KEY, true))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(Samples.APP + " needs an encodingAesKey");
    }
  }

  @Test
  void only_an_account_that_never_writes_does_without_a_secret() {
    assertThatThrownBy(() -> account(Mode.PLAIN, null, null, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(Samples.APP + " needs an appSecret");
    try (var accounts = accounts(account(Mode.PLAIN, null, null, false))) {
      assertThat(accounts.find(Samples.APP)).isPresent();
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

  private static Account account(
      Mode mode, @Nullable Secret aes, @Nullable Secret app, boolean writes) {
    var keys = new Keys(KEY, aes, app);
    var abilities = new Abilities(writes, false);
    return new Account("demo-a", Samples.APP, mode, keys, abilities, Account.API_HOST);
  }
}
