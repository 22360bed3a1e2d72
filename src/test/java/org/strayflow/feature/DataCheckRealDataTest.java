package org.strayflow.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strayflow.io.Capture;
import org.strayflow.io.CaptureReader;
import org.strayflow.io.ReadOptions;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/** The data check says of public captures what is known of them. */
class DataCheckRealDataTest {
    private static final Path DATA = Path.of(System.getProperty("strayflow.data", "../shared/data"));

    @BeforeEach
    void needsData() {
        assumeTrue(Files.isDirectory(DATA), "no real data at " + DATA);
    }

    private static Capture open(String file) throws StrayflowException {
        return CaptureReader.read(List.of(DATA.resolve(file)), ReadOptions.defaults())
                .run(Feedback.none());
    }

    private static List<Finding> check(Capture capture) throws StrayflowException {
        return Planted.check(capture.table(), capture.labels(), Parallel.allCores())
                .run(Feedback.none());
    }

    @ParameterizedTest
    @CsvSource({
        "cic-ids2017/multiclass_79_columns.csv, 482, 482",
        "kdd99/kddcup.data_10_percent.gz, 348435, 348435",
        "cic-ids2017/improved_91_columns.csv, 0, 356",
    })
    void duplicatesAsPublished(String file, long inEveryColumn, long inFeaturesAndLabel) throws StrayflowException {
        Capture capture = open(file);
        assertThat(Planted.duplicateRows(capture.table())).isEqualTo(inEveryColumn);
        assertThat(check(capture))
                .filteredOn(finding -> finding.code().equals("DATA-101"))
                .extracting(Finding::count)
                .containsExactly(inFeaturesAndLabel);
    }

    @Test
    void theKnownDefectsOfTheOriginalExtractorAreFound() throws StrayflowException {
        List<Finding> findings = check(open("cic-ids2017/multiclass_79_columns.csv"));
        assertThat(findings)
                .extracting(Finding::code)
                .containsExactly("DATA-101", "DATA-105", "DATA-106", "DATA-107", "DATA-111", "DATA-103", "DATA-104");
        assertThat(findings.get(1).columns()).containsExactly("Flow Packets/s", "Flow Bytes/s");
        // The same 28 columns as pandas 1.5.3 names with corr().abs(), np.triu(k=1) and > 0.95.
        assertThat(findings.get(4).columns())
                .hasSize(28)
                .startsWith("Total Backward Packets", "Total Length of Bwd Packets", "Fwd Packet Length Std")
                .endsWith("act_data_pkt_fwd", "Idle Mean", "Idle Max", "Idle Min");
        assertThat(findings.get(4).detail()).startsWith("85 pairs of columns");
        assertThat(findings.get(0).perLabel()).containsEntry("DoS Hulk", 282L).containsEntry("BENIGN", 26L);
        assertThat(findings.get(6).columns()).contains("Fwd Header Length.1", "Avg Fwd Segment Size");
    }
}
