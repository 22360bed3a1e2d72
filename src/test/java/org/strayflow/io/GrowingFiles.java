package org.strayflow.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.NumberColumn;
import org.strayflow.task.Feedback;
import org.strayflow.task.StrayflowException;

/** Logs of several forms, and what following them gives. */
final class GrowingFiles {
    static final String ZEEK_FIELDS =
            "ts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice\tduration\torig_bytes\tresp_bytes\tconn_state";
    static final String ZEEK_TYPES =
            "time\tstring\taddr\tport\taddr\tport\tenum\tstring\tinterval\tcount\tcount\tstring";
    static final WantedColumns ZEEK = wanted(
            "zeek-conn",
            "id.resp_p",
            true,
            "proto",
            false,
            "service",
            false,
            "duration",
            true,
            "orig_bytes",
            true,
            "conn_state",
            false);
    static final WantedColumns CIC =
            wanted("cic-flowmeter", "Dst Port", true, "Flow Duration", true, "Tot Fwd Pkts", true, "Idle Min", true);

    private GrowingFiles() {}

    static WantedColumns wanted(String layout, Object... columns) {
        Map<String, Boolean> numbers = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i += 2) {
            numbers.put((String) columns[i], (Boolean) columns[i + 1]);
        }
        return new WantedColumns(numbers, layout);
    }

    /** A log and what is to be seen of it. */
    record Made(WantedColumns wanted, String name, byte[] bytes) {}

    static Made make(int form, int records, SplittableRandom random) {
        String text =
                switch (form) {
                    case 0 -> cic(records, random);
                    case 1 -> zeek(records, random);
                    default -> json(records, random);
                };
        return new Made(form == 0 ? CIC : ZEEK, form == 0 ? "flows.csv" : "conn.log", bytes(text));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String zeekHeader() {
        return "#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n#path\tconn\n#open\t2024-01-01-00-00-00\n#fields\t"
                + ZEEK_FIELDS + "\n#types\t" + ZEEK_TYPES + "\n";
    }

    static String zeekRow(int i, SplittableRandom random) {
        return (1_700_000_000 + i) + ".25\tC" + i + "\t10.0.0." + random.nextInt(250) + "\t" + (1024 + i)
                + "\t10.0.1.1\t"
                + (random.nextBoolean() ? 443 : 53) + "\t" + (random.nextBoolean() ? "tcp" : "udp") + "\t"
                + (random.nextBoolean() ? "-" : "ssl") + "\t" + (random.nextInt(4) == 0 ? "-" : random.nextDouble())
                + "\t"
                + random.nextInt(100_000) + "\t" + random.nextLong(1L << 40) + "\tSF\n";
    }

    private static String zeek(int records, SplittableRandom random) {
        StringBuilder log = new StringBuilder(zeekHeader());
        for (int i = 0; i < records; i++) {
            switch (random.nextInt(20)) {
                case 0 -> log.append("1700000000.5\tbroken\t10.0.0.1\n");
                case 1 -> log.append("\n");
                case 2 -> log.append(zeekRow(i, random).replace("\t443\t", "\tfast\t"));
                default -> log.append(zeekRow(i, random));
            }
        }
        return log + (random.nextBoolean() ? "#close\t2024-01-01-01-00-00\n" : "");
    }

    private static String json(int records, SplittableRandom random) {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i <= records; i++) {
            log.append("{\"ts\":")
                    .append(1_700_000_000 + i)
                    .append(".5,\"uid\":\"C")
                    .append(i);
            log.append("\",\"id.orig_h\":\"10.0.0.1\",\"id.orig_p\":").append(1024 + i);
            log.append(",\"id.resp_h\":\"caf\u00e9\",\"id.resp_p\":443,\"proto\":\"tcp\"");
            log.append(i > 3 && random.nextBoolean() ? ",\"service\":\"ssl\",\"duration\":" + random.nextDouble() : "");
            log.append(i > 9 && random.nextInt(5) == 0 ? ",\"orig_bytes\":" + random.nextInt(1 << 20) : "");
            log.append(",\"conn_state\":\"SF\"").append(i > 0 && random.nextInt(12) == 0 ? "" : "}");
            log.append(random.nextInt(10) == 0 ? "\r\n" : "\n").append(random.nextInt(9) == 0 ? "\n" : "");
        }
        return log.toString();
    }

    private static String cic(int records, SplittableRandom random) {
        StringBuilder csv = new StringBuilder(random.nextBoolean() ? "\uFEFF" : "").append(TestLayouts.CIC_2018);
        String row = TestLayouts.row(TestLayouts.CIC_2018);
        csv.append("\n");
        for (int i = 0; i < records; i++) {
            String flow =
                    row.replaceFirst("^1,1,", random.nextInt(1 << 16) + "," + (random.nextBoolean() ? 6 : 17) + ",");
            switch (random.nextInt(16)) {
                case 0 -> csv.append("1,2,3");
                case 1 -> csv.append(flow.replaceFirst(",1,", ",x,"));
                case 2 -> csv.append(flow.replace("Benign", "\"two\nlines, \"\"said\"\"\""));
                case 3 -> csv.append(flow.replace("Benign", "a\0b"));
                case 4 -> csv.append(TestLayouts.CIC_2018);
                default -> csv.append(flow);
            }
            csv.append(random.nextInt(10) == 0 ? "\r\n" : "\n").append(random.nextInt(12) == 0 ? "\n" : "");
        }
        return csv.toString();
    }

    /** What was seen so far: rows with their lines and offsets, rejects, events. */
    static final class Seen {
        final List<String> rows = new ArrayList<>();
        final List<String> rejects = new ArrayList<>();
        final List<LogEvent> events = new ArrayList<>();
        long skipped;

        /** Looks until there is nothing more. */
        Seen drain(GrowingLog log, WantedColumns wanted) throws StrayflowException {
            GrowingLog.Look look = log.look(Feedback.none());
            while (!look.idle()) {
                if (look.event() != null) {
                    events.add(look.event());
                }
                if (look.rows() != null) {
                    add(look.rows(), wanted);
                }
                look = log.look(Feedback.none());
            }
            return this;
        }

        void add(GrownRows rows, WantedColumns wanted) {
            for (int row = 0; row < rows.table().rows(); row++) {
                this.rows.add(rows.lines()[row] + "@" + rows.offsets()[row] + " "
                        + GrowingFiles.cells(rows.table(), wanted, row));
            }
            if (rows.rejected() != rows.rejects().size()) {
                throw new AssertionError("rejects were not kept");
            }
            rows.rejects().forEach(reject -> rejects.add(reject.toString()));
            skipped += rows.skipped();
        }

        List<String> cells() {
            return rows.stream().map(row -> row.substring(row.indexOf(' ') + 1)).toList();
        }
    }

    /** The cells that a model looks at. */
    static String cells(FlowTable table, WantedColumns wanted, int row) {
        List<String> cells = new ArrayList<>();
        for (String name : wanted.numbers().keySet()) {
            Column column = table.column(name).orElse(null);
            if (column == null || column.isMissing(row)) {
                cells.add("");
            } else {
                cells.add(
                        column instanceof NumberColumn numbers
                                ? Double.toString(numbers.value(row))
                                : column.text(row));
            }
        }
        return String.join("|", cells);
    }

    static void append(Path file, byte[] bytes, int from, int to) throws IOException {
        Files.write(file, Arrays.copyOfRange(bytes, from, to), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    static void append(Path file, String text) throws IOException {
        byte[] bytes = bytes(text);
        append(file, bytes, 0, bytes.length);
    }

    static GrowingLog open(Path file, WantedColumns wanted, LogPoint from) throws StrayflowException {
        return GrowingLog.of(file, wanted, ReadOptions.defaults(), from);
    }
}
