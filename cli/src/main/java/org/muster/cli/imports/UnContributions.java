package org.muster.cli.imports;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The UN's contributions by country, mission and year. Its `Total` is the sum over the reported
/// months divided by 12, months that are missing counting as zero, so it is no headcount of any
/// day. What is announced here is the average over the months that were reported, about, marked
/// `derived`, of the whole year: it is shown and never a baseline.
///
/// Of 2013 only MINUSMA's months are known; 2010 to 2012 are irregular; a zero can be a missing
/// month. Such rows are passed over.
final class UnContributions implements FileFormat {

  private static final int MONTHS_OF_A_YEAR = 12;

  @Override
  public List<Imported> read(Path file) {
    List<Map<String, String>> rows = CsvRows.read(file, "Year", "Country", "Mission", "Total");
    List<Imported> imported = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      imported.add(read(i + 1, rows.get(i)));
    }
    return imported;
  }

  private static Imported read(long row, Map<String, String> cells) {
    String mission = CsvRows.cell(cells, "Mission");
    String country = CsvRows.cell(cells, "Country");
    Optional<Long> total = number(CsvRows.cell(cells, "Total"));
    Optional<Long> year = number(CsvRows.cell(cells, "Year"));
    if (total.isEmpty() || year.isEmpty()) {
      return new Imported.Skipped(row, "Year or Total is no whole number");
    }
    if (total.get() == 0) {
      return new Imported.Skipped(row, "Total is 0, which can mean that no month was reported");
    }
    int months = monthsReported(Math.toIntExact(year.get()), mission);
    if (months == 0) {
      return new Imported.Skipped(
          row, "nobody knows how many months of %d were reported".formatted(year.get()));
    }
    if (!mission.matches("[A-Z][A-Z0-9-]{1,31}")) {
      return new Imported.Skipped(row, "%s is no mission code".formatted(mission));
    }
    Optional<String> code = CountryNames.code(country);
    return code.isEmpty()
        ? new Imported.Skipped(row, "no country code is known for '%s'".formatted(country))
        : new Imported.Announcement(
            row, 1, announcement(mission, code.get(), year.get(), total.get(), months));
  }

  private static Optional<Long> number(String text) {
    return text.matches("\\d{1,9}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  /// How many months of a year were reported, 0 if nobody knows.
  private static int monthsReported(int year, String mission) {
    return switch (year) {
      case 2013 -> mission.equals("MINUSMA") ? 6 : 0;
      case 2014, 2015, 2016 -> 11;
      case 2017 -> 5;
      case 2018, 2019, 2020 -> 12;
      case 2021 -> 1;
      default -> 0;
    };
  }

  private static ObjectNode announcement(
      String mission, String code, long year, long total, int months) {
    long average = Math.round((double) total * MONTHS_OF_A_YEAR / months);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("type", "strength-reported");
    json.put("mission", mission);
    json.put("contributor", code);
    json.put("saidBy", "UN");
    json.put("key", "un-contributions:%s:%s:%d".formatted(mission, code, year));
    json.put("component", "uniformed");
    json.put("announced", "[%d..%d]".formatted(year, year + 1));
    json.put("derived", true);
    json.put("measure", "total");
    ObjectNode personnel = json.putObject("personnel");
    personnel.put("value", average);
    personnel.put("qualifier", "about");
    personnel.put(
        "text", "%d in the file: the sum of %d months divided by 12".formatted(total, months));
    json.put("asOf", Long.toString(year));
    ObjectNode source = json.putArray("sources").addObject();
    source.put("publisher", "United Nations");
    source.put("title", "Contributions to UN peacekeeping by country, mission and year");
    source.put("directness", "secondary");
    source.put("reliability", "B");
    source.put("credibility", "3");
    return json;
  }
}
