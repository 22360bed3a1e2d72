package org.strayflow.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.strayflow.feature.Planted.ROWS;
import static org.strayflow.feature.Planted.TWO;
import static org.strayflow.feature.Planted.numbers;
import static org.strayflow.feature.Planted.texts;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Labels;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Role;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Feedback;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.StrayflowException;

class DataCheckTest {
    @Test
    void ordinaryDataHaveNoFindings() throws StrayflowException {
        assertThat(new Planted().findings()).isEmpty();
    }

    @Test
    void anEmptyCaptureHasNoFindings() throws StrayflowException {
        FlowTable empty = new FlowTable(List.of(NumberColumn.of("Bytes")), List.of(Role.FEATURE));
        assertThat(Planted.check(empty, null, TWO).run(Feedback.none())).isEmpty();
        assertThat(Planted.duplicateRows(empty)).isZero();
    }

    @Test
    void aCaptureWithoutFeaturesHasNoDuplicates() throws StrayflowException {
        FlowTable table =
                new FlowTable(List.of(texts("Label", row -> row % 2 == 0 ? "BENIGN" : "Bot")), List.of(Role.LABEL));
        Labels labels = Labels.of(table.labelColumn().orElseThrow());
        assertThat(Planted.check(table, labels, TWO).run(Feedback.none())).isEmpty();
    }

    @Test
    void everyRowThatRepeatsAnEarlierOneIsADuplicate() throws StrayflowException {
        Planted planted = new Planted();
        planted.repeat(100, 3);
        planted.repeat(399, 3);
        planted.repeat(7, 6);
        Finding finding = planted.only("DATA-101");
        assertThat(finding.count()).isEqualTo(3);
        assertThat(finding.severity()).isEqualTo(Severity.ADVICE);
        assertThat(finding.title()).isEqualTo("3 duplicate rows (0.8 %)");
        assertThat(Planted.duplicateRows(planted.table())).isEqualTo(3);
    }

