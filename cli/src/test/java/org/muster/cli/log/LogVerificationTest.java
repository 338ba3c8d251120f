package org.muster.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.cli.text.Style;

class LogVerificationTest {

  private static final String DIGEST = "0123456789abcdef".repeat(4);

  @Test
  void aGoodLogHasALineForEachPartition() {
    var good = verification("good", List.of(), List.of(partition(0), partition(1)));
    assertThat(good.lines(100, Style.PLAIN))
        .anySatisfy(line -> assertThat(line).contains("1,234", "0123456789abcdef…", "yes"))
        .last()
        .asString()
        .isEqualTo("The log 1f2e3d4c is as it was read: 1,234 records.");
    assertThat(good.isGood()).isTrue();
  }

  @Test
  void whatDiffersIsNamed() {
    var different =
        verification("different", List.of(), List.of(partition(0, "records 10 to 19 are others")));
    assertThat(different.lines(100, Style.PLAIN))
        .anySatisfy(line -> assertThat(line).contains("1,234").endsWith("no"))
        .anySatisfy(line -> assertThat(line).contains("differs: records 10 to 19 are others"));
    assertThat(different.isGood()).isFalse();
  }

  private static LogVerification verification(
      String state, List<String> differences, List<LogVerification.Partition> partitions) {
    return new LogVerification("an-id", state, "1f2e3d4c", 1_234, 1_234, differences, partitions);
  }

  private static LogVerification.Partition partition(int number, String... differences) {
    return new LogVerification.Partition(number, 1_234, 1, 1_234, DIGEST, List.of(differences));
  }
}
