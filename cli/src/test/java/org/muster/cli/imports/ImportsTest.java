package org.muster.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.cli.CommandFailure;
import org.muster.contracts.announcement.Announcement;
import org.muster.contracts.announcement.IncidentReported;
import org.muster.contracts.announcement.StrengthReported;
import org.muster.contracts.announcement.WithdrawalAnnounced;
import org.muster.contracts.json.AnnouncementJson;

class ImportsTest {

  private static final String FATALITIES_HEADER =
      "id,incident_date,casualty_id,mission_acronym,type_of_casualty,gender,casualty_nationality,"
          + "casualty_personnel_type,type_of_incident,m49_code,isocode3,last_update\n";

  @TempDir Path folder;

  @Test
  void whoDiedOnOneDayOfOneCauseIsOneIncident() throws IOException {
    List<Imported> imported =
        new UnFatalities()
            .read(
                file(
                    FATALITIES_HEADER
                        + "1,2022-07-05,M-1,MINUSMA,Fatality,M,Egypt,Military,Malicious Act,818,EGY,2025-04-04\n"
                        + "2,2022-07-05,M-2,MINUSMA,Fatality,M,Egypt,Police,Malicious Act,818,EGY,2025-04-04\n"
                        + "3,2022-07-05,M-3,MINUSMA,Fatality,F,Côte dIvoire,Local ,Malicious Act,,,2025-04-04\n"
                        + "4,2022-07-05,M-4,MINUSMA,Fatality,M,Chad,Military,Illness,148,TCD,2025-04-04\n"));

    assertThat(imported).hasSize(2);
    IncidentReported attack = (IncidentReported) announcement(imported.getFirst());
    assertThat(attack.header().key()).isEqualTo("un-fatalities:MINUSMA:2022-07-05:Malicious Act");
    assertThat(attack.casualties())
        .extracting(c ->
            "%s %s %s"
                .formatted(
                    c.victims(), c.contributor(), Objects.requireNonNull(c.killed()).value()))
        .containsExactly("PEACEKEEPER EGY 2", "OTHER CIV 1");
  }

  @Test
  void aRowThatCannotBeReadIsSkippedWithTheReason() throws IOException {
    List<Imported> imported =
        new UnFatalities()
            .read(
                file(
                    FATALITIES_HEADER
                        + "1,2012-01-05,S-1,UNSecretariat,Fatality,M,Egypt,Military,Accident,818,EGY,2025-04-04\n"
                        + "2,,M-2,MINUSMA,Fatality,M,Egypt,Military,Accident,818,EGY,2025-04-04\n"));

    assertThat(imported)
        .extracting(row -> ((Imported.Skipped) row).reason())
        .containsExactly("UNSecretariat is no mission code", "no date");
  }

  @Test
  void aYearlyAverageIsDerivedAndOverTheMonthsThatWereReported() throws IOException {
    List<Imported> imported =
        new UnContributions()
            .read(
                file(
                    ",Year,Country,Mission,Female,Male,Total\n"
                        + "1,2013,Chad,MINUSMA,0,583,583\n"
                        + "2,2019,Côte d’Ivoire,MINUSMA,10,590,600\n"));

    StrengthReported chad = (StrengthReported) announcement(imported.getFirst());
    assertThat(chad.personnel().value()).isEqualTo(1166);
    assertThat(chad.header().derived()).isTrue();
    StrengthReported ivory = (StrengthReported) announcement(imported.getLast());
    assertThat(ivory.contributor()).isEqualTo("CIV");
    assertThat(ivory.personnel().value()).isEqualTo(600);
  }

  @Test
  void aContributionOfUnknownMonthsOrCountryOrOfNobodyIsSkipped() throws IOException {
    List<Imported> imported =
        new UnContributions()
            .read(
                file(
                    ",Year,Country,Mission,Female,Male,Total\n"
                        + "1,2011,Chad,UNMIS,0,5,5\n"
                        + "2,2013,Chad,UNMISS,0,5,5\n"
                        + "3,2019,Atlantis,MINUSMA,0,5,5\n"
                        + "4,2019,Chad,MINUSMA,0,0,0\n"));

    assertThat(imported)
        .extracting(row -> ((Imported.Skipped) row).reason())
        .containsExactly(
            "nobody knows how many months of 2011 were reported",
            "nobody knows how many months of 2013 were reported",
            "no country code is known for 'Atlantis'",
            "Total is 0, which can mean that no month was reported");
  }

  @Test
  void aColumnOfAnAnnouncementIsAFieldByItsPath() throws IOException {
    List<Imported> imported =
        new AnnouncementsCsv()
            .read(
                file(
                    "type,mission,contributor,personnel.value,personnel.qualifier,reasons,"
                        + "sources.0.publisher,sources.0.title\n"
                        + "withdrawal-announced,MINUSMA,BEN,450,about,safety; cost,Reuters,A title\n"));

    WithdrawalAnnounced withdrawal = (WithdrawalAnnounced) announcement(imported.getFirst());
    assertThat(Objects.requireNonNull(withdrawal.personnel()).value()).isEqualTo(450);
    assertThat(withdrawal.subject().reasons()).containsExactly("safety", "cost");
    assertThat(withdrawal.header().key()).startsWith("csv:");
  }

  @Test
  void theSameFileGivesTheSameAnnouncements() throws IOException {
    Path file =
        file(
            "type,mission,sources.0.publisher,sources.0.title,text\n"
                + "context-noted,MINUSMA,Reuters,A title,Something\n");

    assertThat(new AnnouncementsCsv().read(file)).isEqualTo(new AnnouncementsCsv().read(file));
  }

  @Test
  void aFileWithoutTheColumnsIsRefusedByTheirNames() throws IOException {
    Path file = file("a,b\n1,2\n");

    assertThatThrownBy(() -> new UnContributions().read(file))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("has no column Year, Country, Mission, Total");
  }

  @Test
  void countriesAreKnownByTheNamesOfTheUn() {
    assertThat(CountryNames.code("Bolivia (Plurinational State of)")).contains("BOL");
    assertThat(CountryNames.code("United Republic of Tanzania")).contains("TZA");
    assertThat(CountryNames.code("Democratic Republic of the Congo")).contains("COD");
    assertThat(CountryNames.code("Congo")).contains("COG");
    assertThat(CountryNames.code("United Kingdom of Great Britain and Northern Ireland"))
        .contains("GBR");
    assertThat(CountryNames.code("ZZ [Undetermined]")).isEmpty();
    assertThat(CountryNames.code("Yugoslavia")).isEmpty();
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("file.csv"), text);
  }

  private static Announcement announcement(Imported imported) {
    return AnnouncementJson.read(((Imported.Announcement) imported).json()).orThrow();
  }
}
