package org.strayflow.detect;

import org.strayflow.feature.FeatureMatrix;
import org.strayflow.flow.Selection;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.anomaly.Event;

/** Where a trainer gets rows of floats from: straight from the matrix of a {@link FlowDataset}, or from any dataset's examples. */
sealed interface TrainingRows {
    /** How many rows. */
    int size();

    /** The feature of every column, by its name. */
    String[] names();

    /**
     * Chosen rows, row-major.
     *
     * @param places counted from 0, below {@link #size()}
     */
    float[] take(int[] places);

    static TrainingRows of(Dataset<Event> dataset) {
        return dataset instanceof FlowDataset flows
                ? new OfMatrix(flows.matrix(), flows.rows())
                : new OfExamples(dataset, dataset.getFeatureIDMap());
    }

    /** Rows of a matrix, features in the matrix's order. */
    record OfMatrix(FeatureMatrix matrix, Selection rows) implements TrainingRows {
        @Override
        public int size() {
            return rows.size();
        }

        @Override
        public String[] names() {
            return matrix.names().toArray(String[]::new);
        }

        @Override
        public float[] take(int[] places) {
            int[] ids = new int[places.length];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = rows.get(places[i]);
            }
            float[] out = new float[ids.length * matrix.width()];
            matrix.fillRows(ids, 0, ids.length, out);
            return out;
        }
    }

    /** Examples, features in Tribuo's order, which is by name; a feature that an example lacks is 0, as always in Tribuo. */
    record OfExamples(Dataset<Event> dataset, ImmutableFeatureMap features) implements TrainingRows {
        @Override
        public int size() {
            return dataset.size();
        }

        @Override
        public String[] names() {
            String[] names = new String[features.size()];
            for (int id = 0; id < names.length; id++) {
                names[id] = features.get(id).getName();
            }
            return names;
        }

        @Override
        public float[] take(int[] places) {
            float[] out = new float[places.length * features.size()];
            for (int i = 0; i < places.length; i++) {
                Example<Event> example = dataset.getExample(places[i]);
                for (Feature feature : example) {
                    int id = features.getID(feature.getName());
                    if (id >= 0) {
                        out[i * features.size() + id] = (float) feature.getValue();
                    }
                }
            }
            return out;
        }
    }
}
