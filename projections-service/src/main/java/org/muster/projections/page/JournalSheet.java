package org.muster.projections.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.muster.contracts.announcement.AnnouncementType;

/// A page of the journal.
///
/// @param next the address of the next page, `""` on the last
public record JournalSheet(
    String q,
    String mission,
    String contributor,
    String since,
    List<Choice> types,
    List<Told> told,
    String next) {

  static JournalSheet of(JsonNode answer, Api.Visit visit) {
    String type = visit.own("type");
    String cursor = answer.path("next").asText("");
    return new JournalSheet(
        visit.own("q"),
        visit.own("mission"),
        visit.own("contributor"),
        visit.own("since"),
        Stream.concat(
                Stream.of(new Choice("", Texts.of("type.all"), type.isEmpty())),
                AnnouncementType.ALL.stream()
                    .map(AnnouncementType::name)
                    .map(name -> new Choice(name, Texts.ofCode("type", name), name.equals(type))))
            .toList(),
        Told.naming(answer.path("announcements").valueStream().map(Told::ofJournal).toList()),
        cursor.isEmpty()
            ? ""
            : "/journal?q=%s&mission=%s&contributor=%s&since=%s&type=%s&cursor=%s"
                .formatted(
                    Links.encoded(visit.own("q")),
                    Links.encoded(visit.own("mission")),
                    Links.encoded(visit.own("contributor")),
                    Links.encoded(visit.own("since")),
                    Links.encoded(type),
                    Links.encoded(cursor)));
  }
}
