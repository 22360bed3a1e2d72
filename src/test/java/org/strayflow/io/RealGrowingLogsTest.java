package org.strayflow.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strayflow.flow.Field;
import org.strayflow.flow.Role;
import org.strayflow.io.GrowingFiles.Seen;

/** Real files that grow piece by piece give the flows and the rejects that they give as a whole. */
class RealGrowingLogsTest {
    private static final Path DATA = Path.of(System.getProperty("strayflow.data", "../shared/data"));

    @TempDir
    Path folder;

    @BeforeEach
    void needsData() {
        assumeTrue(Files.isDirectory(DATA), "no real data at " + DATA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zeek/iot23_conn.log.labeled",
                "zeek/mixed_conn_tsv.log",
                "zeek/mixed_conn_json.log",
                "zeek/portscan_vertical_conn.log",
                "zeek/portscan_horizontal_conn.log",
                "suricata/malicious_eve.json",
                "argus/malicious.binetflow",
                "cic-ids2017/raw_head_m1.csv",
                "cic-ids2017/raw_head_th1.csv",
                "cic-ids2017/improved_91_columns.csv",
                "cic-ids2017/traffic_labelling_portscan.csv"
            })
    void piecesGiveTheWhole(String name) throws Exception {
        Capture whole = TestCaptures.read(DATA.resolve(name));
        Map<String, Boolean> numbers = new LinkedHashMap<>();
        for (Field field : whole.table().fields()) {
            if (field.role() == Role.FEATURE) {
                numbers.put(field.name(), field.isNumber());
            }
        }
        WantedColumns wanted = new WantedColumns(numbers, whole.layout().id());
        Path file = folder.resolve(String.valueOf(Path.of(name).getFileName()));
        Seen seen = followed(file, Files.readAllBytes(DATA.resolve(name)), wanted, new SplittableRandom(name.length()));
        List<String> cells = new ArrayList<>();
        for (int row = 0; row < whole.table().rows(); row++) {
            cells.add(GrowingFiles.cells(whole.table(), wanted, row));
        }
        assertThat(seen.cells()).isEqualTo(cells);
        assertThat(seen.rejects)
                .isEqualTo(whole.rejects().kept().stream().map(Reject::toString).toList());
        assertThat(seen.skipped).isEqualTo(whole.files().getFirst().skipped());
    }

    /** Written piece by piece, with a reader that ends and goes on now and then. */
    private static Seen followed(Path file, byte[] bytes, WantedColumns wanted, SplittableRandom random)
            throws Exception {
        Seen seen = new Seen();
        GrowingLog log = GrowingFiles.open(file, wanted, LogPoint.START);
        for (int at = 0; at < bytes.length; ) {
            int to = Math.min(bytes.length, at + random.nextInt(1, 1 << 17));
            GrowingFiles.append(file, bytes, at, to);
            at = to;
            seen.drain(log, wanted);
            if (random.nextInt(5) == 0) {
                LogPoint point = log.point();
                log.close();
                log = GrowingFiles.open(file, wanted, point);
            }
        }
        if (bytes[bytes.length - 1] != '\n') {
            GrowingFiles.append(file, "\n");
        }
        seen.drain(log, wanted);
        log.close();
        return seen;
    }
}
