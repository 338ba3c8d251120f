package org.muster.projections.posture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Rings among announcements that name each other.
final class Graph {
  private Graph() {}

  /// Gives each node the number of its ring: nodes that reach each other have the same number.
  ///
  /// @param edges from each node to those that it names; names of unknown nodes are ignored
  static <N> Map<N, Integer> rings(Map<N, List<N>> edges) {
    return new Tarjan<>(edges).components;
  }

  /// Tarjan's strongly connected components, with a stack of its own: chains may be long.
  private static final class Tarjan<N> {
    private final Map<N, List<N>> edges;
    private final Map<N, Integer> index = new HashMap<>();
    private final Map<N, Integer> low = new HashMap<>();
    private final Map<N, Integer> components = new HashMap<>();
    private final Deque<N> open = new ArrayDeque<>();
    private int rings;

    private record Frame<N>(N node, List<N> next, int[] at) {}

    private Tarjan(Map<N, List<N>> edges) {
      this.edges = edges;
      edges.keySet().forEach(this::visit);
    }

    private void visit(N root) {
      if (index.containsKey(root)) {
        return;
      }
      Deque<Frame<N>> frames = new ArrayDeque<>();
      frames.push(enter(root));
      while (!frames.isEmpty()) {
        Frame<N> frame = frames.peek();
        if (frame.at()[0] < frame.next().size()) {
          N next = frame.next().get(frame.at()[0]++);
          if (!index.containsKey(next)) {
            frames.push(enter(next));
          } else if (!components.containsKey(next)) {
            low.merge(frame.node(), index.getOrDefault(next, 0), Math::min);
          }
        } else {
          frames.pop();
          leave(frame.node());
          if (!frames.isEmpty()) {
            low.merge(frames.peek().node(), low.getOrDefault(frame.node(), 0), Math::min);
          }
        }
      }
    }

    private Frame<N> enter(N node) {
      index.put(node, index.size());
      low.put(node, index.size() - 1);
      open.push(node);
      List<N> known = new ArrayList<>(edges.getOrDefault(node, List.of()));
      known.removeIf(next -> !edges.containsKey(next));
      return new Frame<>(node, known, new int[1]);
    }

    private void leave(N node) {
      if (low.getOrDefault(node, 0).equals(index.get(node))) {
        N member;
        do {
          member = open.pop();
          components.put(member, rings);
        } while (!member.equals(node));
        rings++;
      }
    }
  }
}
