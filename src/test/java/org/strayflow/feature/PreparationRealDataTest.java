package org.strayflow.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Meaning;
import org.strayflow.flow.Role;
import org.strayflow.flow.Selection;
import org.strayflow.io.CaptureReader;
import org.strayflow.io.ReadOptions;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/** Features of public captures. */
class PreparationRealDataTest {
    private static final Path DATA = Path.of(System.getProperty("strayflow.data", "../shared/data"));
    private static final List<Meaning> NEVER = List.of(
            Meaning.SOURCE_ADDRESS,
            Meaning.SOURCE_PORT,
            Meaning.DESTINATION_ADDRESS,
            Meaning.START_TIME,
            Meaning.LABEL);

    @BeforeEach
    void needsData() {
        assumeTrue(Files.isDirectory(DATA), "no real data at " + DATA);
    }

    private static FlowTable open(String file) throws StrayflowException {
        return CaptureReader.read(List.of(DATA.resolve(file)), ReadOptions.defaults())
                .run(Feedback.none())
                .table();
    }

    private static Preparation fit(FlowTable table, PreparationPlan plan) throws StrayflowException {
        Parallel parallel = Parallel.allCores();
        return Preparation.fit(table, Selection.all(table.rows()), table.namesOf(Role.FEATURE), plan, parallel)
                .run(Feedback.none());
    }

    /** What names a host, a flow or a moment is no candidate unless the analyst makes it one; the destination port is one. */
    @ParameterizedTest
    @CsvSource({
        "cic-ids2017/multiclass_79_columns.csv, Destination Port",
        "cic-ids2017/raw_head_m1.csv, Destination Port",
        "cic-ids2017/traffic_labelling_portscan.csv, Destination Port",
        "cic-ids2017/cleaned_52_features.csv, Destination Port",
        "cic-ids2017/improved_91_columns.csv, Dst Port",
        "nsl-kdd/KDDTrain+.txt, ''",
        "nsl-kdd/kaggle_Train_data_25192.csv, ''",
        "kdd99/kddcup.data_10_percent.gz, ''",
        "unsw-nb15/UNSW_NB15_slice.csv, ''",
        "zeek/iot23_conn.log.labeled, id.resp_p",
        "zeek/mixed_conn_tsv.log, id.resp_p",
        "zeek/mixed_conn_json.log, id.resp_p",
        "suricata/malicious_eve.json, dest_port",
        "argus/malicious.binetflow, Dport",
    })
    void whatIdentifiesIsNoCandidate(String file, String port) throws StrayflowException {
        FlowTable table = open(file);
        List<String> candidates = table.namesOf(Role.FEATURE);
        for (Meaning meaning : NEVER) {
            table.column(meaning)
                    .ifPresent(
                            column -> assertThat(candidates).as(meaning.title()).doesNotContain(column.name()));
        }
        assertThat(candidates)
                .noneMatch(name -> name.matches("(?i)(.*[ .])?(ip|addr|address|id|uid|timestamp|ts|difficulty|label)"));
        Preparation preparation = fit(table, PreparationPlan.usual());
        assertThat(preparation.names().size() + preparation.dropped().size()).isEqualTo(candidates.size());
        List<PreparationNotes.Note> notes = PreparationNotes.of(preparation, table);
        if (port.isEmpty()) {
            assertThat(notes).isEmpty();
        } else {
            assertThat(candidates).contains(port);
            assertThat(notes)
                    .extracting(PreparationNotes.Note::sentence)
                    .singleElement()
                    .asString()
                    .startsWith(port + " is a possible shortcut");
        }
    }

    @Test
    void ofTheOriginalExtractorsColumnsTheFirstOfEachFamilyStays() throws StrayflowException {
        FlowTable table = open("cic-ids2017/multiclass_79_columns.csv");
        Preparation preparation = fit(table, PreparationPlan.forLinearModels());
        List<String> names = preparation.names();
        assertThat(names).hasSize(44).contains("Total Fwd Packets", "Fwd Packet Length Max", "Flow Bytes/s is missing");
        assertThat(preparation.dropped()).hasSize(35);
        assertThat(preparation.dropped())
                .contains(
                        new Dropped("Bwd PSH Flags", "constant: 0 in every training row"),
                        new Dropped("Fwd Header Length.1", "identical to Fwd Header Length in every training row"));
        for (Dropped dropped : preparation.dropped()) {
            Matcher partner = Pattern.compile("correlated with (.*): r = (-?[0-9.]+) in the training rows")
                    .matcher(dropped.reason());
            if (partner.matches()) {
                assertThat(names).as(dropped.name()).contains(partner.group(1));
                assertThat(table.columns()
                                .indexOf(table.column(partner.group(1)).orElseThrow()))
                        .isLessThan(table.columns()
                                .indexOf(table.column(dropped.name()).orElseThrow()));
                assertThat(Math.abs(Double.parseDouble(partner.group(2)))).isBetween(0.95, 1.0);
            }
        }
        assertThat(ReplacedValues.of(preparation, table, Parallel.allCores()).run(Feedback.none()))
                .isEqualTo(new ReplacedValues(
                        9_971,
                        List.of(new ReplacedValues.Count("Flow Bytes/s", 6, List.of())),
                        List.of(
                                new ReplacedValues.Count("Flow Bytes/s", 3, List.of()),
                                new ReplacedValues.Count("Flow Packets/s", 9, List.of())),
                        List.of()));
    }

    /** 3 protocols, 70 services and 11 flags: the usual 38 + 84 features, less those that say nothing more. */
    @Test
    void aFeatureATextIsMadeOfTheTextsThatAreThere() throws StrayflowException {
        FlowTable table = open("nsl-kdd/KDDTrain+.txt");
        Preparation all = fit(table, PreparationPlan.forLinearModels().withCorrelation(1));
        assertThat(all.names()).hasSize(121).contains("service=http", "flag=S0", "protocol_type=icmp");
        assertThat(all.dropped()).extracting(Dropped::name).containsExactly("num_outbound_cmds");
        Preparation fewer = fit(table, PreparationPlan.forLinearModels());
        assertThat(fewer.names()).hasSize(114).doesNotContain("srv_serror_rate", "num_root");
    }
}
