package org.strayflow.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.strayflow.io.TestCaptures.cells;
import static org.strayflow.io.TestCaptures.read;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.NumberColumnBuilder;
import org.strayflow.flow.Role;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Feedback;
import org.strayflow.task.JobFeedback;

class FlowCsvWriterTest {
    private static final String[] PIECES = {
        "a", "Z", "=", "+", "-", "@", "'", "\"", ",", "\n", "\r", "\t", " ", ";", "é", "🚨", "\uFFFD", "0", "|",
        "\uFEFF"
    };

    @TempDir
    Path folder;

    private Path write(FlowTable table, int[] rows, ExtraColumn... extra) throws Exception {
        Path out = folder.resolve("out.csv");
        return FlowCsvWriter.write(out, true, table, rows, List.of(extra)).run(Feedback.none());
    }

    @Test
    void writesOriginalColumnsThenTheExtraOnesInTheOrderGiven() throws Exception {
        FlowTable table = new FlowTable(
                List.of(
                        NumberColumn.of("bytes", 10, -20, Double.NaN),
                        NumberColumn.of("rate", 0.5, Double.POSITIVE_INFINITY, -3),
                        TextColumn.of("label", "scan", "", "=cmd|' /C calc'!A0")),
                List.of(Role.FEATURE, Role.FEATURE, Role.LABEL));
        Path out = write(
                table,
                new int[] {2, 0, 1},
                new ExtraColumn("anomaly_score", row -> row == 0 ? "-0.25" : "0.5"),
                new ExtraColumn("label", row -> row == 0 ? "-x" : ""));
        assertThat(Files.readString(out)).isEqualTo("""
                        bytes,rate,label,anomaly_score,label.1
                        ,-3.0,'=cmd|' /C calc'!A0,0.5,
                        10,0.5,scan,-0.25,'-x
                        -20,Infinity,,0.5,
                        """);
    }

    @Test
    void namesAreGuardedToo() throws Exception {
        FlowTable table = new FlowTable(
                List.of(NumberColumn.of("@timestamp", 1), NumberColumn.of("=x", 2)), List.of(Role.TIME, Role.FEATURE));
        Path out = write(table, new int[] {0});
        assertThat(Files.readString(out)).startsWith("'@timestamp,'=x\n");
        assertThat(read(out).table().columns().stream().map(Column::name)).containsExactly("@timestamp", "=x");
    }

    @Test
    void aTableComesBackAsItWas() throws Exception {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 300; i++) {
            FlowTable table = randomTable(random);
            int[] rows = shuffled(table.rows(), random);
            FlowTable back = read(write(table, rows)).table();
            assertThat(back.columns().stream().map(Column::name))
                    .isEqualTo(table.columns().stream().map(Column::name).toList());
            assertThat(back.rows()).isEqualTo(rows.length);
            for (int row = 0; row < rows.length; row++) {
                assertThat(cells(back, row)).isEqualTo(cells(table, rows[row]));
            }
        }
    }

    private static FlowTable randomTable(SplittableRandom random) {
        int rows = random.nextInt(1, 30);
        int width = random.nextInt(1, 7);
        List<Column> columns = new ArrayList<>();
        List<Role> roles = new ArrayList<>();
        for (int place = 0; place < width; place++) {
            // A name with another separator in it could make the table of one column look like one of two.
            String name =
                    "c" + place + text(random).replaceAll("[\uFEFF;|\t]", "").strip();
            columns.add(random.nextBoolean() ? numbers(name, rows, random) : texts(name, rows, random));
            roles.add(Role.FEATURE);
        }
        return new FlowTable(columns, roles);
    }

    private static Column numbers(String name, int rows, SplittableRandom random) {
        NumberColumnBuilder builder = new NumberColumnBuilder();
        int kind = random.nextInt(5);
        for (int row = 0; row < rows; row++) {
            switch (row == 0 ? kind : random.nextInt(7)) {
                case 0 -> builder.add(random.nextInt(-100, 100));
                case 1 -> builder.add(random.nextLong() >> random.nextInt(64));
                case 2 -> builder.add(random.nextInt() / 8.0, false);
                case 3 -> builder.add(random.nextDouble() * Math.pow(10, random.nextInt(-300, 300)), false);
                case 4 -> builder.add(random.nextBoolean() ? Double.NEGATIVE_INFINITY : 1e300, false);
                case 5 -> builder.addMissing();
                default -> builder.add(random.nextInt(), true);
            }
        }
        return builder.build(name);
    }

    /** At least one of the texts is no number, so that the column is one of text when it is read by itself. */
    private static Column texts(String name, int rows, SplittableRandom random) {
        String[] texts = new String[rows];
        for (int row = 0; row < rows; row++) {
            texts[row] = row == 0 ? "w" : random.nextInt(5) == 0 ? "" : text(random);
        }
        return TextColumn.of(name, texts);
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(4);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static int[] shuffled(int count, SplittableRandom random) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(random.nextLong()));
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    @Test
    void noRowsGiveTheHeaderAlone() throws Exception {
        FlowTable table = new FlowTable(List.of(NumberColumn.of("a", 1)), List.of(Role.FEATURE));
        assertThat(Files.readString(write(table, new int[0]))).isEqualTo("a\n");
    }

    @Test
    void aCancelLeavesNoFileAndTheOldOneAsItWas() throws Exception {
        double[] values = new double[10_000];
        FlowTable table = new FlowTable(List.of(NumberColumn.of("a", values)), List.of(Role.FEATURE));
        int[] rows = new int[values.length];
        for (int at = 1; at <= 5; at++) {
            TestCaptures.CancelAt cancel = new TestCaptures.CancelAt(at);
            Path fresh = folder.resolve("fresh.csv");
            assertThatThrownBy(() -> FlowCsvWriter.write(fresh, false, table, rows, List.of())
                            .run(cancel))
                    .isInstanceOf(CancellationException.class);
            Path old = Files.writeString(folder.resolve("old.csv"), "old");
            TestCaptures.CancelAt again = new TestCaptures.CancelAt(at);
            assertThatThrownBy(() -> FlowCsvWriter.write(old, true, table, rows, List.of())
                            .run(again))
                    .isInstanceOf(CancellationException.class);
            try (var files = Files.list(folder)) {
                assertThat(files).containsExactly(old);
            }
            assertThat(old).hasContent("old");
        }
    }

    @Test
    void tellsHowFarItIs() throws Exception {
        FlowTable table = new FlowTable(List.of(NumberColumn.of("a", 1, 2, 3)), List.of(Role.FEATURE));
        JobFeedback feedback = new JobFeedback();
        Path out = folder.resolve("out.csv");
        FlowCsvWriter.write(out, false, table, new int[] {0, 1, 2}, List.of()).run(feedback);
        assertThat(feedback.snapshot().done()).isEqualTo(3);
        assertThat(feedback.snapshot().fraction()).isEqualTo(1);
        assertThat(feedback.snapshot().stage()).isEqualTo("writing out.csv");
    }
}
