package org.subjectdesk.sandbox.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.envelope.EnvelopeException;
import org.subjectdesk.envelope.MessageCipher;
import org.subjectdesk.envelope.PushXml;
import org.subjectdesk.envelope.Signature;

/** Reads passive replies as strictly as the platform does (被动回复用户消息, 消息加解密说明). */
final class ReplyReader {
  private static final Set<String> OTHERS =
      Set.of("image", "voice", "video", "music", "news", "transfer_customer_service");

  private final SandboxAccount account;
  private final String openid;
  private final int textBytes;

  /**
   * @param openid who must be addressed
   * @param textBytes the longest text, in UTF-8 bytes
   */
  ReplyReader(SandboxAccount account, String openid, int textBytes) {
    this.account = account;
    this.openid = openid;
    this.textBytes = textBytes;
  }

  Try.Answered read(byte[] body, boolean encrypted) {
    var raw = new String(body, UTF_8);
    if (raw.isEmpty() || raw.equals("success")) {
      return new Try.Answered(new PassiveReply.None(), raw);
    }
    if (account.kind() == SandboxAccount.Kind.MINI_PROGRAM) {
      return malformed("小程序的推送只能回复 success，要说的话走客服消息", raw);
    }
    var opened = raw;
    try {
      var fields = PushXml.parse(body);
      if (encrypted != fields.containsKey("Encrypt")) {
        return malformed(encrypted ? "推送是加密的，回复却没有加密" : "推送是明文的，回复却加密了", raw);
      }
      if (encrypted) {
        if (!isSigned(fields)) {
          return malformed("MsgSignature 不对", raw);
        }
        var message = decrypt(fields);
        opened = new String(message, UTF_8);
        fields = PushXml.parse(message);
      }
      return new Try.Answered(message(fields), opened);
    } catch (EnvelopeException wrong) {
      return malformed(
          switch (wrong.fault()) {
            case FOREIGN_APP_ID -> "回复里的 appId 是别的账号";
            case BAD_CIPHERTEXT -> "回复解不开，EncodingAESKey 不对";
            default -> "回复不是平台认得的 XML";
          },
          opened);
    }
  }

  private byte[] decrypt(Map<String, String> fields) throws EnvelopeException {
    var cipher = new MessageCipher(account.encodingAesKey().reveal(), account.appId());
    return cipher.decrypt(fields.getOrDefault("Encrypt", ""));
  }

  private boolean isSigned(Map<String, String> fields) {
    return Signature.matches(
        fields.get("MsgSignature"),
        account.token().reveal(),
        fields.getOrDefault("TimeStamp", ""),
        fields.getOrDefault("Nonce", ""),
        fields.getOrDefault("Encrypt", ""));
  }

  private PassiveReply message(Map<String, String> fields) {
    if (!openid.equals(fields.get("ToUserName"))) {
      return new PassiveReply.Malformed("ToUserName 应当是读者的 openid");
    }
    if (!account.userName().equals(fields.get("FromUserName"))) {
      return new PassiveReply.Malformed("FromUserName 应当是公众号的原始 ID");
    }
    if (!fields.getOrDefault("CreateTime", "").matches("[0-9]{1,19}")) {
      return new PassiveReply.Malformed("CreateTime 应当是整数秒");
    }
    var kind = fields.getOrDefault("MsgType", "");
    if (kind.equals("text")) {
      return text(fields.get("Content"));
    }
    return OTHERS.contains(kind)
        ? new PassiveReply.Other(kind)
        : new PassiveReply.Malformed("MsgType 不是平台支持的类型");
  }

  private PassiveReply text(@Nullable String content) {
    if (content == null || content.isEmpty()) {
      return new PassiveReply.Malformed("Content 是空的");
    }
    return content.getBytes(UTF_8).length > textBytes
        ? new PassiveReply.Malformed("Content 超过 " + textBytes + " 字节")
        : new PassiveReply.Text(content);
  }

  private static Try.Answered malformed(String why, String xml) {
    return new Try.Answered(new PassiveReply.Malformed(why), xml);
  }
}
