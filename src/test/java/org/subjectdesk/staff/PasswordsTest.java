package org.subjectdesk.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.subjectdesk.config.Secret;

class PasswordsTest {
  private static final Secret PASSWORD = new Secret("图书馆 the long way");

  @Test
  void the_right_password_matches_and_no_other() {
    var kept = Optional.of(Passwords.hash(PASSWORD));

    assertThat(Passwords.matches(PASSWORD, kept)).isTrue();
    assertThat(Passwords.matches(new Secret("图书馆 the long waY"), kept)).isFalse();
    assertThat(Passwords.matches(new Secret(""), kept)).isFalse();
    assertThat(Passwords.matches(PASSWORD, Optional.empty())).as("unknown id").isFalse();
  }

  @Test
  void what_is_kept_is_argon2id_with_the_advised_parameters_and_its_own_salt() {
    var kept = Passwords.hash(PASSWORD);

    assertThat(kept).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(Passwords.hash(PASSWORD)).isNotEqualTo(kept);
  }

  @Test
  void a_hash_of_another_program_with_other_parameters_still_matches() {
    // The example of the reference implementation's README ; any variant is read.
    var older = "$argon2i$v=19$m=65536,t=2,p=4$c29tZXNhbHQ$RdescudvJCsgt3ub+b+dWRWJTmaaJObG";

    assertThat(Passwords.matches(new Secret("password"), Optional.of(older))).isTrue();
    assertThat(Passwords.matches(new Secret("passwort"), Optional.of(older))).isFalse();
  }

  @Test
  void full_width_letters_are_the_same_keys() {
    var kept = Optional.of(Passwords.hash(new Secret("abcdefghij1234")));

    assertThat(Passwords.matches(new Secret("ａｂｃｄｅｆｇｈｉｊ１２３４"), kept)).isTrue();
  }

  @Test
  void short_long_and_monotonous_passwords_are_refused() {
    assertThat(Passwords.fault(new Secret("123456789"))).isPresent();
    assertThat(Passwords.fault(new Secret("aaaaaaaaaaaa"))).isPresent();
    assertThat(Passwords.fault(new Secret("ab".repeat(101)))).isPresent();
    assertThat(Passwords.fault(new Secret("1234567890"))).isEmpty();
    assertThat(Passwords.fault(Passwords.random())).isEmpty();
    assertThat(Passwords.random()).isNotEqualTo(Passwords.random());
  }
}
