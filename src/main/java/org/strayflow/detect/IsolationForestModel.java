package org.strayflow.detect;

import com.oracle.labs.mlrg.olcut.util.Pair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribuo.Example;
import org.tribuo.Excuse;
import org.tribuo.Feature;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.anomaly.Event;
import org.tribuo.provenance.ModelProvenance;

/**
 * An isolation forest as a Tribuo model. An event's score is the paper's 2^(−E[h]/c(ψ)); above 0.5, where a flow is isolated sooner than
 * a random one, the event is anomalous. Lives in memory only: model files are written and read by Strayflow's own code.
 */
public final class IsolationForestModel extends Model<Event> {
    private static final long serialVersionUID = 1L;

    private static final double USUAL = 0.5;

    private final transient FittedIsolationForest fitted;
    /** Tribuo numbers features by name; this is the place of each in the forest's rows. */
    private final int[] placeOfId;

    IsolationForestModel(
            ModelProvenance provenance,
            ImmutableFeatureMap features,
            ImmutableOutputInfo<Event> outputs,
            String[] names,
            FittedIsolationForest fitted) {
        this(provenance, features, outputs, placesOf(names, features), fitted, IsolationForestSpec.ID);
    }

    private IsolationForestModel(
            ModelProvenance provenance,
            ImmutableFeatureMap features,
            ImmutableOutputInfo<Event> outputs,
            int[] placeOfId,
            FittedIsolationForest fitted,
            String name) {
        super(name, provenance, features, outputs, false);
        this.fitted = fitted;
        this.placeOfId = placeOfId;
    }

    private static int[] placesOf(String[] names, ImmutableFeatureMap features) {
        int[] places = new int[names.length];
        for (int place = 0; place < names.length; place++) {
            places[features.getID(names[place])] = place;
        }
        return places;
    }

    /** The same forest in Strayflow's own form. */
    FittedIsolationForest fitted() {
        return fitted;
    }

    /**
     * The flow's score. A feature that the example lacks is 0, as always in Tribuo.
     *
     * @throws IllegalArgumentException when the example has none of the model's features
     */
    @Override
    public Prediction<Event> predict(Example<Event> example) {
        float[] row = new float[placeOfId.length];
        int used = fillRow(example, row);
        double score = fitted.score(row);
        Event.EventType type = score > USUAL ? Event.EventType.ANOMALOUS : Event.EventType.EXPECTED;
        return new Prediction<>(new Event(type, score), used, example);
    }

    private int fillRow(Example<Event> example, float[] row) {
        int used = 0;
        for (Feature feature : example) {
            int id = featureIDMap.getID(feature.getName());
            if (id >= 0) {
                row[placeOfId[id]] = (float) feature.getValue();
                used++;
            }
        }
        if (used == 0) {
            throw new IllegalArgumentException("the example has none of the model's features");
        }
        return used;
    }

    /** Empty: which features matter depends on the flow; see {@link #getExcuse}. */
    @Override
    public Map<String, List<Pair<String, Double>>> getTopFeatures(int n) {
        return Map.of();
    }

    /** Every feature's share of the example's margin, the largest in size first. */
    @Override
    public Optional<Excuse<Event>> getExcuse(Example<Event> example) {
        float[] row = new float[placeOfId.length];
        fillRow(example, row);
        double[] amounts = new double[row.length];
        fitted.forest().contributions(row, amounts);
        List<Pair<String, Double>> weights = new ArrayList<>();
        for (int id = 0; id < placeOfId.length; id++) {
            weights.add(new Pair<>(featureIDMap.get(id).getName(), amounts[placeOfId[id]]));
        }
        weights.sort(Comparator.comparingDouble(w -> -Math.abs(w.getB())));
        return Optional.of(new Excuse<>(example, predict(example), Map.of(ALL_OUTPUTS, weights)));
    }

    @Override
    protected IsolationForestModel copy(String newName, ModelProvenance newProvenance) {
        return new IsolationForestModel(newProvenance, featureIDMap, outputIDInfo, placeOfId, fitted, newName);
    }
}
