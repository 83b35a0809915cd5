package org.subjectdesk.miniprogram;

import cn.binarywang.wx.miniapp.constant.WxMaApiUrlConstants;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import me.chanjar.weixin.common.error.WxErrorException;
import org.subjectdesk.message.Channel;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.safety.PlatformCheck;
import org.subjectdesk.wxapi.ApiUnavailable;

/**
 * WeChat's {@code /wxa/msg_sec_check} (文本内容安全识别): version 2 for readers, whose openid must have
 * used the mini-program within two hours (61010 else), and version 1, without an openid, for
 * librarians; there 87014 is a hit. A text longer than {@value #LONGEST} characters goes in pieces
 * that overlap. An API that is away is left alone for a while. Thread-safe; blocks no longer than
 * the limit, all pieces together.
 */
public final class TextCheck implements PlatformCheck, AutoCloseable {
  /** The most characters in one call. */
  static final int LONGEST = 2_500;

  /** Nothing that is cut in two stays unseen, unless it is longer. */
  private static final int OVERLAP = 50;

  private static final Duration REST = Duration.ofSeconds(10);
  private static final int RISKY = 87014;
  private static final int COMMENT = 2;
  private static final int VERSION = 2;

  private final MiniPrograms programs;
  private final Set<String> asked;
  private final Duration limit;
  private final InstantSource clock;

  /** Until when a mini-program whose API is away is not asked again, by its appId. */
  private final Map<String, Instant> resting = new ConcurrentHashMap<>();

  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Prepares.
   *
   * @param asked the appIds of those whose texts WeChat is asked about
   * @param limit how long a text may take
   */
  public TextCheck(MiniPrograms programs, Set<String> asked, Duration limit, InstantSource clock) {
    this.clock = clock;
    this.programs = programs;
    this.asked = Set.copyOf(asked);
    this.limit = limit;
  }

  @Override
  public boolean asksOf(ReaderId writer) {
    return program(writer).isPresent();
  }

  private Optional<MiniProgram> program(ReaderId writer) {
    var appId = Channel.appId(writer.account());
    var isOfProgram =
        writer.account().equals(Channel.customerMessages(appId))
            || writer.account().equals(Channel.miniProgramPages(appId));
    return isOfProgram && asked.contains(appId) ? programs.find(appId) : Optional.empty();
  }

  @Override
  public Optional<Answer> ofReader(ReaderId writer, String text) {
    return program(writer).map(program -> within(program, text, Optional.of(writer.openid())));
  }

  @Override
  public Optional<Answer> ofLibrary(String library, String text) {
    return programs.all().stream()
        .filter(program -> program.library().equals(library) && asked.contains(program.appId()))
        .findFirst()
        .map(program -> within(program, text, Optional.empty()));
  }

  private Answer within(MiniProgram program, String text, Optional<String> openid) {
    if (resting.getOrDefault(program.appId(), Instant.MIN).isAfter(clock.instant())) {
      return new Answer.Failed("resting");
    }
    var answer = CompletableFuture.supplyAsync(() -> all(program, text, openid), workers);
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      answer.cancel(true);
      rest(program);
      return new Answer.Failed("timeout");
    } catch (ExecutionException _) {
      return new Answer.Failed("unreadable answer");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Answer.Failed("interrupted");
    }
  }

  /** So that nobody waits for each text while the platform is away. */
  private void rest(MiniProgram program) {
    resting.put(program.appId(), clock.instant().plus(REST));
  }

  private Answer all(MiniProgram program, String text, Optional<String> openid) {
    for (var piece : pieces(text)) {
      var answer = piece(program, piece, openid);
      if (!(answer instanceof Answer.Clean)) {
        return answer;
      }
    }
    return new Answer.Clean();
  }

  /** Never cuts a character in two. */
  static List<String> pieces(String text) {
    var points = text.codePoints().toArray();
    var pieces = new ArrayList<String>();
    for (var from = 0; from == 0 || from + OVERLAP < points.length; from += LONGEST - OVERLAP) {
      pieces.add(new String(points, from, Math.min(LONGEST, points.length - from)));
    }
    return pieces;
  }

  private Answer piece(MiniProgram program, String text, Optional<String> openid) {
    var body = new JsonObject();
    body.addProperty("content", text);
    openid.ifPresent(
        writer -> {
          body.addProperty("version", VERSION);
          body.addProperty("scene", COMMENT);
          body.addProperty("openid", writer);
        });
    try {
      var said = programs.api(program).post(WxMaApiUrlConstants.SecCheck.MSG_SEC_CHECK_URL, body);
      return openid.isEmpty() ? new Answer.Clean() : read(said);
    } catch (ApiUnavailable away) {
      rest(program);
      return new Answer.Failed(away.reason());
    } catch (WxErrorException e) {
      var code = e.getError().getErrorCode();
      return code == RISKY
          ? new Answer.Found(String.valueOf(RISKY), "")
          : new Answer.Failed(String.valueOf(code));
    }
  }

  /** {@code pass}, {@code review} or {@code risky}; whatever else it says is no answer. */
  private static Answer read(String said) {
    var json = JsonParser.parseString(said).getAsJsonObject();
    var result = json.getAsJsonObject("result");
    return switch (result.get("suggest").getAsString()) {
      case "pass" -> new Answer.Clean();
      case "review", "risky" ->
          new Answer.Found(
              result.has("label") ? result.get("label").getAsString() : "",
              json.has("trace_id") ? json.get("trace_id").getAsString() : "");
      default -> new Answer.Failed("unreadable answer");
    };
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
