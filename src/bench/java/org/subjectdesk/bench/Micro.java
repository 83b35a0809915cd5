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
      report.micro(name(result, "entries") + " p50", median(result), "µs");
    }
    report.check(
        new Check(
            "search: p50 at 100,000 entries ÷ p50 at 1,000, every question new",
            median(of(results, "find", "100000")) / median(of(results, "find", "1000")),
            Check.Bound.AT_MOST,
            3));
  }

  private List<RunResult> run(Class<?> benchmark, int forks) throws RunnerException {
    var flags = new ArrayList<>(Child.flags());
    flags.add("-Xmx1g");
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

  private static RunResult of(List<RunResult> results, String method, String parameter) {
    return results.stream()
        .filter(result -> result.getPrimaryResult().getLabel().equals(method))
        .filter(
            result ->
                result.getParams().getParamsKeys().stream()
                    .anyMatch(key -> result.getParams().getParam(key).equals(parameter)))
        .findFirst()
        .orElseThrow();
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