    @Test
    void manyDuplicatesAreAWarning() throws StrayflowException {
        Planted planted = new Planted();
        for (int row = 0; row < ROWS; row += 10) {
            planted.repeat(row + 1, row);
        }
        assertThat(planted.only("DATA-101").severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void identifiersDoNotMakeADuplicateAnotherFlowButAnotherRow() throws StrayflowException {
        Planted planted = new Planted().with(numbers("Flow ID", row -> row), Role.IDENTIFIER);
        planted.repeat(100, 3);
        assertThat(planted.only("DATA-101").count()).isEqualTo(1);
        assertThat(Planted.duplicateRows(planted.table())).isZero();
    }

    @Test
    void missingValuesAreEqualAndZeroHasNoSign() throws StrayflowException {
        Planted planted = new Planted();
        planted.bytes[10] = Double.NaN;
        planted.bytes[11] = Double.NaN;
        planted.duration[10] = 0.0;
        planted.duration[11] = -0.0;
        planted.labels[11] = planted.labels[10];
        assertThat(planted.finding("DATA-101")).map(Finding::count).contains(1L);
    }

    @Test
    void equalFeaturesWithDifferentLabelsAreAConflict() throws StrayflowException {
        Planted planted = new Planted();
        planted.repeat(100, 4);
        planted.repeat(101, 4);
        planted.labels[101] = "BENIGN";
        Finding finding = planted.finding("DATA-102").orElseThrow();
        assertThat(finding.count()).as("the benign one and the two attacks").isEqualTo(3);
        assertThat(finding.detail()).contains("PortScan 2, BENIGN 1");
        assertThat(planted.finding("DATA-101")).map(Finding::count).contains(1L);
    }

    @Test
    void aMissingLabelIsNoConflict() throws StrayflowException {
        Planted planted = new Planted();
        planted.repeat(101, 4);
        planted.labels[101] = "";
        assertThat(planted.finding("DATA-102")).isEmpty();
    }

    @Test
    void aColumnWithOneValueIsConstantMissingOnesAside() throws StrayflowException {
        Finding finding = new Planted()
                .with(numbers("Zero", row -> 0))
                .with(texts("Service", row -> row == 5 ? "" : "http"))
                .with(texts("State", row -> row == 5 ? "S0" : "SF"))
                .with(numbers("Ignored", row -> 0), Role.IGNORED)
                .finding("DATA-103")
                .orElseThrow();
        assertThat(finding.columns()).containsExactly("Zero", "Service");
        assertThat(finding.count()).isEqualTo(2);
    }

    @Test
    void columnsWithTheSameValuesAreNamedWithTheirTwin() throws StrayflowException {
        double[] copy = Planted.random(1);
        double[] almost = Planted.random(1);
        almost[ROWS - 1] += 1e-9;
        Finding finding = new Planted()
                .with(NumberColumn.of("Octets", copy))
                .with(NumberColumn.of("Almost", almost))
                .with(texts("Service", row -> row % 3 == 0 ? "http" : "dns"))
                .with(texts("Other texts", row -> row % 3 == 0 ? "http" : "ssh"))
                .with(texts("Proto", row -> row % 3 == 0 ? "http" : "dns"))
                .finding("DATA-104")
                .orElseThrow();
        assertThat(finding.columns()).containsExactly("Proto", "Bytes");
        assertThat(finding.detail()).contains("Proto = Service, Bytes = Octets");
    }

    @Test
    void infiniteAndMissingValuesAreCountedPerColumn() throws StrayflowException {
        Planted planted = new Planted().with(texts("Service", row -> row == 1 ? "" : row % 2 == 0 ? "dns" : "ntp"));
        planted.bytes[3] = Double.POSITIVE_INFINITY;
        planted.duration[4] = Double.POSITIVE_INFINITY;
        planted.bytes[5] = Double.NEGATIVE_INFINITY;
        planted.bytes[6] = Double.NaN;
        planted.bytes[7] = Double.NaN;
        Finding infinite = planted.finding("DATA-105").orElseThrow();
        assertThat(infinite.count()).isEqualTo(3);
        assertThat(infinite.columns()).containsExactly("Bytes", "Flow Duration");
        assertThat(infinite.detail()).contains("In 2 columns: Bytes 2, Flow Duration 1.");
        Finding missing = planted.finding("DATA-106").orElseThrow();
        assertThat(missing.count()).isEqualTo(3);
        assertThat(missing.columns()).containsExactly("Bytes", "Service");
    }

    @Test
    void aNegativeTimeIsPointedOutAndOtherNegativeValuesAreNot() throws StrayflowException {
        Planted planted = new Planted().with(numbers("Init_Win_bytes_backward", row -> row % 7 - 1));
        assertThat(planted.findings()).isEmpty();
        planted.duration[8] = -1;
        Finding finding = planted.only("DATA-107");
        assertThat(finding.title()).isEqualTo("1 negative time");
        assertThat(finding.columns()).containsExactly("Flow Duration");
    }

    @Test
    void rowsWithoutALabelAreCounted() throws StrayflowException {
        Planted planted = new Planted();
        planted.labels[1] = "";
        planted.labels[2] = "";
        Finding finding = planted.only("DATA-108");
        assertThat(finding.count()).isEqualTo(2);
        assertThat(finding.severity()).isEqualTo(Severity.ADVICE);
    }

    @Test
    void aCaptureWithoutLabelsSaysWhatCannotBeGiven() throws StrayflowException {
        Planted planted = new Planted();
        planted.labelled = false;
        Finding finding = planted.only("DATA-108");
        assertThat(finding.title()).isEqualTo("No labels");
        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        assertThat(finding.count()).isEqualTo(ROWS);
    }

    @Test
    void featuresThatNameAFlowAHostOrAMomentAreIdentifiers() throws StrayflowException {
        Finding finding = new Planted()
                .with(texts("Source IP", row -> "10.0.0." + row % 9))
                .with(texts("Token", row -> "t" + row))
                .with(numbers("Nr", row -> 1_000 + 3.0 * row))
                .with(numbers("Total Fwd Packets", row -> row * 7 % ROWS))
                .with(texts("Service", row -> "s" + row % 37))
                .only("DATA-109");
        assertThat(finding.columns()).containsExactly("Source IP", "Token", "Nr");
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void identifiersWithTheirProperRoleAreFine() throws StrayflowException {
        assertThat(new Planted()
                        .with(texts("Source IP", row -> "10.0.0." + row % 9), Role.ADDRESS)
                        .with(numbers("Flow ID", row -> row), Role.IDENTIFIER)
                        .findings())
                .isEmpty();
    }

    @Test
    void aFeatureThatAloneSeparatesTheLabelsIsAShortcut() throws StrayflowException {
        double[] noise = Planted.random(3);
        double[] other = Planted.random(4);
        Finding finding = new Planted()
                .with(numbers("TTL", row -> row % 4 == 0 ? noise[row] : 0.9 + noise[row]))
                .with(numbers("Hint", row -> row % 4 == 0 ? other[row] : 0.5 + other[row]))
                .with(texts("Service", row -> (row % 4 == 0 ? "a" : "b") + row % 16))
                .only("DATA-110");
        assertThat(finding.columns()).containsExactly("Service", "TTL");
        assertThat(finding.detail()).contains("Service 1.000, TTL 0.99").doesNotContain("evenly spaced");
    }

    @Test
    void aPortIsAShortcutByItsValueNotItsOrder() throws StrayflowException {
        IntToDoubleFunction middle = row -> row % 4 == 0 ? 80 : row % 2 == 0 ? 53 : 443;
        assertThat(new Planted()
                        .with(numbers("Destination Port", middle))
                        .only("DATA-110")
                        .columns())
                .containsExactly("Destination Port");
        assertThat(new Planted().with(numbers("Total Fwd Packets", middle)).findings())
                .isEmpty();
    }

    @Test
    void aTextThatNeverComesAgainIsNoShortcut() throws StrayflowException {
        assertThat(new Planted().with(texts("Token", row -> "t" + row)).finding("DATA-110"))
                .isEmpty();
    }

    @Test
    void ofAFewAttacksNothingIsConcluded() throws StrayflowException {
        Planted planted = new Planted().with(numbers("TTL", row -> row < 29 ? 1 : 2 + row % 5));
        Arrays.setAll(planted.labels, row -> row < 29 ? "Bot" : "BENIGN");
        assertThat(planted.findings()).isEmpty();
        planted.labels[29] = "Bot";
        planted.columns.set(0, numbers("TTL", row -> row < 30 ? 1 : 2 + row % 5));
        assertThat(planted.only("DATA-110").columns()).containsExactly("TTL");
    }

    @Test
    void theWeightiestComesFirst() throws StrayflowException {
        Planted planted = new Planted().with(numbers("Zero", row -> 0)).with(texts("Token", row -> "t" + row));
        planted.bytes[3] = Double.POSITIVE_INFINITY;
        assertThat(planted.findings()).extracting(Finding::code).containsExactly("DATA-109", "DATA-105", "DATA-103");
    }

    @Test
    void aCancelStopsTheCheck() {
        JobFeedback cancelled = new JobFeedback();
        cancelled.cancel();
        FlowTable table = new Planted().table();
        assertThatThrownBy(() -> Planted.check(table, null, TWO).run(cancelled))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void labelsOfAnotherTableAreRefused() {
        Labels labels = Labels.of(TextColumn.of("Label", "BENIGN"));
        assertThatThrownBy(() -> Planted.check(new Planted().table(), labels, TWO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
