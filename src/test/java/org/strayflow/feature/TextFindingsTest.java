package org.strayflow.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strayflow.feature.Planted.ROWS;
import static org.strayflow.feature.Planted.texts;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strayflow.flow.LabelText;
import org.strayflow.flow.Role;
import org.strayflow.task.StrayflowException;

/** What labels and timestamps say as texts. */
class TextFindingsTest {
    @ParameterizedTest
    @CsvSource({
        "BENIGN, benign",
        "'  Normal  Traffic ', normal traffic",
        "normal., normal",
        "Web Attack \u2013 XSS, web attack xss",
        "Web Attack - XSS, Web Attack \uFFFD XSS",
        "Web Attack \u00E2\u20AC\u201C XSS, Web Attack XSS",
        "Web Attack \u0096 XSS, Web Attack XSS",
        "Caf\u00E9, Cafe\u0301",
    })
    void alikeIsWhatDiffersInCaseBlanksDashesAndDamageOnly(String one, String other) {
        assertThat(LabelText.plain(one)).isEqualTo(LabelText.plain(other));
    }

    @ParameterizedTest
    @CsvSource({
        "DoS, DDoS",
        "FTP-Patator, FTP Patator",
        "Infiltration, Infiltration - Portscan",
        "\u653B\u51FB, \u6B63\u5E38",
        "\u00C2ge, ge",
        "r2l, r2l2",
    })
    void otherTextsAreNotAlike(String one, String other) {
        assertThat(LabelText.plain(one)).isNotEqualTo(LabelText.plain(other));
    }

    @Test
    void alikeLabelsAreNamedTogether() throws StrayflowException {
        Planted planted = new Planted();
        planted.labels[4] = "portscan";
        planted.labels[5] = " Benign";
        Finding finding = planted.only("DATA-112");
        assertThat(finding.title()).isEqualTo("4 label texts that are alike");
        assertThat(finding.examples()).containsExactly("“PortScan”, “portscan”", "“BENIGN”, “ Benign”");
        assertThat(finding.columns()).containsExactly("Label");
        assertThat(finding.fix()).isEqualTo(new Fix.CountAsOneKind(4, true));
    }

    private static Optional<Finding> finding(String code, IntFunction<String> time) throws StrayflowException {
        return new Planted().with(texts("Timestamp", time), Role.TIME).finding(code);
    }

    @Test
    void aTimestampThatCannotBeReadIsCounted() throws StrayflowException {
        Finding finding = finding("DATA-116", row -> row % 200 == 7 ? "n/a" : row == 9 ? "" : "2017-07-03T11:00:00Z")
                .orElseThrow();
        assertThat(finding.count()).isEqualTo(2);
        assertThat(finding.examples()).containsExactly("row 8: “n/a”", "row 208: “n/a”");
        assertThat(finding("DATA-116", row -> "2017-07-03T11:00:00Z")).isEmpty();
    }

    @Test
    void aClockOfTwelveHoursWithoutAmAndPmIsSaid() throws StrayflowException {
        Finding finding = finding("DATA-117", row -> "23/7/2017 " + (1 + row % 12) + ":30")
                .orElseThrow();
        assertThat(finding.detail()).contains("AM or PM").doesNotContain("Day and month");
        assertThat(finding.count()).isEqualTo(ROWS);
        assertThat(finding("DATA-117", row -> "23/7/2017 " + row % 24 + ":30")).isEmpty();
        assertThat(finding("DATA-117", row -> "23/7/2017 0" + (1 + row % 9) + ":30"))
                .isEmpty();
        assertThat(finding("DATA-117", row -> "23/7/2017 " + (1 + row % 12) + ":30 PM"))
                .isEmpty();
    }

    @Test
    void anOrderOfDayAndMonthThatIsNotClearIsSaid() throws StrayflowException {
        Finding finding =
                finding("DATA-117", row -> (3 + row % 5) + "/7/2017 13:30").orElseThrow();
        assertThat(finding.detail()).contains("Day and month").doesNotContain("AM or PM");
        assertThat(finding("DATA-117", row -> (3 + row % 20) + "/7/2017 13:30")).isEmpty();
        assertThat(finding("DATA-117", row -> "7/7/2017 13:30")).isEmpty();
        assertThat(finding("DATA-117", row -> "2017-07-03 1:30")).isEmpty();
    }

    @Test
    void labelsBeyondTheFirstHundredAreCountedTogether() throws StrayflowException {
        Planted planted = new Planted();
        Arrays.setAll(planted.labels, row -> "kind " + row);
        Arrays.fill(planted.bytes, Double.POSITIVE_INFINITY);
        Finding finding = planted.finding("DATA-105").orElseThrow();
        assertThat(finding.perLabel()).hasSize(LabelCounts.MOST + 1).containsEntry("other labels", 300L);
    }
}
