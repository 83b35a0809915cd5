package org.subjectdesk.wechat;

import java.time.InstantSource;
import me.chanjar.weixin.common.enums.WxType;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.RequestExecutor;
import me.chanjar.weixin.mp.api.impl.WxMpServiceHttpComponentsImpl;
import me.chanjar.weixin.mp.config.WxMpHostConfig;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.subjectdesk.wxapi.ApiSettings;
import org.subjectdesk.wxapi.TokenCalls;

/**
 * WxJava's client for one account, with its transport replaced:
 *
 * <ul>
 *   <li>the HTTP client is the given one, with its own timeouts and real certificate checks; WxJava
 *       shares one per process that trusts everybody;
 *   <li>every call goes by {@link TokenCalls};
 *   <li>one object per account; WxJava's {@code switchover} is bound to the thread.
 * </ul>
 *
 * <p>Every failure is a {@link WxErrorException}: the platform's own code, or {@link
 * org.subjectdesk.wxapi.ApiUnavailable}. Thread-safe and blocking.
 */
final class WeChatApi extends WxMpServiceHttpComponentsImpl {
  private final CloseableHttpClient client;
  private final TokenCalls calls;

  /**
   * @param client shared by the accounts and closed by whoever made it
   */
  WeChatApi(
      Account account, CloseableHttpClient client, InstantSource clock, ApiSettings settings) {
    this.client = client;
    this.calls = new TokenCalls(this::doGetStableAccessTokenRequest, WxType.MP, clock, settings);
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
    return calls.token(forceRefresh);
  }

  /** Whether a token is held or can be fetched now. */
  boolean tokenReady() {
    return calls.tokenReady();
  }

  @Override
  public <T, E> T execute(RequestExecutor<T, E> executor, String uri, E data)
      throws WxErrorException {
    return calls.call(executor, uri, data);
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
