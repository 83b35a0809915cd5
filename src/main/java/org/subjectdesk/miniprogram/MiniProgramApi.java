package org.subjectdesk.miniprogram;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.binarywang.wx.miniapp.api.impl.WxMaServiceHttpComponentsImpl;
import cn.binarywang.wx.miniapp.bean.WxMaJscode2SessionResult;
import cn.binarywang.wx.miniapp.config.WxMaConfig;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
import java.net.URLEncoder;
import java.time.InstantSource;
import me.chanjar.weixin.common.enums.WxType;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.RequestExecutor;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.subjectdesk.wxapi.ApiSettings;
import org.subjectdesk.wxapi.TokenCalls;

/**
 * WxJava's client for one mini-program, with its transport replaced as that of the Official
 * Accounts is: the given HTTP client, every call by {@link TokenCalls}, and one object per account,
 * because {@code switchover} is bound to the thread.
 *
 * <p>Every failure is a {@link WxErrorException}: the platform's own code, or {@link
 * org.subjectdesk.wxapi.ApiUnavailable}. Thread-safe and blocking.
 */
final class MiniProgramApi extends WxMaServiceHttpComponentsImpl {
  private final CloseableHttpClient client;
  private final TokenCalls calls;

  /**
   * @param client shared by the mini-programs and closed by whoever made it
   */
  MiniProgramApi(
      MiniProgram program, CloseableHttpClient client, InstantSource clock, ApiSettings settings) {
    this.client = client;
    this.calls =
        new TokenCalls(this::doGetStableAccessTokenRequest, WxType.MiniApp, clock, settings);
    setWxMaConfig(new Config(program));
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

  /** WxJava writes the code into the address as it is, and it is a stranger's. */
  @Override
  public WxMaJscode2SessionResult jsCode2SessionInfo(String code) throws WxErrorException {
    return super.jsCode2SessionInfo(URLEncoder.encode(code, UTF_8));
  }

  @Override
  public <T, E> T execute(RequestExecutor<T, E> executor, String uri, E data)
      throws WxErrorException {
    var address = uri.replace(WxMaConfig.DEFAULT_API_HOST_URL, getWxMaConfig().getApiHostUrl());
    // The secret is its proof; a token would be one flight more.
    return uri.equals(JSCODE_TO_SESSION_URL)
        ? calls.bare(executor, address, data)
        : calls.call(executor, address, data);
  }

  private static final class Config extends WxMaDefaultConfigImpl {
    Config(MiniProgram program) {
      setAppid(program.appId());
      setSecret(program.keys().appSecret().reveal());
      setApiHostUrl(program.apiHost());
      useStableAccessToken(true);
    }

    /** WxJava's own prints every field. */
    @Override
    public String toString() {
      return "mini-program " + getAppid();
    }
  }
}
