package org.strayflow.ui.vm;

import java.util.ArrayList;
import java.util.List;
import org.strayflow.detect.Scores;
import org.strayflow.flow.Column;
import org.strayflow.flow.Field;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Labels;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Role;
import org.strayflow.workspace.Analysis;

/** The columns of the table of flagged flows: score and label, then columns of the capture. */
final class FlaggedColumns {
    static final String SCORE = "score";
    static final String LABEL = "label";
    static final RowSort BY_SCORE = new RowSort(SCORE, false);

    /** How many features are shown until the analyst chooses. */
    private static final int FEATURES = 10;

    private static final int NUMBER_CHARS = 12;
    private static final int TEXT_CHARS = 20;

    private FlaggedColumns() {}

    /** The columns shown at first: score, label, time, addresses, ports, then the first features. */
    static List<FlowColumn> of(Analysis analysis) {
        List<FlowColumn> columns = new ArrayList<>();
        columns.add(FlowColumn.number(
                SCORE,
                "Score",
                8,
                row -> Formats.ratio(analysis.score(row)),
                row -> Double.toString(analysis.score(row))));
        if (analysis.capture().labels() != null) {
            columns.add(labelColumn(analysis.capture().labels()));
        }
        addDetectorsColumns(analysis.scores(), columns);
        FlowTable table = analysis.capture().table();
        for (Role role : new Role[] {Role.TIME, Role.ADDRESS, Role.PORT}) {
            table.namesOf(role).forEach(name -> columns.add(ofColumn(analysis, name)));
        }
        analysis.model().preparation().features().stream()
                .map(feature -> feature.column())
                .distinct()
                .limit(FEATURES)
                .forEach(name -> columns.add(ofColumn(analysis, name)));
        return columns;
    }

    /** What a classifier takes the flow for and how sure it is; the scores of an ensemble's members. */
    private static void addDetectorsColumns(Scores scores, List<FlowColumn> columns) {
        scores.predictions().ifPresent(predicted -> {
            columns.add(FlowColumn.label(
                    "predicted",
                    "Predicted kind",
                    TEXT_CHARS,
                    row -> predicted.of(row).name(),
                    row -> predicted.of(row).benign() ? FlowColumn.Mark.BENIGN : FlowColumn.Mark.ATTACK));
            columns.add(FlowColumn.number(
                    "probability",
                    "Probability",
                    11,
                    row -> Formats.ratio(predicted.probability()[row]),
                    row -> Float.toString(predicted.probability()[row])));
        });
        scores.members()
                .forEach((member, values) -> columns.add(FlowColumn.number(
                        "member:" + member,
                        member,
                        NUMBER_CHARS,
                        row -> Formats.ratio(values[row]),
                        row -> Float.toString(values[row]))));
    }

    private static FlowColumn labelColumn(Labels labels) {
        return FlowColumn.label(
                LABEL,
                "Label",
                TEXT_CHARS,
                row -> labels.isLabelled(row) ? labels.kinds().get(labels.kind(row)) : "",
                row -> labels.isAttack(row)
                        ? FlowColumn.Mark.ATTACK
                        : labels.isBenign(row) ? FlowColumn.Mark.BENIGN : FlowColumn.Mark.NONE);
    }

    static String id(String name) {
        return "column:" + name;
    }

    static String name(String id) {
        return id.substring(id.indexOf(':') + 1);
    }

    static FlowColumn ofColumn(Analysis analysis, String name) {
        FlowTable table = analysis.capture().table();
        Column column = table.column(name).orElseThrow();
        boolean address = table.namesOf(Role.ADDRESS).contains(name);
        boolean port = table.namesOf(Role.PORT).contains(name) || name.endsWith("Port");
        if (column instanceof NumberColumn numbers && !port) {
            return FlowColumn.number(
                    id(name),
                    name,
                    NUMBER_CHARS,
                    row -> numbers.isMissing(row) ? "" : Formats.cell(numbers.value(row)),
                    numbers::text);
        }
        FlowColumn.Kind kind = address
                ? FlowColumn.Kind.ADDRESS
                : column.type() == Field.Type.TEXT ? FlowColumn.Kind.TEXT : FlowColumn.Kind.NUMBER;
        return FlowColumn.of(id(name), name, kind, TEXT_CHARS, column::text);
    }
}
