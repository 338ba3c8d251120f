package org.muster.contracts.json;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Claim;
import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.fields.AtLeastOne;
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
  sealed interface Member {
    @Nullable Object get(Object owner);
  }

  record Field(String name, Kind kind, boolean required, String doc, Method accessor, Class<?> type)
      implements Member {
    @Override
    public @Nullable Object get(Object owner) {
      return invoke(accessor, owner);
    }
  }

  record FlatPart(Shape shape, Method accessor) implements Member {
    @Override
    public Object get(Object owner) {
      return Objects.requireNonNull(invoke(accessor, owner));
    }
  }

  private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();
  private static final int DEFAULT_MAX_LENGTH = 1000;

  private final Constructor<?> constructor;
  private final List<Member> members;
  private final List<String> requires;
  private final List<Field> fields;

  private Shape(Class<?> record) {
    RecordComponent[] components = record.getRecordComponents();
    try {
      this.constructor =
          record.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
    this.members = Arrays.stream(components).map(Shape::member).toList();
    Requires marked = record.getAnnotation(Requires.class);
    this.requires = marked == null ? List.of() : List.of(marked.value());
    this.fields = inOrder();
  }

  static Shape of(Class<?> record) {
    Shape known = SHAPES.get(record);
    if (known == null) {
      known = new Shape(record);
      SHAPES.putIfAbsent(record, known);
    }
    return known;
  }

  /// The value of a field of an object, also of one that stands in a flattened part.
  @Nullable Object valueOf(Field field, Object owner) {
    for (Member member : members) {
      switch (member) {
        case Field own -> {
          if (own.name().equals(field.name())) {
            return own.get(owner);
          }
        }
        case FlatPart flat -> {
          if (flat.shape().has(field)) {
            return flat.shape().valueOf(field, Objects.requireNonNull(flat.get(owner)));
          }
        }
      }
    }
    throw new IllegalStateException("no field " + field.name());
  }

  private boolean has(Field field) {
    return fields.stream().anyMatch(own -> own.name().equals(field.name()));
  }

  List<Member> members() {
    return members;
  }

  /// The fields on the wire in their order, those of flattened parts among them; sources and
  /// relations last.
  List<Field> fields() {
    return fields;
  }

  private List<Field> inOrder() {
    List<Field> all = new ArrayList<>();
    collect(all);
    return all.stream()
        .map(f -> requires.contains(f.name()) ? required(f) : f)
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

  private void collect(List<Field> into) {
    for (Member member : members) {
      switch (member) {
        case Field field -> into.add(field);
        case FlatPart(Shape shape, Method accessor) -> shape.collect(into);
      }
    }
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

  private static Field required(Field f) {
    return new Field(f.name(), f.kind(), true, f.doc(), f.accessor(), f.type());
  }

  private static Member member(RecordComponent component) {
    if (component.isAnnotationPresent(Flattened.class)) {
      return new FlatPart(of(component.getType()), component.getAccessor());
    }
    Doc doc = component.getAnnotation(Doc.class);
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
        doc == null ? "" : doc.value(),
        component.getAccessor(),
        component.getType());
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
      return new Kind.Decimal();
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
