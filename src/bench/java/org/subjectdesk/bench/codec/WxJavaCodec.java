package org.subjectdesk.bench.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import me.chanjar.weixin.common.util.crypto.SHA1;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;
import org.subjectdesk.bench.data.Account;
import org.subjectdesk.envelope.PushQuery;

/** WxJava's, used as its documentation shows. It does not check the appId. */
final class WxJavaCodec implements Codec<WxMpXmlMessage> {
  private final WxMpDefaultConfigImpl config = new WxMpDefaultConfigImpl();

  WxJavaCodec() {
    config.setAppId(Account.APP_ID);
    config.setToken(Account.TOKEN);
    config.setAesKey(Account.AES_KEY);
  }

  @Override
  public WxMpXmlMessage open(PushQuery query, byte[] body) {
    if (!SHA1.gen(Account.TOKEN, query.timestamp(), query.nonce()).equals(query.signature())) {
      throw new IllegalArgumentException("signature");
    }
    return WxMpXmlMessage.fromEncryptedXml(
        new String(body, UTF_8), config, query.timestamp(), query.nonce(), query.msgSignature());
  }

  @Override
  public String seal(WxMpXmlMessage message, String text) {
    return WxMpXmlOutMessage.TEXT()
        .toUser(message.getFromUser())
        .fromUser(message.getToUser())
        .content(text)
        .build()
        .toEncryptedXml(config);
  }
}
