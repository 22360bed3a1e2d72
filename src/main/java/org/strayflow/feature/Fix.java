package org.strayflow.feature;

import java.util.List;

/** What an analyst can do about a {@link Finding} before training, and can leave. Changes no file and no row of the capture. */
public sealed interface Fix {
    /** What is left out of a training. */
    sealed interface LeaveOut extends Fix {}

    /** The words on a button: {@code "Leave out 3 columns"}. */
    String title();

    /**
     * These columns are not given to the detector.
     *
     * @param columns names, at least one
     */
    record LeaveOutColumns(List<String> columns) implements LeaveOut {
        /** Copies the names. */
        public LeaveOutColumns {
            columns = List.copyOf(columns);
            if (columns.isEmpty()) {
                throw new IllegalArgumentException("no column to leave out");
            }
        }

        @Override
        public String title() {
            return columns.size() == 1
                    ? "Leave out " + columns.getFirst()
                    : "Leave out " + Phrases.counted(columns.size(), "column");
        }
    }

    /**
     * Rows are kept away from training, tuning and test. They stay in the capture and are scored like any other.
     *
     * @param rule which rows
     * @param rows how many rows of the capture these are, at least 1
     */
    record LeaveOutRows(RowRule rule, int rows) implements LeaveOut {
        /** Checks the number. */
        public LeaveOutRows {
            if (rows < 1) {
                throw new IllegalArgumentException("no row to leave out");
            }
        }

        @Override
        public String title() {
            return "Leave out " + Phrases.counted(rows, "row");
        }
    }

    /**
     * Label texts that are alike count as one kind. Taken from the start; who leaves it opens the capture with kinds apart.
     *
     * @param texts how many texts are alike
     * @param taken whether they do count as one kind
     */
    record CountAsOneKind(int texts, boolean taken) implements Fix {
        @Override
        public String title() {
            return "Count as one kind";
        }
    }
}
