package org.subjectdesk.metrics;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** The desk's counters and timers. Safe for any thread; a count costs well under a microsecond. */
public final class Metrics implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbage = new JvmGcMetrics();
  private final Timer answers =
      Timer.builder("desk.answer")
          .description("From a message's arrival to the reply handed back")
          .publishPercentileHistogram()
          .minimumExpectedValue(Duration.ofMillis(1))
          .maximumExpectedValue(Duration.ofSeconds(5))
          .register(registry);

  /** Starts to count, the machine's own figures included. */
  public Metrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    garbage.bindTo(registry);
  }

  /**
   * Counts one thing of a kind, such as a decision; both names come from code, never from input.
   */
  public void count(String name, String tag, String value) {
    registry.counter(name, tag, value).increment();
  }

  /** A message was answered, or refused, after this much time. */
  public void answered(Duration took) {
    answers.record(took);
  }

  /** Shows a number that something else keeps; reads it whenever the figures are asked for. */
  public <T> void watch(String name, T holder, ToDoubleFunction<T> number) {
    registry.gauge(name, holder, number);
  }

  /** Adds the route of the figures. Belongs on the management port only. */
  public void mount(Router router) {
    router
        .get("/metrics")
        .handler(
            request ->
                request
                    .response()
                    .putHeader("content-type", "text/plain; version=0.0.4; charset=utf-8")
                    .end(registry.scrape()));
  }

  @Override
  public void close() {
    garbage.close();
    registry.close();
  }
}
