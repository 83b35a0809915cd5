package org.subjectdesk.wechat;

import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The Official Accounts of this desk, each with its own API client. Thread-safe; immutable but for
 * the access tokens that the clients hold.
 */
public final class Accounts implements AutoCloseable {
  private static final int CONNECTIONS = 64;

  private record Entry(Account account, WeChatApi api) {}

  private final CloseableHttpClient client;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /**
   * Opens no connection yet.
   *
   * @throws IllegalArgumentException if two accounts have the same appId
   */
  public Accounts(Collection<Account> accounts, ApiSettings settings, InstantSource clock) {
    client = client(settings);
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

  // No retries, redirects or cookies: the outbox retries, and a redirect would carry tokens away.
  private static CloseableHttpClient client(ApiSettings settings) {
    var connect = Timeout.of(settings.connectTimeout());
    var read = Timeout.of(settings.readTimeout());
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnTotal(CONNECTIONS)
            .setMaxConnPerRoute(CONNECTIONS)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(connect)
                    .setSocketTimeout(read)
                    .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                    .setTimeToLive(TimeValue.ofMinutes(5))
                    .build())
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(connect)
                .setResponseTimeout(read)
                .build())
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .setUserAgent("subject-desk")
        .build();
  }
}
