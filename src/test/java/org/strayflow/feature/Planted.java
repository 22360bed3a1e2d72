package org.strayflow.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Labels;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Role;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/** A capture in which there is nothing to find, and what the tests plant in it. */
final class Planted {
    static final int ROWS = 400;
    static final Parallel TWO = new Parallel(2);

    final double[] bytes = random(1);
    final double[] duration = random(2);
    final String[] labels = new String[ROWS];
    final List<Column> columns = new ArrayList<>();
    private final List<Role> roles = new ArrayList<>();
    boolean labelled = true;

    Planted() {
        Arrays.setAll(labels, row -> row % 4 == 0 ? "PortScan" : "BENIGN");
    }

    static double[] random(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, ROWS).mapToDouble(row -> random.nextDouble()).toArray();
    }

    Planted with(Column column) {
        return with(column, Role.FEATURE);
    }

    Planted with(Column column, Role role) {
        columns.add(column);
        roles.add(role);
        return this;
    }

    FlowTable table() {
        List<Column> all = new ArrayList<>(columns);
        List<Role> allRoles = new ArrayList<>(roles);
        all.add(NumberColumn.of("Bytes", bytes));
        all.add(NumberColumn.of("Flow Duration", duration));
        allRoles.addAll(List.of(Role.FEATURE, Role.FEATURE));
        if (labelled) {
            all.add(TextColumn.of("Label", labels));
            allRoles.add(Role.LABEL);
        }
        return new FlowTable(all, allRoles);
    }

    List<Finding> findings() throws StrayflowException {
        FlowTable table = table();
        @Nullable Labels known = table.labelColumn().map(Labels::of).orElse(null);
        List<Finding> findings = check(table, known, TWO).run(Feedback.none());
        assertThat(check(table, known, new Parallel(1)).run(Feedback.none()))
                .as("one thread finds what two find")
                .isEqualTo(findings);
        return findings;
    }

    Optional<Finding> finding(String code) throws StrayflowException {
        return findings().stream().filter(f -> f.code().equals(code)).findFirst();
    }

    Finding only(String code) throws StrayflowException {
        List<Finding> findings = findings();
        assertThat(findings).extracting(Finding::code).containsExactly(code);
        return findings.getFirst();
    }

    void repeat(int row, int of) {
        bytes[row] = bytes[of];
        duration[row] = duration[of];
        labels[row] = labels[of];
    }

    static NumberColumn numbers(String name, IntToDoubleFunction value) {
        return NumberColumn.of(name, IntStream.range(0, ROWS).mapToDouble(value).toArray());
    }

    static TextColumn texts(String name, IntFunction<String> text) {
        return TextColumn.of(name, IntStream.range(0, ROWS).mapToObj(text).toArray(String[]::new));
    }

    /** The findings about a table from one file. */
    static Job<List<Finding>> check(FlowTable table, @Nullable Labels labels, Parallel parallel) {
        Job<DataCheck.Report> examination = DataCheck.examine(table, labels, List.of(), parallel);
        return feedback -> examination.run(feedback).findings();
    }

    /** How many rows repeat an earlier one in every column. */
    static long duplicateRows(FlowTable table) throws StrayflowException {
        @Nullable Labels labels = table.labelColumn().map(Labels::of).orElse(null);
        return DataCheck.examine(table, labels, List.of(), TWO)
                .run(Feedback.none())
                .duplicateRows();
    }
}
