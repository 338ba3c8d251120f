package org.muster.contracts.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Announcement;
import org.muster.contracts.announcement.AnnouncementType;
import org.muster.contracts.announcement.Claim;
import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.quantity.Qualifier;
import org.muster.contracts.quantity.Quantity;
import org.muster.contracts.recorded.Recorded;
import org.muster.contracts.relation.Target;

/// Reads one body and notes every error on the way. A field with an error reads as absent, so that
/// the rest is still looked at.
final class BodyReader {

  /// The most entries of a list.
  static final int MAX_ITEMS = 250;

  /// The most characters of a reference to another announcement.
  static final int MAX_REFERENCE = 200;

  private static final List<String> OF_QUANTITY =
      List.of("value", "low", "high", "qualifier", "text");
  private static final Kind.Text REFERENCE = new Kind.Text(MAX_REFERENCE, null, null, false);

  /// The words of a quantity.
  static final Kind.Text QUANTITY_TEXT = new Kind.Text(200, null, null, false);

  /// The names that stand beside the fields of an announcement's record.
  static final Set<String> TYPE = Set.of("type");

  /// An instant in UTC on the wire.
  static final Pattern MOMENT =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?Z");

  private static final int MAX_ERRORS = 250;
  private static final BigDecimal LARGEST = BigDecimal.valueOf(Quantity.MAX);
  private static final Set<String> COUNTRIES =
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3);

  /// A UUID on the wire.
  static final Pattern UUID_SYNTAX =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private static final Kind.Choice QUALIFIERS = Kind.Choice.of(Qualifier.class);
  private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

  private final Upcasters upcasters;
  private final List<FieldError> errors = new ArrayList<>();
  private int count;

  BodyReader() {
    this(Upcasters.PUBLISHED);
  }

  /// @param upcasters what turns bodies of earlier versions into today's
  BodyReader(Upcasters upcasters) {
    this.upcasters = upcasters;
  }

  List<FieldError> errors() {
    return errors;
  }

  /// An announcement of any type.
  ///
  /// @param besides names that may stand beside the fields of its record
  @Nullable Announcement announcement(JsonNode node, String pointer, Set<String> besides) {
    if (!node.isObject()) {
      return error(pointer, "must be a JSON object");
    }
    JsonNode type = node.get("type");
    if (type == null || type.isNull()) {
      return error(pointer + "/type", "is required: one of " + typeNames());
    }
    if (!type.isTextual()) {
      return error(pointer + "/type", "must be a text");
    }
    AnnouncementType known = AnnouncementType.named(type.textValue()).orElse(null);
    if (known == null) {
      return error(pointer + "/type", "is not a type of announcement: one of " + typeNames());
    }
    JsonNode today = upcasters.today(known.name(), node);
    if (today == null) {
      return error(pointer + "/" + Upcasters.VERSION, "is not a version that is known here");
    }
    return (Announcement) part(Shape.of(known.record()), today, pointer, besides);
  }

  private static String typeNames() {
    return String.join(", ", AnnouncementType.ALL.stream().map(AnnouncementType::name).toList());
  }

  /// A recorded announcement: the stamps of the events-service and the announcement's own fields.
  @Nullable Recorded recorded(JsonNode node) {
    Announcement announcement = announcement(node, "", Stamps.NAMES);
    Stamps stamps = node.isObject() ? (Stamps) fields(Stamps.SHAPE, node, "") : null;
    return announcement == null || stamps == null ? null : stamps.on(announcement);
  }

  private @Nullable Object part(Shape shape, JsonNode node, String pointer, Set<String> others) {
    if (!node.isObject()) {
      return error(pointer, "must be a JSON object");
    }
    int before = count;
    Object read = fields(shape, node, pointer);
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String name = entry.getKey();
      if (!shape.has(name) && !others.contains(name)) {
        unknownField(pointer, name, shape.fields().stream().map(Shape.Field::name).toList());
      }
    }
    return count > before ? null : read;
  }

  private void unknownField(String pointer, String name, List<String> known) {
    error(
        pointer + "/" + escape(name),
        "is not a field here; the fields are " + String.join(", ", known));
  }

  private @Nullable Object fields(Shape shape, JsonNode node, String pointer) {
    int before = count;
    @Nullable Object[] values = new Object[shape.fields().size()];
    for (Shape.Field field : shape.fields()) {
      JsonNode value = node.get(field.name());
      if (value != null && !value.isNull()) {
        values[field.slot()] = value(field.kind(), value, pointer + "/" + field.name());
      } else if (field.required()) {
        error(pointer + "/" + field.name(), "is required");
      } else {
        values[field.slot()] = absent(field);
      }
    }
    return count > before ? null : build(shape, values, 0, pointer);
  }

  private @Nullable Object build(
      Shape shape, @Nullable Object[] values, int firstSlot, String pointer) {
    List<Shape.Member> members = shape.members();
    @Nullable Object[] arguments = new Object[members.size()];
    int slot = firstSlot;
    for (int i = 0; i < arguments.length; i++) {
      switch (members.get(i)) {
        case Shape.FlatPart(Shape flat, var accessor) -> {
          arguments[i] = build(flat, values, slot, pointer);
          if (arguments[i] == null) {
            return null;
          }
          slot += flat.fields().size();
        }
        case Shape.Field field -> arguments[i] = values[slot++];
      }
    }
    try {
      return shape.construct(arguments);
    } catch (IllegalArgumentException e) {
      return error(pointer, String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable Object absent(Shape.Field field) {
    return switch (field.kind()) {
      case Kind.Many many -> List.of();
      case Kind.ByChoice byChoice -> Map.of();
      case Kind.Flag flag -> false;
      default -> null;
    };
  }

  private @Nullable Object value(Kind kind, JsonNode node, String at) {
    return switch (kind) {
      case Kind.Text text -> text(text, node, at);
      case Kind.Country country -> country(node, at);
      case Kind.Choice choice -> choice(choice, node, at);
      case Kind.Date date -> date(date, node, at);
      case Kind.Amount amount -> quantity(node, at);
      case Kind.Moment moment -> moment(node, at);
      case Kind.Id id -> id(node, at);
      case Kind.TargetReference target -> target(node, at);
      case Kind.Flag flag ->
          node.isBoolean() ? node.booleanValue() : error(at, "must be true or false");
      case Kind.Decimal decimal -> decimal(decimal, node, at);
      case Kind.Part part -> part(part.shape(), node, at, Set.of());
      case Kind.Many many -> many(many, node, at);
      case Kind.ByChoice byChoice -> byChoice(byChoice, node, at);
      case Kind.AnyClaim any -> claim(node, at);
    };
  }

  private @Nullable String text(Kind.Text kind, JsonNode node, String at) {
    String text = plainText(node, at);
    if (text == null) {
      return null;
    }
    int length = text.codePointCount(0, text.length());
    if (length > kind.maxLength()) {
      return error(
          at, "has %d characters, at most %d are allowed".formatted(length, kind.maxLength()));
    }
    String pattern = kind.pattern();
    if (pattern != null && !compiled(pattern).matcher(text).matches()) {
      return error(at, "must be " + kind.meaning());
    }
    if (kind.webAddress() && !isWebAddress(text)) {
      return error(at, "must be an absolute http or https address");
    }
    return text;
  }

  private @Nullable String plainText(JsonNode node, String at) {
    if (!node.isTextual()) {
      return error(at, "must be a text");
    }
    String text = node.textValue();
    if (Characters.isBlank(text)) {
      return error(at, "must not be empty");
    }
    String unwanted = Characters.unwanted(text);
    return unwanted != null ? error(at, unwanted) : text;
  }

  private static Pattern compiled(String pattern) {
    return PATTERNS.computeIfAbsent(pattern, Pattern::compile);
  }

  private static boolean isWebAddress(String text) {
    try {
      URI uri = new URI(text);
      String scheme = uri.getScheme();
      return uri.getHost() != null
          && ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private @Nullable String country(JsonNode node, String at) {
    String text = plainText(node, at);
    if (text != null && !COUNTRIES.contains(text)) {
      return error(at, "must be an ISO 3166-1 alpha-3 code, such as CIV");
    }
    return text;
  }

  private @Nullable Enum<?> choice(Kind.Choice kind, JsonNode node, String at) {
    Enum<?> constant = node.isTextual() ? kind.byName().get(node.textValue()) : null;
    return constant != null
        ? constant
        : error(at, "must be one of " + String.join(", ", kind.byName().keySet()));
  }

  private @Nullable Edtf date(Kind.Date kind, JsonNode node, String at) {
    if (!node.isTextual()) {
      return error(at, "must be a date as text, such as 2022-11-11");
    }
    try {
      Edtf date = Edtf.parse(node.textValue());
      if (kind.latestDay() && date.latest() == null) {
        return error(at, "must have a last day: by when was it announced? (K4)");
      }
      return date;
    } catch (IllegalArgumentException e) {
      return error(at, String.valueOf(e.getMessage()));
    }
  }

  private @Nullable Double decimal(Kind.Decimal kind, JsonNode node, String at) {
    double number = node.isNumber() ? node.doubleValue() : Double.NaN;
    return number >= kind.min() && number <= kind.max()
        ? (Double) number
        : error(at, "must be a number from %s to %s".formatted(kind.min(), kind.max()));
  }

  private @Nullable Instant moment(JsonNode node, String at) {
    try {
      return node.isTextual() && MOMENT.matcher(node.textValue()).matches()
          ? Instant.parse(node.textValue())
          : error(at, "must be an instant in UTC, such as 2026-11-23T10:00:00.123Z");
    } catch (DateTimeException e) {
      return error(at, "is not an instant of the calendar");
    }
  }

  private @Nullable UUID id(JsonNode node, String at) {
    return node.isTextual() && UUID_SYNTAX.matcher(node.textValue()).matches()
        ? UUID.fromString(node.textValue())
        : error(at, "must be the id (a UUID) of an announcement");
  }

  private @Nullable Target target(JsonNode node, String at) {
    String text = text(REFERENCE, node, at);
    return text == null ? null : Target.parse(text);
  }

  private @Nullable List<Object> many(Kind.Many kind, JsonNode node, String at) {
    if (!node.isArray()) {
      return error(at, "must be a list");
    }
    if (kind.atLeastOne() && node.isEmpty()) {
      return error(at, "must have one entry at least");
    }
    if (node.size() > MAX_ITEMS) {
      return error(at, "has %d entries, at most %d are allowed".formatted(node.size(), MAX_ITEMS));
    }
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      Object item = value(kind.item(), node.get(i), at + "/" + i);
      if (item != null) {
        items.add(item);
      }
    }
    return items;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private @Nullable Map<?, ?> byChoice(Kind.ByChoice kind, JsonNode node, String at) {
    if (!node.isObject()) {
      return error(at, "must be a JSON object");
    }
    Map<Enum<?>, Object> entries = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      Enum<?> key = kind.key().byName().get(entry.getKey());
      String below = at + "/" + escape(entry.getKey());
      if (key == null) {
        error(below, "must be one of " + String.join(", ", kind.key().byName().keySet()));
        continue;
      }
      Object value = value(kind.value(), entry.getValue(), below);
      if (value != null) {
        entries.put(key, value);
      }
    }
    return entries.isEmpty() ? Map.of() : new EnumMap(entries);
  }

  private @Nullable Claim claim(JsonNode node, String at) {
    Announcement announcement = announcement(node, at, TYPE);
    return announcement == null || announcement instanceof Claim
        ? (Claim) announcement
        : error(at + "/type", "a correction contains no correction, retraction or dispute (R8b)");
  }

  private @Nullable Quantity quantity(JsonNode node, String at) {
    if (!node.isObject()) {
      return error(at, "must be a JSON object, such as {\"value\": 450, \"qualifier\": \"about\"}");
    }
    int before = count;
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!OF_QUANTITY.contains(entry.getKey())) {
        unknownField(at, entry.getKey(), OF_QUANTITY);
      }
    }
    Long value = wholeNumber(node.get("value"), at + "/value");
    Long low = wholeNumber(node.get("low"), at + "/low");
    Long high = wholeNumber(node.get("high"), at + "/high");
    JsonNode said = node.get("qualifier");
    Enum<?> qualifier =
        said == null || said.isNull()
            ? (low != null || high != null ? Qualifier.RANGE : Qualifier.EXACT)
            : choice(QUALIFIERS, said, at + "/qualifier");
    JsonNode words = node.get("text");
    String text = words == null || words.isNull() ? null : text(QUANTITY_TEXT, words, at + "/text");
    if (count > before) {
      return null;
    }
    try {
      return new Quantity(value, low, high, (Qualifier) Objects.requireNonNull(qualifier), text);
    } catch (IllegalArgumentException e) {
      return error(at, String.valueOf(e.getMessage()));
    }
  }

  /// A count in whatever notation: 450, 450.0 and 4.5e2 are the same JSON number.
  private @Nullable Long wholeNumber(@Nullable JsonNode node, String at) {
    if (node == null || node.isNull()) {
      return null;
    }
    if (node.isInt() && node.intValue() >= 0 && node.intValue() <= Quantity.MAX) {
      return (long) node.intValue();
    }
    BigDecimal number = node.isNumber() ? node.decimalValue() : BigDecimal.valueOf(-1);
    return number.signum() >= 0
            && number.compareTo(LARGEST) <= 0
            && number.stripTrailingZeros().scale() <= 0
        ? (Long) number.longValueExact()
        : error(at, "must be a whole number from 0 to " + Quantity.MAX);
  }

  private static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  @SuppressWarnings("TypeParameterUnusedInFormals")
  private <T> @Nullable T error(String pointer, String detail) {
    if (count < MAX_ERRORS) {
      errors.add(new FieldError(pointer, detail));
    } else if (count == MAX_ERRORS) {
      errors.add(new FieldError("", "has more errors than these %d".formatted(MAX_ERRORS)));
    }
    count++;
    return null;
  }
}
