package org.subjectdesk.wxapi;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import me.chanjar.weixin.common.api.WxConsts;
import me.chanjar.weixin.common.bean.WxAccessToken;
import me.chanjar.weixin.common.enums.WxType;
import me.chanjar.weixin.common.error.WxError;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.RequestExecutor;
import org.subjectdesk.config.Secret;

/**
 * Calls of the platform's API in the name of one account, instead of WxJava's own way of making
 * them:
 *
 * <ul>
 *   <li>one token flight, see {@link TokenFlight}; WxJava lets whoever waited for the lock fetch
 *       again;
 *   <li>a busy platform is reported at once; WxJava sleeps up to 31 s;
 *   <li>nothing is logged; WxJava logs address, token, openid and text when a call fails.
 * </ul>
 *
 * <p>Every failure is a {@link WxErrorException}: the platform's own code, or {@link
 * ApiUnavailable}. Thread-safe and blocking.
 */
public final class TokenCalls {
  private static final Duration UNTIL_MENDED = Duration.ofMinutes(1);

  private final StableToken source;
  private final WxType type;
  private final TokenFlight tokens;

  /** WxJava's request for a stable token: gives the answer's body. */
  public interface StableToken {
    /** Asks with force or without. */
    String ask(boolean force) throws IOException;
  }

  /**
   * Makes no call yet.
   *
   * @param type whose error messages WxJava shall know
   */
  public TokenCalls(StableToken source, WxType type, InstantSource clock, ApiSettings settings) {
    this.source = source;
    this.type = type;
    this.tokens = new TokenFlight(this::fetch, clock, settings.tokenPause());
  }

  /** The token; another one than what is held, if forced. */
  public String token(boolean force) throws WxErrorException {
    var token = tokens.value();
    return (force ? tokens.insteadOf(token) : token).reveal();
  }

  /** Whether a token is held or can be fetched now. */
  public boolean tokenReady() {
    try {
      tokens.value();
      return true;
    } catch (ApiUnavailable _) {
      return false;
    }
  }

  /** One call; when the platform refuses the token, one more with another token. */
  public <T, E> T call(RequestExecutor<T, E> executor, String uri, E data) throws WxErrorException {
    var token = tokens.value();
    try {
      return bare(executor, with(uri, token), data);
    } catch (WxErrorException e) {
      if (!WxConsts.ACCESS_TOKEN_ERROR_CODES.contains(e.getError().getErrorCode())) {
        throw e;
      }
      return bare(executor, with(uri, tokens.insteadOf(token)), data);
    }
  }

  private static String with(String uri, Secret token) {
    var and = uri.contains("?") ? "&" : "?";
    return uri + and + "access_token=" + token.reveal();
  }

  /** One call without a token. */
  // Parsing an answer that is no JSON throws many kinds of unchecked exceptions.
  public <T, E> T bare(RequestExecutor<T, E> executor, String uri, E data) throws WxErrorException {
    try {
      return executor.execute(uri, data, type);
    } catch (IOException | RuntimeException e) {
      throw ApiUnavailable.because(e);
    }
  }

  private TokenFlight.Token fetch(boolean force) throws ApiUnavailable {
    try {
      var answer = source.ask(force);
      var code = WxError.fromJson(answer, type).getErrorCode();
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
}
