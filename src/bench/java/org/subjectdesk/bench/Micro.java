package org.subjectdesk.bench;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.subjectdesk.bench.codec.CodecBench;
import org.subjectdesk.bench.servers.Child;

/** Runs the JMH parts and reads what the targets are about. */
final class Micro {
  private final Settings settings;
  private final Report report;

  Micro(Settings settings, Report report) {
    this.settings = settings;
    this.report = report;
  }

  void codec() throws RunnerException {
    var results = run(CodecBench.class, settings.codecForks());
    for (var result : results) {
      report.micro(name(result, "codec"), score(result), "µs");
    }
    report.check(
        new Check(
            "codec: WxJava's time ÷ ours, decode and encode",
            score(of(results, "exchange", "wxjava")) / score(of(results, "exchange", "envelope")),
            Check.Bound.AT_LEAST,
            3));
  }

  void search() throws RunnerException {
    var results = run(SearchBench.class, 1);
    for (var result : results) {
      var name = name(result, "entries") + " by " + result.getParams().getParam("by");
      report.micro(name + " p50", median(result), "µs");
    }
    for (var by : List.of("words", "meaning")) {
      report.check(
          new Check(
              "search by " + by + ": p50 at 100,000 entries ÷ p50 at 1,000, every question new",
              median(of(results, "find", "100000", by)) / median(of(results, "find", "1000", by)),
              Check.Bound.AT_MOST,
              3));
    }
  }

  void embedding() throws RunnerException {
    for (var result : run(EmbeddingBench.class, 1)) {
      var label = result.getPrimaryResult().getLabel();
      report.micro("embedding, " + label + " p50", median(result), "µs");
    }
  }

  private List<RunResult> run(Class<?> benchmark, int forks) throws RunnerException {
    var flags = new ArrayList<>(Child.flags());
    flags.add("-Xmx3g");
    var options =
        new OptionsBuilder()
            .include(benchmark.getName())
            .forks(forks)
            .warmupIterations(settings.iterations())
            .warmupTime(TimeValue.milliseconds(settings.iteration().toMillis()))
            .measurementIterations(settings.iterations())
            .measurementTime(TimeValue.milliseconds(settings.iteration().toMillis()))
            .jvmArgs(flags.toArray(String[]::new))
            .shouldFailOnError(true);
    return List.copyOf(new Runner(options.build()).run());
  }

  private static RunResult of(List<RunResult> results, String method, String... parameters) {
    return results.stream()
        .filter(result -> result.getPrimaryResult().getLabel().equals(method))
        .filter(result -> values(result).containsAll(List.of(parameters)))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> values(RunResult result) {
    var params = result.getParams();
    return params.getParamsKeys().stream().map(params::getParam).toList();
  }

  private static String name(RunResult result, String parameter) {
    return parameter
        + " "
        + result.getParams().getParam(parameter)
        + ", "
        + result.getPrimaryResult().getLabel();
  }

  private static double score(RunResult result) {
    return result.getPrimaryResult().getScore();
  }

  private static double median(RunResult result) {
    return result.getPrimaryResult().getStatistics().getPercentile(50);
  }
}
