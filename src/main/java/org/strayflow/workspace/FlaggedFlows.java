package org.strayflow.workspace;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strayflow.detect.Contribution;
import org.strayflow.detect.Scores;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Meaning;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.TimeColumn;
import org.strayflow.io.GrownRows;
import org.strayflow.store.ModelBundle;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/**
 * Picks the flagged ones out of new flows and says of each what an analyst wants to know.
 *
 * @param model scores
 * @param threshold from which on a flow is flagged
 * @param explained how many reasons
 * @param parallel threads
 */
record FlaggedFlows(ModelBundle model, double threshold, int explained, Parallel parallel) {
    /**
     * The flagged flows, in the order of the log.
     *
     * @throws org.strayflow.task.ModelException when the flows lack a column of the model
     */
    List<FlaggedFlow> of(String file, GrownRows rows, Feedback feedback) throws StrayflowException {
        FeatureMatrix matrix = model.preparation().bind(rows.table());
        if (matrix.rows() == 0) {
            return List.of();
        }
        Scores scores = model.detector().score(matrix, parallel).run(feedback);
        List<FlaggedFlow> flagged = new ArrayList<>();
        for (int row = 0; row < matrix.rows(); row++) {
            if (scores.values()[row] >= threshold) {
                feedback.check();
                int own = row;
                String kind =
                        scores.predictions().map(kinds -> kinds.of(own).name()).orElse("");
                flagged.add(new FlaggedFlow(
                        new FlaggedFlow.Place(file, rows.lines()[row], rows.offsets()[row]),
                        scores.values()[row],
                        kind,
                        ends(rows.table(), row),
                        reasons(matrix, row),
                        values(rows.table(), row)));
            }
        }
        return flagged;
    }

    private List<Contribution> reasons(FeatureMatrix matrix, int row) {
        return explained == 0
                ? List.of()
                : model.detector().explain(matrix, row).contributions().stream()
                        .filter(contribution -> contribution.amount() > 0)
                        .limit(explained)
                        .toList();
    }

    private static FlaggedFlow.Ends ends(FlowTable table, int row) {
        return new FlaggedFlow.Ends(
                time(table, row),
                end(text(table, Meaning.SOURCE_ADDRESS, row), text(table, Meaning.SOURCE_PORT, row)),
                end(text(table, Meaning.DESTINATION_ADDRESS, row), text(table, Meaning.DESTINATION_PORT, row)),
                text(table, Meaning.PROTOCOL, row));
    }

    private static String end(String address, String port) {
        String host = address.indexOf(':') >= 0 && !port.isEmpty() ? "[" + address + "]" : address;
        return host + (port.isEmpty() ? "" : ":" + port);
    }

    private static String text(FlowTable table, Meaning meaning, int row) {
        return table.column(meaning).map(column -> column.text(row)).orElse("");
    }

    private static String time(FlowTable table, int row) {
        Column column = table.column(Meaning.START_TIME).orElse(null);
        if (!(column instanceof NumberColumn numbers) || numbers.isMissing(row)) {
            return column == null ? "" : column.text(row);
        }
        NumberColumn alone = NumberColumn.of(numbers.name(), numbers.value(row));
        long micros = TimeColumn.of(alone, table.times()).micros(0);
        return micros == TimeColumn.MISSING
                ? numbers.text(row)
                : Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    private static Map<String, String> values(FlowTable table, int row) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Column column : table.columns()) {
            if (!column.isMissing(row)) {
                values.put(column.name(), column.text(row));
            }
        }
        return values;
    }
}
