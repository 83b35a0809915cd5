package org.subjectdesk.miniprogram;

import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;
import org.subjectdesk.message.Channel;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.wxapi.ApiClient;
import org.subjectdesk.wxapi.ApiSettings;

/**
 * The mini-programs of this desk, each with its own API client. Thread-safe; immutable but for the
 * access tokens that the clients hold.
 */
public final class MiniPrograms implements AutoCloseable {
  private record Entry(MiniProgram program, MiniProgramApi api) {}

  private final CloseableHttpClient client;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /**
   * Opens no connection yet.
   *
   * @throws IllegalArgumentException if two have the same appId
   */
  public MiniPrograms(Collection<MiniProgram> programs, ApiSettings settings, InstantSource clock) {
    client = ApiClient.of(settings);
    for (var program : programs) {
      var api = new MiniProgramApi(program, client, clock, settings);
      if (entries.put(program.appId(), new Entry(program, api)) != null) {
        throw new IllegalArgumentException("two mini-programs with appId " + program.appId());
      }
    }
  }

  /** All of them, in the order given. */
  public List<MiniProgram> all() {
    return entries.values().stream().map(Entry::program).toList();
  }

  /** The one of this appId. */
  public Optional<MiniProgram> find(String appId) {
    return Optional.ofNullable(entries.get(appId)).map(Entry::program);
  }

  /** The one that a reader writes customer messages to; empty for any other reader. */
  Optional<MiniProgram> of(ReaderId reader) {
    return reader.channel() == Channel.MINI_PROGRAM
        ? find(Channel.appId(reader.account()))
        : Optional.empty();
  }

  /** The client of one of {@link #all}. */
  MiniProgramApi api(MiniProgram program) {
    return Objects.requireNonNull(entries.get(program.appId())).api();
  }

  /** Breaks off what is under way; later calls fail as unavailable. */
  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }
}
