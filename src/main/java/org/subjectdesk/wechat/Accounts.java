package org.subjectdesk.wechat;

import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;
import org.subjectdesk.wxapi.ApiClient;
import org.subjectdesk.wxapi.ApiSettings;

/**
 * The Official Accounts of this desk, each with its own API client. Thread-safe; immutable but for
 * the access tokens that the clients hold.
 */
public final class Accounts implements AutoCloseable {
  private record Entry(Account account, WeChatApi api) {}

  private final CloseableHttpClient client;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /**
   * Opens no connection yet.
   *
   * @throws IllegalArgumentException if two accounts have the same appId
   */
  public Accounts(Collection<Account> accounts, ApiSettings settings, InstantSource clock) {
    client = ApiClient.of(settings);
    for (var account : accounts) {
      var api = new WeChatApi(account, client, clock, settings);
      if (entries.put(account.appId(), new Entry(account, api)) != null) {
        throw new IllegalArgumentException("two accounts with appId " + account.appId());
      }
    }
  }

  /** All accounts, in the order given. */
  public List<Account> all() {
    return entries.values().stream().map(Entry::account).toList();
  }

  /** The account of this appId. */
  public Optional<Account> find(String appId) {
    return Optional.ofNullable(entries.get(appId)).map(Entry::account);
  }

  /**
   * Whether the account could write to a reader now: it holds an access token or gets one. Blocks
   * while one is fetched, at most for the timeouts. A failure stands for {@link
   * ApiSettings#tokenPause}, so asking often does no harm. True for an account that never writes on
   * its own, false for an unknown one.
   */
  public boolean tokenReady(String appId) {
    var entry = entries.get(appId);
    if (entry == null) {
      return false;
    }
    return !entry.account().abilities().customerService() || entry.api().tokenReady();
  }

  /** Breaks off what is under way; later calls fail as unavailable. */
  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }

  /** The client of one of {@link #all}. */
  WeChatApi api(Account account) {
    return Objects.requireNonNull(entries.get(account.appId())).api();
  }
}
