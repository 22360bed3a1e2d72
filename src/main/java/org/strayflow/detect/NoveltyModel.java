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
 * A novelty detector as a Tribuo model. Above a score of 0.5 an event is anomalous. Lives in memory only: model files are written and
 * read by Strayflow's own code.
 */
abstract class NoveltyModel extends Model<Event> {
    private static final long serialVersionUID = 1L;

    private static final double USUAL = 0.5;

    /** Tribuo numbers features by name; this is the place of each in the detector's rows. */
    private final int[] placeOfId;

    NoveltyModel(
            String name,
            ModelProvenance provenance,
            ImmutableFeatureMap features,
            ImmutableOutputInfo<Event> outputs,
            int[] placeOfId) {
        super(name, provenance, features, outputs, false);
        this.placeOfId = placeOfId;
    }

    /** The place in a detector's rows of every feature that Tribuo numbers. */
    static int[] placesOf(String[] names, ImmutableFeatureMap features) {
        int[] places = new int[names.length];
        for (int place = 0; place < names.length; place++) {
            places[features.getID(names[place])] = place;
        }
        return places;
    }

    /** The places as they were given. */
    final int[] placeOfId() {
        return placeOfId;
    }

    /** The score of one row of features, 0..1. */
    abstract double score(float[] row);

    /** Every feature's share of one row's margin, in the order of the row. */
    abstract double[] contributions(float[] row);

    /**
     * The flow's score. A feature that the example lacks is 0, as always in Tribuo.
     *
     * @throws IllegalArgumentException when the example has none of the model's features
     */
    @Override
    public final Prediction<Event> predict(Example<Event> example) {
        float[] row = new float[placeOfId.length];
        int used = fillRow(example, row);
        double score = score(row);
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
    public final Map<String, List<Pair<String, Double>>> getTopFeatures(int n) {
        return Map.of();
    }

    /** Every feature's share of the example's margin, the largest in size first. */
    @Override
    public final Optional<Excuse<Event>> getExcuse(Example<Event> example) {
        float[] row = new float[placeOfId.length];
        fillRow(example, row);
        double[] amounts = contributions(row);
        List<Pair<String, Double>> weights = new ArrayList<>();
        for (int id = 0; id < placeOfId.length; id++) {
            weights.add(new Pair<>(featureIDMap.get(id).getName(), amounts[placeOfId[id]]));
        }
        weights.sort(Comparator.comparingDouble(w -> -Math.abs(w.getB())));
        return Optional.of(new Excuse<>(example, predict(example), Map.of(ALL_OUTPUTS, weights)));
    }
}
