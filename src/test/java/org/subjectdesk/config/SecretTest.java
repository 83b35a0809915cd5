package org.subjectdesk.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {
  private record Holder(String name, Secret key) {}

  @Test
  void a_secret_never_prints() {
    var secret = new Secret("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
    assertThat(secret).hasToString("***");
    assertThat(new Holder("a", secret)).hasToString("Holder[name=a, key=***]");
    assertThat(secret.reveal()).isEqualTo("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
  }

  @Test
  void secrets_are_equal_when_their_texts_are() {
    assertThat(new Secret("密")).isEqualTo(new Secret("密")).hasSameHashCodeAs(new Secret("密"));
    assertThat(new Secret("密")).isNotEqualTo(new Secret("秘")).isNotEqualTo("密");
  }
}
