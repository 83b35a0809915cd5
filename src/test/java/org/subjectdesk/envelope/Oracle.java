package org.subjectdesk.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;

/** One account as WxJava sees it, and a push as the JDK's parser reads it. */
final class Oracle {
  static final String TOKEN = "pamtest";
  static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
  static final String APP_ID = "wxb11529c136998cb6";

  private Oracle() {}

  static WxCryptUtil wxJava() {
    return new WxCryptUtil(TOKEN, KEY, APP_ID);
  }

  static WxMpDefaultConfigImpl wxJavaConfig() {
    var config = new WxMpDefaultConfigImpl();
    config.setToken(TOKEN);
    config.setAesKey(KEY);
    config.setAppId(APP_ID);
    return config;
  }

  static MessageCipher ours() {
    return new MessageCipher(KEY, APP_ID);
  }

  /** The fields by {@link PushXml}'s rules of naming, but by the JDK's rules of XML. */
  static Map<String, String> fields(byte[] body) throws XMLStreamException {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    var in = factory.createXMLStreamReader(new ByteArrayInputStream(body));
    var fields = new LinkedHashMap<String, String>();
    var path = new ArrayDeque<String>();
    var parents = new HashSet<String>();
    var text = new StringBuilder();
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          parents.add(String.join(".", path));
          path.addLast(in.getLocalName());
          text.setLength(0);
        }
        case XMLStreamConstants.END_ELEMENT -> {
          var name = String.join(".", path);
          if (path.size() > 1 && !parents.contains(name)) {
            fields.putIfAbsent(name.substring("xml.".length()), text.toString());
          }
          path.removeLast();
          text.setLength(0);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(in.getText());
        case XMLStreamConstants.SPACE, XMLStreamConstants.END_DOCUMENT -> {}
        default -> throw new XMLStreamException("not of a push: " + in.getEventType());
      }
    }
    return fields;
  }

  static Map<String, String> fields(String body) throws XMLStreamException {
    return fields(body.getBytes(UTF_8));
  }
}
