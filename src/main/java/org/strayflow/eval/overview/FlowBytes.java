package org.strayflow.eval.overview;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Meaning;
import org.strayflow.flow.Meant;
import org.strayflow.flow.NumberColumn;

/** Bytes of flows both ways, each flow's rounded to a whole number so that any order of adding gives the same sum. */
final class FlowBytes {
    private final List<NumberColumn> columns = new ArrayList<>();
    private final List<Double> factors = new ArrayList<>();

    FlowBytes(FlowTable table) {
        add(table, Meaning.TOTAL_BYTES);
        if (columns.isEmpty()) {
            add(table, Meaning.FORWARD_BYTES);
            add(table, Meaning.BACKWARD_BYTES);
        }
    }

    private void add(FlowTable table, Meaning meaning) {
        Meant meant = table.meant(meaning).orElse(null);
        if (meant != null && table.column(meant.column()).orElse(null) instanceof NumberColumn numbers) {
            columns.add(numbers);
            factors.add(meant.factor());
        }
    }

    String absent() {
        return columns.isEmpty() ? "This capture has no column of bytes." : "";
    }

    /** Writes the bytes of rows {@code from..to-1} to the first places; negative, infinite and missing ones count as none. */
    void read(int from, int to, double[] buffer, long[] out) {
        Arrays.fill(out, 0, to - from, 0);
        for (int c = 0; c < columns.size(); c++) {
            double factor = factors.get(c);
            columns.get(c).copyTo(from, to, buffer);
            for (int i = 0; i < to - from; i++) {
                double bytes = buffer[i] * factor;
                out[i] += bytes > 0 && bytes < 1e15 ? Math.round(bytes) : 0;
            }
        }
    }
}
