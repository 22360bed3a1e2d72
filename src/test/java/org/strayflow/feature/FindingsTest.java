package org.strayflow.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.strayflow.feature.Planted.ROWS;
import static org.strayflow.feature.Planted.TWO;
import static org.strayflow.feature.Planted.numbers;
import static org.strayflow.feature.Planted.texts;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Labels;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Role;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;

/** What a finding offers to do, and what it says of rows, labels and files. */
class FindingsTest {
    @Test
    void aColumnThatFollowsAnotherIsTheOneToLeaveOut() throws StrayflowException {
        Planted planted = new Planted();
        double[] noise = Planted.random(9);
        Finding finding = planted.with(numbers("Twice", row -> -2 * planted.bytes[row] + 0.1 * noise[row]))
                .with(numbers("Other", row -> noise[row]))
                .only("DATA-111");
        assertThat(finding.columns()).containsExactly("Bytes");
        assertThat(finding.examples()).first().asString().startsWith("Bytes with Twice, r = -0.99");
        assertThat(finding.fix()).isEqualTo(new Fix.LeaveOutColumns(List.of("Bytes")));
        assertThat(finding.possibleFix().orElseThrow().title()).isEqualTo("Leave out Bytes");
    }

    @Test
    void aDifficultyLevelMustNotBeAFeature() throws StrayflowException {
        double[] noise = Planted.random(9);
        NumberColumn level = numbers("difficulty_level", row -> Math.rint(20 * noise[row]));
        assertThat(new Planted().with(level).only("DATA-113").columns()).containsExactly("difficulty_level");
        assertThat(new Planted().with(level, Role.IGNORED).findings()).isEmpty();
    }

    @Test
    void valuesAreCountedPerLabelAndTheirRowsCanBeLeftOut() throws StrayflowException {
        Planted planted = new Planted();
        planted.bytes[4] = Double.POSITIVE_INFINITY;
        planted.duration[4] = Double.POSITIVE_INFINITY;
        planted.bytes[8] = Double.POSITIVE_INFINITY;
        planted.bytes[9] = Double.POSITIVE_INFINITY;
        planted.labels[9] = "";
        Finding finding = planted.finding("DATA-105").orElseThrow();
        assertThat(finding.perLabel()).containsExactly(Map.entry("PortScan", 3L), Map.entry("no label", 1L));
        assertThat(finding.examples()).containsExactly("row 5: Bytes, Flow Duration", "row 9: Bytes", "row 10: Bytes");
        RowRule rule = new RowRule(RowRule.Kind.INFINITE, List.of("Bytes", "Flow Duration"));
        assertThat(finding.fix()).isEqualTo(new Fix.LeaveOutRows(rule, 3));
    }

    @Test
    void tooManyRowsAreNotOfferedToBeLeftOutButAMostlyEmptyColumnIs() throws StrayflowException {
        Planted planted = new Planted();
        for (int row = 0; row < ROWS; row += 10) {
            planted.bytes[row] = Double.NEGATIVE_INFINITY;
            planted.duration[row] = Double.NaN;
        }
        assertThat(planted.finding("DATA-105").orElseThrow().fix()).isNull();
        assertThat(planted.finding("DATA-106").orElseThrow().fix()).isNull();
        double[] noise = Planted.random(9);
        planted.with(numbers("Rare", row -> row % 3 == 0 ? noise[row] : Double.NaN));
        assertThat(planted.finding("DATA-106").orElseThrow().fix()).isEqualTo(new Fix.LeaveOutColumns(List.of("Rare")));
    }

    @Test
    void duplicatesAcrossFilesAreToldApart() throws StrayflowException {
        Planted planted = new Planted();
        planted.repeat(20, 4);
        planted.repeat(300, 4);
        FlowTable table = planted.table();
        Labels labels = Labels.of(table.labelColumn().orElseThrow());
        List<DataCheck.Source> sources =
                List.of(new DataCheck.Source("monday.csv", 0), new DataCheck.Source("tuesday.csv", 200));
        List<Finding> findings = DataCheck.examine(table, labels, sources, TWO)
                .run(Feedback.none())
                .findings();
        assertThat(findings).extracting(Finding::code).containsExactly("DATA-101", "DATA-118");
        assertThat(findings).extracting(Finding::count).containsExactly(2L, 1L);
        assertThat(findings.get(1).examples()).containsExactly("row 101 of tuesday.csv repeats row 5 of monday.csv");
    }

    @Test
    void rowsThatAFixLeavesOutAreThoseThatTheFindingCounted() throws StrayflowException {
        Planted planted = new Planted();
        planted.repeat(100, 4);
        planted.repeat(101, 4);
        planted.labels[101] = "BENIGN";
        planted.bytes[7] = Double.NaN;
        planted.bytes[9] = Double.POSITIVE_INFINITY;
        planted.duration[11] = -1;
        FlowTable table = planted.table();
        Labels labels = Labels.of(table.labelColumn().orElseThrow());
        List<Fix.LeaveOutRows> fixes = planted.findings().stream()
                .map(Finding::fix)
                .filter(Fix.LeaveOutRows.class::isInstance)
                .map(Fix.LeaveOutRows.class::cast)
                .toList();
        assertThat(fixes).hasSize(5);
        List<RowRule> rules = fixes.stream().map(Fix.LeaveOutRows::rule).toList();
        LeftOutRows out = LeftOutRows.of(table, labels, rules, TWO).run(Feedback.none());
        assertThat(out.perRule())
                .isEqualTo(fixes.stream().map(Fix.LeaveOutRows::rows).toList());
        assertThat(out.rows().toArray()).containsExactly(4, 7, 9, 11, 100, 101);
        RowRule unknown = new RowRule(RowRule.Kind.MISSING, List.of("Octets"));
        assertThatThrownBy(() ->
                        LeftOutRows.of(table, labels, List.of(unknown), TWO).run(Feedback.none()))
                .hasMessageContaining("CONF-124")
                .hasMessageContaining("Octets");
    }

    /** Says cancelled from its n-th question on. */
    private static final class CancelAfter implements Feedback {
        private final AtomicInteger left;

        CancelAfter(int questions) {
            this.left = new AtomicInteger(questions);
        }

        @Override
        public void stage(String stage) {
            // not looked at
        }

        @Override
        public void progress(long done, long total) {
            // not looked at
        }

        @Override
        public void warn(Problem problem) {
            // not looked at
        }

        @Override
        public void check() {
            if (left.getAndDecrement() <= 0) {
                throw new CancellationException("cancelled");
            }
        }

        @Override
        public Feedback sub(double weight) {
            return this;
        }
    }

    @Test
    void whereverItIsCancelledItStops() throws StrayflowException {
        Planted planted = new Planted().with(texts("Timestamp", row -> "7/3/2017 1:" + row % 60), Role.TIME);
        planted.bytes[3] = Double.NaN;
        FlowTable table = planted.table();
        Labels labels = Labels.of(table.labelColumn().orElseThrow());
        CancelAfter never = new CancelAfter(Integer.MAX_VALUE);
        DataCheck.examine(table, labels, List.of(), new Parallel(1)).run(never);
        int questions = Integer.MAX_VALUE - never.left.get();
        assertThat(questions).isGreaterThan(30);
        for (int n = 0; n < questions; n++) {
            CancelAfter cancel = new CancelAfter(n);
            assertThatThrownBy(() -> DataCheck.examine(table, labels, List.of(), new Parallel(1))
                            .run(cancel))
                    .as("question " + n)
                    .isInstanceOf(CancellationException.class);
        }
    }
}
