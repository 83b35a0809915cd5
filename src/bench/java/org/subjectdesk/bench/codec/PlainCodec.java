package org.subjectdesk.bench.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.subjectdesk.bench.data.Account;
import org.subjectdesk.envelope.PushQuery;

/**
 * Limit 2's: what the JDK alone needs, with no more care than the protocol asks for. It shares
 * nothing with the product, so that a slower envelope shows. For one thread.
 */
final class PlainCodec implements Codec<Map<String, String>> {
  private static final int HEAD = 20;
  private static final int BLOCK = 32;

  private final XMLInputFactory parsers = XMLInputFactory.newDefaultFactory();
  private final byte[] appId = Account.APP_ID.getBytes(UTF_8);
  private final SecretKeySpec key;
  private final IvParameterSpec vector;

  PlainCodec() {
    var bytes = Base64.getDecoder().decode(Account.AES_KEY + "=");
    key = new SecretKeySpec(bytes, "AES");
    vector = new IvParameterSpec(bytes, 0, 16);
    parsers.setProperty(XMLInputFactory.IS_COALESCING, true);
    parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
  }

  @Override
  public Map<String, String> open(PushQuery query, byte[] body) throws Exception {
    var encrypt = parse(body).getOrDefault("Encrypt", "");
    var timestamp = String.valueOf(query.timestamp());
    var nonce = String.valueOf(query.nonce());
    if (!sha1(Account.TOKEN, timestamp, nonce).equals(query.signature())
        || !sha1(Account.TOKEN, timestamp, nonce, encrypt).equals(query.msgSignature())) {
      throw new IllegalArgumentException("signature");
    }
    var padded = cipher(Cipher.DECRYPT_MODE).doFinal(Base64.getDecoder().decode(encrypt));
    var length = ByteBuffer.wrap(padded).getInt(HEAD - Integer.BYTES);
    return parse(Arrays.copyOfRange(padded, HEAD, HEAD + length));
  }

  @Override
  public String seal(Map<String, String> message, String text) throws GeneralSecurityException {
    var seconds = Long.toString(System.currentTimeMillis() / 1_000);
    var reply =
        "<xml><ToUserName><![CDATA["
            + message.get("FromUserName")
            + "]]></ToUserName><FromUserName><![CDATA["
            + message.get("ToUserName")
            + "]]></FromUserName><CreateTime>"
            + seconds
            + "</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA["
            + text
            + "]]></Content></xml>";
    var encrypt = encrypt(reply.getBytes(UTF_8));
    var nonce = Long.toHexString(ThreadLocalRandom.current().nextLong());
    return "<xml><Encrypt><![CDATA["
        + encrypt
        + "]]></Encrypt><MsgSignature><![CDATA["
        + sha1(Account.TOKEN, seconds, nonce, encrypt)
        + "]]></MsgSignature><TimeStamp>"
        + seconds
        + "</TimeStamp><Nonce><![CDATA["
        + nonce
        + "]]></Nonce></xml>";
  }

  private String encrypt(byte[] plain) throws GeneralSecurityException {
    var used = HEAD + plain.length + appId.length;
    var fill = BLOCK - used % BLOCK;
    var random = new byte[HEAD - Integer.BYTES];
    ThreadLocalRandom.current().nextBytes(random);
    var padded = ByteBuffer.allocate(used + fill);
    padded.put(random).putInt(plain.length).put(plain).put(appId);
    Arrays.fill(padded.array(), used, used + fill, (byte) fill);
    return Base64.getEncoder().encodeToString(cipher(Cipher.ENCRYPT_MODE).doFinal(padded.array()));
  }

  private Cipher cipher(int mode) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(mode, key, vector);
    return cipher;
  }

  private Map<String, String> parse(byte[] xml) throws XMLStreamException {
    var in = parsers.createXMLStreamReader(new ByteArrayInputStream(xml), "UTF-8");
    var fields = new HashMap<String, String>();
    var text = "";
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text = in.getText();
        case XMLStreamConstants.END_ELEMENT -> fields.put(in.getLocalName(), text);
        default -> {}
      }
    }
    return fields;
  }

  private static String sha1(String... parts) throws GeneralSecurityException {
    Arrays.sort(parts);
    var digest = MessageDigest.getInstance("SHA-1").digest(String.join("", parts).getBytes(UTF_8));
    return HexFormat.of().formatHex(digest);
  }
}
