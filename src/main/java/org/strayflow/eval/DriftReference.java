package org.strayflow.eval;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.strayflow.feature.FeatureSketch;
import org.strayflow.flow.FlowTable;

/** What a capture's flows are compared with. */
public sealed interface DriftReference {
    /** How many rows it stands for. */
    long rows();

    /** Evenly spaced quantiles of their scores, ascending; none where scores are not compared. */
    float[] scores();

    /**
     * The rows that a model was trained on, of which sketches are left: statistics are within 0.002 of the exact ones.
     *
     * @param sketches one a column
     * @param rows how many there were
     * @param known of columns of texts all texts there were
     * @param scores evenly spaced quantiles of their scores, ascending; none where scores are not compared
     */
    record Sketched(List<FeatureSketch> sketches, long rows, Map<String, Set<String>> known, float[] scores)
            implements DriftReference {
        /** Copies the collections. */
        public Sketched {
            sketches = List.copyOf(sketches);
            known = Map.copyOf(known);
        }
    }

    /**
     * The flows of another capture: statistics are exact.
     *
     * @param table the flows
     * @param columns to compare, in order
     */
    record Flows(FlowTable table, List<String> columns) implements DriftReference {
        /** Copies the list. */
        public Flows {
            columns = List.copyOf(columns);
        }

        @Override
        public long rows() {
            return table.rows();
        }

        @Override
        public float[] scores() {
            return new float[0];
        }
    }
}
