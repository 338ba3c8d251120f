package org.muster.projections.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a query found, before it has a format.
public sealed interface Reply {

  /// The rows of JSON Lines and CSV.
  List<ObjectNode> rows();

  /// The columns of CSV, as paths with dots.
  List<String> columns();

  /// One thing.
  ///
  /// @param body the whole of it
  /// @param rows the same as rows
  record One(ObjectNode body, List<ObjectNode> rows, List<String> columns) implements Reply {}

  /// One thing whose JSON is written already. Its rows are gathered only when they are asked for.
  ///
  /// @param json the whole of it
  /// @param gather finds the same as rows
  record Written(String json, Supplier<List<ObjectNode>> gather, List<String> columns)
      implements Reply {
    @Override
    public List<ObjectNode> rows() {
      return gather.get();
    }
  }

  /// A page of a list, or of several that follow each other.
  ///
  /// @param head what the JSON says before the rows
  /// @param lists the rows by the member that has them
  /// @param next the cursor of the next page, `null` on the last
  record Page(
      ObjectNode head,
      SequencedMap<String, List<ObjectNode>> lists,
      List<String> columns,
      @Nullable String next)
      implements Reply {

    /// A page of one list.
    public Page(
        ObjectNode head,
        String name,
        List<ObjectNode> rows,
        List<String> columns,
        @Nullable String next) {
      this(head, new LinkedHashMap<>(Map.of(name, rows)), columns, next);
    }

    /// A page that is nothing but its rows.
    public Page(String name, List<ObjectNode> rows, List<String> columns, @Nullable String next) {
      this(JsonNodeFactory.instance.objectNode(), name, rows, columns, next);
    }

    @Override
    public List<ObjectNode> rows() {
      return lists.values().stream().flatMap(List::stream).toList();
    }
  }
}
