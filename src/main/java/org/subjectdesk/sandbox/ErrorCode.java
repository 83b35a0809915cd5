package org.subjectdesk.sandbox;

import io.vertx.core.json.JsonObject;
import java.util.Arrays;

/** The platform's return codes that the stand-in knows (全局返回码). */
enum ErrorCode {
  BUSY(-1, "system error"),
  OK(0, "ok"),
  BAD_CREDENTIAL(40001, "invalid credential, access_token is invalid or not latest"),
  BAD_GRANT_TYPE(40002, "invalid grant_type"),
  BAD_OPENID(40003, "invalid openid"),
  BAD_MESSAGE_TYPE(40008, "invalid message type"),
  BAD_APP_ID(40013, "invalid appid"),
  BAD_TOKEN(40014, "invalid access_token"),
  BAD_CODE(40029, "invalid code"),
  BAD_PARAMETER(40035, "invalid parameter"),
  BAD_SECRET(40125, "invalid appsecret"),
  CODE_USED(40163, "code been used"),
  NO_MENUS(40200, "invalid account type"),
  TOKEN_MISSING(41001, "access_token missing"),
  TOKEN_EXPIRED(42001, "access_token expired"),
  BAD_TEMPLATE(40037, "invalid template_id"),
  NOT_FOLLOWING(43004, "require subscribe"),
  NOT_AGREED(43101, "user refuse to accept the msg"),
  EMPTY_TEXT(44004, "empty content"),
  TOO_LONG(45002, "content size out of limit"),
  QUOTA(45009, "reach max api daily quota limit"),
  TOO_FAST(45011, "api minute-quota reach limit, must slower, retry next minute"),
  WINDOW_CLOSED(45015, "response out of time limit or subscription is canceled"),
  COUNT_EXCEEDED(45047, "out of response count limit"),
  BAD_COMMAND(45072, "invalid command"),
  TYPING_TOO_LATE(45080, "no interaction in the last 30 seconds"),
  TYPING_ALREADY(45081, "typing status is set already"),
  BAD_FORMAT(47001, "data format error"),
  BAD_TEMPLATE_DATA(47003, "argument invalid! data does not fit the template"),
  NOT_AUTHORISED(48001, "api unauthorized"),
  RESTRICTED(50002, "user limited"),
  NOT_SEEN_LATELY(61010, "code is expired"),
  RISKY(87014, "risky content");

  private final int code;
  private final String words;

  ErrorCode(int code, String words) {
    this.code = code;
    this.words = words;
  }

  JsonObject json() {
    return new JsonObject().put("errcode", code).put("errmsg", words);
  }

  /** The answer with this code, which may be one that is not in the list. */
  static JsonObject json(int code) {
    return Arrays.stream(values())
        .filter(known -> known.code == code)
        .findFirst()
        .map(ErrorCode::json)
        .orElseGet(() -> new JsonObject().put("errcode", code).put("errmsg", "sandbox"));
  }
}
