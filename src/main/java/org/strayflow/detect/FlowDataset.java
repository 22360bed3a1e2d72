package org.strayflow.detect;

import com.oracle.labs.mlrg.olcut.provenance.ListProvenance;
import java.util.AbstractList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.flow.Selection;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.FeatureMap;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.MutableFeatureMap;
import org.tribuo.OutputInfo;
import org.tribuo.RealInfo;
import org.tribuo.anomaly.AnomalyFactory;
import org.tribuo.anomaly.Event;
import org.tribuo.impl.ArrayExample;
import org.tribuo.protos.core.DatasetProto;
import org.tribuo.provenance.DatasetProvenance;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.util.Util;

/**
 * Tribuo's view of some flows of a feature matrix. Examples are made when asked for and kept by nobody: the dataset takes no memory
 * however many flows there are. Every flow is an expected event, since it is what a detector learns the usual from.
 */
final class FlowDataset extends Dataset<Event> {
    private static final long serialVersionUID = 1L;

    private static final AnomalyFactory EVENTS = new AnomalyFactory();

    private final transient FeatureMatrix matrix;
    private final transient Selection rows;
    private final String[] names;
    private final transient FlowExamples examples = new FlowExamples();
    private final ImmutableFeatureMap features;
    private final ImmutableOutputInfo<Event> outputs;

    FlowDataset(FeatureMatrix matrix, Selection rows) {
        super(new SimpleDataSourceProvenance("flows of a capture", ProvenanceText.NO_TIME, EVENTS), EVENTS);
        this.matrix = matrix;
        this.rows = rows;
        this.names = matrix.names().toArray(String[]::new);
        MutableFeatureMap map = new MutableFeatureMap();
        for (String name : names) {
            // The name alone: ranges and means would cost a pass over all rows, and no trainer here asks for them.
            map.put(new RealInfo(name));
        }
        this.features = new ImmutableFeatureMap(map);
        var info = EVENTS.generateInfo();
        info.observe(AnomalyFactory.EXPECTED_EVENT);
        this.outputs = info.generateImmutableOutputInfo();
    }

    FeatureMatrix matrix() {
        return matrix;
    }

    Selection rows() {
        return rows;
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public Example<Event> getExample(int index) {
        return examples.get(index);
    }

    @Override
    public List<Example<Event>> getData() {
        return Collections.unmodifiableList(examples);
    }

    @Override
    public synchronized void shuffle(boolean shuffle) {
        indices = shuffle ? Util.randperm(size(), rng) : null;
    }

    @Override
    public synchronized Iterator<Example<Event>> iterator() {
        return indices == null ? examples.iterator() : super.iterator();
    }

    @Override
    public Set<Event> getOutputs() {
        return Set.of(AnomalyFactory.EXPECTED_EVENT);
    }

    @Override
    public ImmutableOutputInfo<Event> getOutputIDInfo() {
        return outputs;
    }

    @Override
    public OutputInfo<Event> getOutputInfo() {
        return outputs;
    }

    @Override
    public ImmutableFeatureMap getFeatureIDMap() {
        return features;
    }

    @Override
    public FeatureMap getFeatureMap() {
        return features;
    }

    @Override
    public DatasetProvenance getProvenance() {
        return new DatasetProvenance(sourceProvenance, new ListProvenance<>(), this);
    }

    @Override
    public DatasetProto serialize() {
        throw new IllegalStateException("a view of a capture is not written to a file");
    }

    /** The flows, made into examples one by one. */
    private final class FlowExamples extends AbstractList<Example<Event>> {
        @Override
        public Example<Event> get(int index) {
            float[] row = matrix.row(rows.get(index));
            double[] values = new double[row.length];
            for (int i = 0; i < row.length; i++) {
                values[i] = row[i];
            }
            return new ArrayExample<>(AnomalyFactory.EXPECTED_EVENT, names, values);
        }

        @Override
        public int size() {
            return rows.size();
        }
    }
}
