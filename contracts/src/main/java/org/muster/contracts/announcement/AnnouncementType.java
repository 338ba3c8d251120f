package org.muster.contracts.announcement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muster.contracts.fields.WireName;

/// The types of announcements and their wire names, in the order of lists and documents:
/// withdrawal, suspension and incident first.
///
/// @param name the name on the wire, such as `withdrawal-announced`
/// @param version the version of its fields, from 1
/// @param record the class that carries it
public record AnnouncementType(String name, int version, Class<? extends Announcement> record) {

  /// Every type.
  public static final List<AnnouncementType> ALL = all();

  private static final Map<String, AnnouncementType> BY_NAME =
      ALL.stream().collect(Collectors.toMap(AnnouncementType::name, Function.identity()));

  private static final Map<Class<?>, AnnouncementType> BY_RECORD =
      ALL.stream().collect(Collectors.toMap(AnnouncementType::record, Function.identity()));

  /// The type of that wire name, if there is one.
  public static Optional<AnnouncementType> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /// The type of an announcement.
  public static AnnouncementType of(Announcement announcement) {
    return Objects.requireNonNull(BY_RECORD.get(announcement.getClass()));
  }

  /// The type on the topic (CloudEvents `type`), such as `org.muster.withdrawal-announced.v1`.
  public String eventType() {
    return "org.muster.%s.v%d".formatted(name, version);
  }

  private static List<AnnouncementType> all() {
    List<AnnouncementType> types = new ArrayList<>();
    for (Class<?> sort : Announcement.class.getPermittedSubclasses()) {
      for (Class<?> type : sort.getPermittedSubclasses()) {
        String name = type.getAnnotation(WireName.class).value();
        types.add(new AnnouncementType(name, 1, type.asSubclass(Announcement.class)));
      }
    }
    return List.copyOf(types);
  }
}
