package org.strayflow.store;

import java.util.List;
import java.util.Optional;
import org.strayflow.feature.RowRule;

/**
 * What a fix of a finding changed for a training: columns that the detector was not given, or rows that were kept away from training,
 * tuning and test.
 *
 * @param code the finding's
 * @param kind {@value #COLUMNS}, or which rows, see {@link RowRule.Kind#text}
 * @param columns the columns left out, or those that say which rows are
 * @param rows how many rows of the files were left out; 0 for columns
 */
public record AppliedFix(String code, String kind, List<String> columns, int rows) {
    /** The kind that leaves out columns. */
    public static final String COLUMNS = "columns";

    /** Copies the names. */
    public AppliedFix {
        columns = List.copyOf(columns);
    }

    /** The rule that finds the rows; empty for a fix that left out columns. */
    public Optional<RowRule> rule() {
        return RowRule.Kind.of(kind).map(rows -> new RowRule(rows, columns));
    }
}
