package org.muster.contracts.json;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Claim;
import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.fields.AtLeastOne;
import org.muster.contracts.fields.Between;
import org.muster.contracts.fields.CountryCode;
import org.muster.contracts.fields.Doc;
import org.muster.contracts.fields.Flattened;
import org.muster.contracts.fields.LatestDay;
import org.muster.contracts.fields.Matches;
import org.muster.contracts.fields.MaxLength;
import org.muster.contracts.fields.Requires;
import org.muster.contracts.fields.WebAddress;
import org.muster.contracts.quantity.Quantity;
import org.muster.contracts.relation.Target;

/// The fields of a record, read off its components: the one source of codec, schemas and documents.
final class Shape {

  /// A component of the record: a field of its own, or a part whose fields stand beside the others.
  sealed interface Member {}

  /// A field on the wire.
  ///
  /// @param slot its place among all fields in the order of the components
  /// @param path the accessors that lead from the object to its value, through flattened parts
  record Field(
      String name,
      Kind kind,
      boolean required,
      String doc,
      RecordComponent component,
      int slot,
      List<Method> path)
      implements Member {

    /// The value of this field of an object.
    @Nullable Object of(Object owner) {
      Object value = owner;
      for (Method accessor : path) {
        value = invoke(accessor, Objects.requireNonNull(value));
      }
      return value;
    }

    private Field below(Method accessor, int firstSlot) {
      List<Method> longer = new ArrayList<>();
      longer.add(accessor);
      longer.addAll(path);
      return new Field(name, kind, required, doc, component, firstSlot + slot, longer);
    }

    private Field asRequired() {
      return new Field(name, kind, true, doc, component, slot, path);
    }
  }

  record FlatPart(Shape shape, Method accessor) implements Member {}

  private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();
  private static final int DEFAULT_MAX_LENGTH = 1000;

  private final Class<?> record;
  private final Constructor<?> constructor;
  private final List<Member> members;
  private final List<Field> fields;
  private final Set<String> names;

  private Shape(Class<?> record) {
    RecordComponent[] components = record.getRecordComponents();
    try {
      this.constructor =
          record.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
    this.record = record;
    this.members = Arrays.stream(components).map(Shape::member).toList();
    this.fields = inOrder(members, record.getAnnotation(Requires.class));
    this.names = fields.stream().map(Field::name).collect(Collectors.toUnmodifiableSet());
  }

  static Shape of(Class<?> record) {
    Shape known = SHAPES.get(record);
    if (known == null) {
      known = new Shape(record);
      SHAPES.putIfAbsent(record, known);
    }
    return known;
  }

  /// The class of the objects.
  Class<?> record() {
    return record;
  }

  /// What an object of this shape is, in a sentence.
  String doc() {
    return sentence(record.getAnnotation(Doc.class));
  }

  List<Member> members() {
    return members;
  }

  /// The fields on the wire in their order, those of flattened parts among them; sources and
  /// relations last.
  List<Field> fields() {
    return fields;
  }

  /// Whether one of the fields has that name.
  boolean has(String name) {
    return names.contains(name);
  }

  private static List<Field> inOrder(List<Member> members, @Nullable Requires requires) {
    Set<String> required = requires == null ? Set.of() : Set.of(requires.value());
    List<Field> all = new ArrayList<>();
    for (Member member : members) {
      int slot = all.size();
      switch (member) {
        case Field field -> all.add(field.below(field.component().getAccessor(), slot));
        case FlatPart(Shape shape, Method accessor) ->
            shape.fields.forEach(field -> all.add(field.below(accessor, slot)));
      }
    }
    return all.stream()
        .map(field -> required.contains(field.name()) ? field.asRequired() : field)
        .sorted(Comparator.comparingInt(Shape::place))
        .toList();
  }

  private static int place(Field field) {
    return switch (field.name()) {
      case "mission" -> 0;
      case "sources" -> 2;
      case "relations" -> 3;
      default -> 1;
    };
  }

  Object construct(@Nullable Object[] values) throws IllegalArgumentException {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException rule) {
        throw rule;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Member member(RecordComponent component) {
    if (component.isAnnotationPresent(Flattened.class)) {
      return new FlatPart(of(component.getType()), component.getAccessor());
    }
    boolean collection =
        List.class.isAssignableFrom(component.getType())
            || Map.class.isAssignableFrom(component.getType());
    boolean optional =
        component.getAnnotatedType().isAnnotationPresent(Nullable.class)
            || component.getType() == boolean.class
            || (collection && !component.isAnnotationPresent(AtLeastOne.class));
    return new Field(
        component.getName(),
        kind(component, component.getAnnotatedType()),
        !optional,
        sentence(component.getAnnotation(Doc.class)),
        component,
        0,
        List.of());
  }

  private static String sentence(@Nullable Doc doc) {
    return doc == null ? "" : doc.value();
  }

  private static Kind kind(RecordComponent component, AnnotatedType annotated) {
    Type generic = annotated.getType();
    Class<?> type =
        generic instanceof ParameterizedType p ? (Class<?>) p.getRawType() : (Class<?>) generic;
    if (type == List.class) {
      return new Kind.Many(
          kind(component, argument(annotated, 0)), component.isAnnotationPresent(AtLeastOne.class));
    }
    if (type == Map.class) {
      return new Kind.ByChoice(
          (Kind.Choice) kind(component, argument(annotated, 0)),
          kind(component, argument(annotated, 1)));
    }
    if (type == String.class) {
      return component.isAnnotationPresent(CountryCode.class)
          ? new Kind.Country()
          : text(component);
    }
    if (type.isEnum()) {
      return Kind.Choice.of(type);
    }
    if (type == Edtf.class) {
      return new Kind.Date(component.isAnnotationPresent(LatestDay.class));
    }
    if (type == Quantity.class) {
      return new Kind.Amount();
    }
    if (type == Instant.class) {
      return new Kind.Moment();
    }
    if (type == UUID.class) {
      return new Kind.Id();
    }
    if (type == Target.class) {
      return new Kind.TargetReference();
    }
    if (type == boolean.class) {
      return new Kind.Flag();
    }
    if (type == Double.class) {
      Between range = component.getAnnotation(Between.class);
      return new Kind.Decimal(
          range == null ? -Double.MAX_VALUE : range.min(),
          range == null ? Double.MAX_VALUE : range.max());
    }
    if (type == Claim.class) {
      return new Kind.AnyClaim();
    }
    if (type.isRecord()) {
      return new Kind.Part(of(type));
    }
    throw new IllegalStateException("no kind of field for " + generic);
  }

  private static Kind.Text text(RecordComponent component) {
    MaxLength max = component.getAnnotation(MaxLength.class);
    Matches matches = component.getAnnotation(Matches.class);
    return new Kind.Text(
        max == null ? DEFAULT_MAX_LENGTH : max.value(),
        matches == null ? null : matches.value(),
        matches == null ? null : matches.meaning(),
        component.isAnnotationPresent(WebAddress.class));
  }

  private static AnnotatedType argument(AnnotatedType type, int index) {
    return ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[index];
  }

  private static @Nullable Object invoke(Method accessor, Object owner) {
    try {
      return accessor.invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
