package org.subjectdesk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.config.Configuration;
import org.subjectdesk.config.ConfigurationFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./desk demo}: everything on one machine, for anyone without a WeChat account. */
@Command(
    name = "demo",
    description = "Starts a demo alliance of three libraries with a stand-in for WeChat.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final InetAddress LOCAL = InetAddress.getLoopbackAddress();

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = {
        "Where to listen, on 127.0.0.1 only (default ${DEFAULT-VALUE}; 0 = any). The next port is"
            + " taken, too, for health and metrics; another free one where that is in use."
      })
  int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = {
        "Where to keep the data (default: data/demo beside the launcher, which the first start"
            + " fills with an invented term, so that no page is empty)."
      })
  @Nullable Path data;

  @Option(names = "--empty", description = "Without the shipped FAQ entries.")
  boolean empty;

  @Override
  public Integer call() throws Exception {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("--port " + port + ": use a number from 0 to 65535");
    }
    var home = Home.folder();
    var folder = data == null ? home.resolve("data").resolve("demo") : data.toAbsolutePath();
    var chosen = port == 0 ? freePort() : port;
    // The next one, so that it is easy to find; any other when that is taken.
    var management = chosen < 65_535 && isFree(chosen + 1) ? chosen + 1 : freePort();
    var configuration = configuration(home, folder, chosen, management);
    if (data == null && !empty) {
      new DemoPast(configuration, folder).fill();
    }
    var choice = new Application.Choice(true, !empty, !empty, DemoStaff.ALL);
    var desk = Application.start(configuration, choice);
    if (!empty) {
      desk.demoCalls();
    }
    Runtime.getRuntime().addShutdownHook(new Thread(desk::close, "shutdown"));
    System.out.println("ready http://127.0.0.1:" + desk.port() + "/");
    System.out.println(welcome(desk));
    System.out.flush();
    desk.awaitEnd();
    return 0;
  }

  private static Configuration configuration(Path home, Path data, int port, int management) {
    return ConfigurationFile.demo(
        Map.of(
            "DEMO_PORT", String.valueOf(port),
            "DEMO_MANAGEMENT_PORT", String.valueOf(management),
            "DEMO_HOME", home.toString(),
            "DEMO_DATA", data.toString()));
  }

  private static String welcome(Application desk) {
    var base = "http://127.0.0.1:" + desk.port();
    return """

      在手机样式的页面里和图书馆聊天 / chat with a library:  %1$s/sandbox/
      试一试检索 / try the search:  %1$s/api/v1/search?library=demo-a&q=图书怎么续借
      接口说明 / API:  %1$s/openapi.yaml
      健康与指标 / health and metrics:  http://127.0.0.1:%2$d/metrics

      演示账号 / demo accounts (token desk-demo-token):
        demo-a     wx00000000000000a1
        demo-b     wx00000000000000b2
        demo-core  wx00000000000000c3
      馆员账号（密码每次启动都换新）/ librarians (new passwords at each start):
    %3$s
      按 Ctrl+C 结束 / Ctrl+C ends it.
    """
        .formatted(base, desk.managementPort(), DemoStaff.lines(desk.passwords()));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, LOCAL)) {
      return socket.getLocalPort();
    }
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, LOCAL)) {
      return socket.isBound();
    } catch (IOException _) {
      return false;
    }
  }
}
