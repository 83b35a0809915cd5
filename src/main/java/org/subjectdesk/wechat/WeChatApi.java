package org.subjectdesk.wechat;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import me.chanjar.weixin.common.api.WxConsts;
import me.chanjar.weixin.common.bean.WxAccessToken;
import me.chanjar.weixin.common.enums.WxType;
import me.chanjar.weixin.common.error.WxError;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.RequestExecutor;
import me.chanjar.weixin.mp.api.impl.WxMpServiceHttpComponentsImpl;
import me.chanjar.weixin.mp.config.WxMpHostConfig;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.subjectdesk.config.Secret;

/**
 * WxJava's client for one account, with its transport replaced:
 *
 * <ul>
 *   <li>the HTTP client is the given one, with its own timeouts and real certificate checks; WxJava
 *       shares one per process that trusts everybody;
 *   <li>one token flight, see {@link TokenFlight}; WxJava lets whoever waited for the lock fetch
 *       again;
 *   <li>a busy platform is reported at once; WxJava sleeps up to 31 s;
 *   <li>nothing is logged; WxJava logs address, token, openid and text when a call fails;
 *   <li>one object per account; WxJava's {@code switchover} is bound to the thread.
 * </ul>
 *
 * <p>Every failure is a {@link WxErrorException}: the platform's own code, or {@link
 * ApiUnavailable}. Thread-safe and blocking.
 */
final class WeChatApi extends WxMpServiceHttpComponentsImpl {
  private static final Duration UNTIL_MENDED = Duration.ofMinutes(1);

  private final CloseableHttpClient client;
  private final TokenFlight tokens;

  /**
   * @param client shared by the accounts and closed by whoever made it
   */
  WeChatApi(
      Account account, CloseableHttpClient client, InstantSource clock, ApiSettings settings) {
    this.client = client;
    this.tokens = new TokenFlight(this::fetch, clock, settings.tokenPause());
    setWxMpConfigStorage(new Config(account));
  }

  @Override
  public void initHttp() {
    // The client came with the constructor.
  }

  @Override
  public CloseableHttpClient getRequestHttpClient() {
    return client;
  }

  @Override
  public String getAccessToken(boolean forceRefresh) throws WxErrorException {
    var token = tokens.value();
    return (forceRefresh ? tokens.insteadOf(token) : token).reveal();
  }

  /** Whether a token is held or can be fetched now. */
  boolean tokenReady() {
    try {
      tokens.value();
      return true;
    } catch (ApiUnavailable _) {
      return false;
    }
  }

  /** One call; when the platform refuses the token, one more with another token. */
  @Override
  public <T, E> T execute(RequestExecutor<T, E> executor, String uri, E data)
      throws WxErrorException {
    var token = tokens.value();
    try {
      return call(executor, uri, data, token);
    } catch (WxErrorException e) {
      if (!WxConsts.ACCESS_TOKEN_ERROR_CODES.contains(e.getError().getErrorCode())) {
        throw e;
      }
      return call(executor, uri, data, tokens.insteadOf(token));
    }
  }

  // Parsing an answer that is no JSON throws many kinds of unchecked exceptions.
  private static <T, E> T call(RequestExecutor<T, E> executor, String uri, E data, Secret token)
      throws WxErrorException {
    try {
      var and = uri.contains("?") ? "&" : "?";
      return executor.execute(uri + and + "access_token=" + token.reveal(), data, WxType.MP);
    } catch (IOException | RuntimeException e) {
      throw ApiUnavailable.because(e);
    }
  }

  private TokenFlight.Token fetch(boolean force) throws ApiUnavailable {
    try {
      var answer = doGetStableAccessTokenRequest(force);
      var code = WxError.fromJson(answer, WxType.MP).getErrorCode();
      if (code != 0) {
        // Nothing was sent: what waits goes out once somebody has mended secret or allow-list.
        throw new ApiUnavailable("token " + code, UNTIL_MENDED);
      }
      var token = WxAccessToken.fromJson(answer);
      return new TokenFlight.Token(
          new Secret(token.getAccessToken().strip()), Duration.ofSeconds(token.getExpiresIn()));
    } catch (IOException | RuntimeException e) {
      throw ApiUnavailable.because(e);
    }
  }

  private static final class Config extends WxMpDefaultConfigImpl {
    private static final long serialVersionUID = 1L;

    Config(Account account) {
      setAppId(account.appId());
      var secret = account.keys().appSecret();
      if (secret != null) {
        setSecret(secret.reveal());
      }
      setHostConfig(WxMpHostConfig.builder().apiHost(account.apiHost()).build());
      useStableAccessToken(true);
    }

    /** WxJava's own prints every field. */
    @Override
    public String toString() {
      return "account " + getAppId();
    }
  }
}
