package org.muster.localstack.deployment;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// What can be set in a service: the keys of its `application.properties` and of its
/// `@ConfigMapping` interfaces, read off their sources by the compiler's parser.
final class ServiceSettings {

  private ServiceSettings() {}

  /// The keys of `application.properties`.
  static List<Setting> properties(String service) {
    var properties = new Properties();
    var text = Checkout.read(service + "/src/main/resources/application.properties");
    try {
      properties.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.stringPropertyNames().stream()
        .sorted()
        .map(key -> new Setting(key, properties.getProperty(key)))
        .toList();
  }

  /// The keys of the service's own settings.
  static List<Setting> mapped(String service) {
    var settings = new ArrayList<Setting>();
    for (var unit : parse(Checkout.sources(service))) {
      var interfaces = interfaces(unit);
      for (var candidate : interfaces.values()) {
        var prefix = value(candidate.getModifiers().getAnnotations(), "ConfigMapping", "prefix");
        if (prefix != null) {
          collect(prefix, candidate, interfaces, settings);
        }
      }
    }
    return settings;
  }

  /// The value of a constant, such as `NAME` of a class in contracts.
  static String constant(String module, String className, String name) {
    return parse(Checkout.sources(module)).stream()
        .flatMap(unit -> unit.getTypeDecls().stream())
        .filter(ClassTree.class::isInstance)
        .map(ClassTree.class::cast)
        .filter(type -> type.getSimpleName().contentEquals(className))
        .flatMap(type -> type.getMembers().stream())
        .filter(VariableTree.class::isInstance)
        .map(VariableTree.class::cast)
        .filter(field -> field.getName().contentEquals(name))
        .map(field -> text(field.getInitializer()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no constant " + className + "." + name));
  }

  private static void collect(
      String prefix, ClassTree of, Map<String, ClassTree> interfaces, List<Setting> settings) {
    for (var member : of.getMembers()) {
      if (member instanceof MethodTree method) {
        var annotations = method.getModifiers().getAnnotations();
        var key = prefix + suffix(method, annotations);
        var group = interfaces.get(Objects.toString(method.getReturnType()));
        if (group != null) {
          collect(key, group, interfaces, settings);
        } else {
          settings.add(new Setting(key, value(annotations, "WithDefault", "value")));
        }
      }
    }
  }

  private static String suffix(MethodTree method, List<? extends AnnotationTree> annotations) {
    if (annotations.stream().anyMatch(a -> isNamed(a, "WithParentName"))) {
      return "";
    }
    var given = value(annotations, "WithName", "value");
    return "." + (given == null ? dashed(method.getName().toString()) : given);
  }

  private static String dashed(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  private static Map<String, ClassTree> interfaces(CompilationUnitTree unit) {
    var found = new HashMap<String, ClassTree>();
    unit.getTypeDecls().forEach(type -> addInterfaces(type, found));
    return found;
  }

  private static void addInterfaces(Object tree, Map<String, ClassTree> found) {
    if (tree instanceof ClassTree type) {
      if (type.getKind() == com.sun.source.tree.Tree.Kind.INTERFACE) {
        found.put(type.getSimpleName().toString(), type);
      }
      type.getMembers().forEach(member -> addInterfaces(member, found));
    }
  }

  private static boolean isNamed(AnnotationTree annotation, String name) {
    return annotation.getAnnotationType().toString().equals(name);
  }

  private static @Nullable String value(
      List<? extends AnnotationTree> annotations, String name, String argument) {
    return annotations.stream()
        .filter(annotation -> isNamed(annotation, name))
        .flatMap(annotation -> annotation.getArguments().stream())
        .map(given -> argument(given, argument))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String argument(ExpressionTree given, String name) {
    if (given instanceof AssignmentTree assignment) {
      return assignment.getVariable().toString().equals(name)
          ? text(assignment.getExpression())
          : null;
    }
    return text(given);
  }

  /// A literal's text; a constant of AnnouncementsTopic is looked up; anything else is null.
  private static @Nullable String text(@Nullable ExpressionTree expression) {
    return switch (expression) {
      case LiteralTree literal -> Objects.toString(literal.getValue());
      case BinaryTree sum -> joined(text(sum.getLeftOperand()), text(sum.getRightOperand()));
      case MemberSelectTree select
          when select.getExpression() instanceof IdentifierTree owner
              && owner.getName().contentEquals("AnnouncementsTopic") ->
          constant("contracts", "AnnouncementsTopic", select.getIdentifier().toString());
      case null, default -> null;
    };
  }

  private static @Nullable String joined(@Nullable String left, @Nullable String right) {
    return left == null || right == null ? null : left + right;
  }

  private static List<CompilationUnitTree> parse(List<Path> sources) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
      var units = new ArrayList<CompilationUnitTree>();
      task.parse().forEach(units::add);
      return units;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Both kinds of keys.
  static List<Setting> all(String service) {
    return Stream.concat(properties(service).stream(), mapped(service).stream()).toList();
  }
}
