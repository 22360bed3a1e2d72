package org.strayflow.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strayflow.feature.Finding;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.task.Feedback;

/** What is published of a data set is said of its files, and of no others. */
class LayoutFindingsTest {
    private static final Path DATA = Path.of(System.getProperty("strayflow.data", "../shared/data"));

    @ParameterizedTest
    @CsvSource({
        "cic-ids2017/raw_head_th1.csv, true",
        "cic-ids2017/traffic_labelling_ddos.csv, true",
        "argus/malicious.binetflow, true",
        "cic-ids2017/improved_91_columns.csv, false",
        "nsl-kdd/kaggle_Train_data_25192.csv, false",
    })
    void whatTheLayoutKnowsIsAFinding(String file, boolean named) throws Exception {
        assumeTrue(Files.isDirectory(DATA), "no real data at " + DATA);
        Workspace workspace = Workspace.onAllCores();
        Capture capture = workspace
                .open(List.of(DATA.resolve(file)), ReadOptions.defaults())
                .run(Feedback.none());
        List<Finding> findings = workspace.check(capture).run(Feedback.none());
        assertThat(findings.stream().filter(f -> f.code().equals("DATA-115")))
                .hasSize(named ? 1 : 0)
                .allSatisfy(
                        f -> assertThat(f.detail()).contains(file.startsWith("cic") ? "CNS 2022" : "count both ways"));
        assertThat(findings).as("the weightiest first").isSortedAccordingTo((a, b) -> b.severity()
                .compareTo(a.severity()));
    }
}
