package org.subjectdesk.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where the steps of a flow lead. */
public final class FlowGraph {
  private FlowGraph() {}

  /**
   * A way from a step to another of the same flow, or to {@link Flow#END}.
   *
   * @param label what it depends on; empty when nothing
   */
  public record Edge(String from, String to, String label) {}

  /** Every way in a flow, in the order of its steps. */
  public static List<Edge> edges(Flow flow) {
    var edges = new ArrayList<Edge>();
    flow.steps().forEach(step -> edges.addAll(from(step)));
    return edges;
  }

  /** The ways from a step. */
  static List<Edge> from(Step step) {
    var at = step.at();
    return switch (step) {
      case Step.Menu(_, _, var lines) ->
          lines.stream()
              .map(line -> new Edge(at.id(), line.next(), line.label().chinese()))
              .toList();
      case Step.If(_, _, var then, var otherwise) ->
          List.of(new Edge(at.id(), then, "是"), new Edge(at.id(), otherwise, "否"));
      case Step.Answer(_, _, var otherwise) ->
          otherwise.equals(at.next())
              ? plain(at)
              : List.of(new Edge(at.id(), at.next(), "有答案"), new Edge(at.id(), otherwise, "没有"));
      case Step.Link _, Step.Escalate _ -> List.of(new Edge(at.id(), Flow.END, ""));
      case Step.Say _, Step.Collect _, Step.Refer _, Step.Ticket _, Step.Call _ -> plain(at);
    };
  }

  private static List<Edge> plain(Step.Place at) {
    return List.of(new Edge(at.id(), at.next(), ""));
  }

  /** Whether a step waits for the reader. */
  public static boolean waits(Step step) {
    return step instanceof Step.Menu || step instanceof Step.Collect;
  }

  /** The steps that a flow can come to from its beginning. */
  static Set<String> reachable(Flow flow) {
    var reached = new HashSet<String>();
    var open = new ArrayDeque<String>();
    open.add(flow.first());
    while (!open.isEmpty()) {
      var id = open.remove();
      if (reached.add(id)) {
        flow.step(id).ifPresent(step -> from(step).forEach(edge -> open.add(edge.to())));
      }
    }
    return reached;
  }

  /** The steps from which the end can be reached. */
  static Set<String> leaving(Flow flow) {
    var leaving = new HashSet<>(Set.of(Flow.END));
    var edges = edges(flow);
    var grown = true;
    while (grown) {
      grown = false;
      for (var edge : edges) {
        grown |= leaving.contains(edge.to()) && leaving.add(edge.from());
      }
    }
    return leaving;
  }

  /** The steps from which one comes back to the same step without a word of the reader. */
  static Set<String> looping(Flow flow) {
    var looping = new HashSet<String>();
    for (var step : flow.steps()) {
      var seen = new HashSet<String>();
      var open = new ArrayDeque<String>();
      open.add(step.at().id());
      while (!open.isEmpty()) {
        var here = flow.step(open.remove());
        if (here.isPresent() && !waits(here.get())) {
          for (var edge : from(here.get())) {
            if (edge.to().equals(step.at().id())) {
              looping.add(edge.to());
            }
            if (seen.add(edge.to())) {
              open.add(edge.to());
            }
          }
        }
      }
    }
    return looping;
  }
}
