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
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.OutputInfo;
import org.tribuo.RealInfo;
import org.tribuo.impl.ArrayExample;
import org.tribuo.protos.core.DatasetProto;
import org.tribuo.provenance.DatasetProvenance;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.util.Util;

/**
 * Tribuo's view of some flows of a feature matrix. Examples are made when asked for and kept by nobody: the dataset takes no memory
 * however many flows there are.
 *
 * @param <T> what a flow is an example of
 */
abstract class MatrixDataset<T extends Output<T>> extends Dataset<T> {
    private static final long serialVersionUID = 1L;

    private final transient FeatureMatrix matrix;
    private final transient Selection rows;
    private final String[] names;
    private final transient FlowExamples examples = new FlowExamples();
    private final ImmutableFeatureMap features;
    private final ImmutableOutputInfo<T> outputs;

    MatrixDataset(FeatureMatrix matrix, Selection rows, OutputFactory<T> factory, ImmutableOutputInfo<T> outputs) {
        super(new SimpleDataSourceProvenance("flows of a capture", ProvenanceText.NO_TIME, factory), factory);
        this.matrix = matrix;
        this.rows = rows;
        this.names = matrix.names().toArray(String[]::new);
        MutableFeatureMap map = new MutableFeatureMap();
        for (String name : names) {
            // The name alone: ranges and means would cost a pass over all rows, and no trainer here asks for them.
            map.put(new RealInfo(name));
        }
        this.features = new ImmutableFeatureMap(map);
        this.outputs = outputs;
    }

    /** What a flow is an example of. */
    abstract T output(int row);

    /** How much a flow counts. */
    float weight(int row) {
        return 1;
    }

    /** A flow's values. */
    float[] values(int row) {
        return matrix.row(row);
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
    public Example<T> getExample(int index) {
        return examples.get(index);
    }

    @Override
    public List<Example<T>> getData() {
        return Collections.unmodifiableList(examples);
    }

    @Override
    public synchronized void shuffle(boolean shuffle) {
        indices = shuffle ? Util.randperm(size(), rng) : null;
    }

    @Override
    public synchronized Iterator<Example<T>> iterator() {
        return indices == null ? examples.iterator() : super.iterator();
    }

    @Override
    public Set<T> getOutputs() {
        return outputs.getDomain();
    }

    @Override
    public ImmutableOutputInfo<T> getOutputIDInfo() {
        return outputs;
    }

    @Override
    public OutputInfo<T> getOutputInfo() {
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
    private final class FlowExamples extends AbstractList<Example<T>> {
        @Override
        public Example<T> get(int index) {
            int id = rows.get(index);
            float[] row = values(id);
            double[] values = new double[row.length];
            for (int i = 0; i < row.length; i++) {
                values[i] = row[i];
            }
            Example<T> example = new ArrayExample<>(output(id), names, values);
            example.setWeight(weight(id));
            return example;
        }

        @Override
        public int size() {
            return rows.size();
        }
    }
}
