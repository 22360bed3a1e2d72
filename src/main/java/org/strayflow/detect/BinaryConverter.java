package org.strayflow.detect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tribuo.Example;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.common.xgboost.XGBoostOutputConverter;
import org.tribuo.common.xgboost.protos.XGBoostOutputConverterProto;

/** Makes Tribuo's predictions of the single probability that a model of two classes gives. */
final class BinaryConverter implements XGBoostOutputConverter<Label> {
    private static final long serialVersionUID = 1L;

    private final int positive;

    /** The probability is that of the output with this number. */
    BinaryConverter(int positive) {
        this.positive = positive;
    }

    @Override
    public boolean generatesProbabilities() {
        return true;
    }

    @Override
    public Prediction<Label> convertOutput(
            ImmutableOutputInfo<Label> info, List<float[]> probabilities, int features, Example<Label> example) {
        double probability = probabilities.getFirst()[0];
        Map<String, Label> scores = new LinkedHashMap<>();
        for (int id = 0; id < 2; id++) {
            String name = info.getOutput(id).getLabel();
            scores.put(name, new Label(name, id == positive ? probability : 1 - probability));
        }
        String best =
                info.getOutput(probability > 0.5 ? positive : 1 - positive).getLabel();
        Label label = new Label(best, Math.max(probability, 1 - probability));
        return new Prediction<>(label, scores, features, example, true);
    }

    @Override
    public List<Prediction<Label>> convertBatchOutput(
            ImmutableOutputInfo<Label> info, List<float[][]> probabilities, int[] features, Example<Label>[] examples) {
        List<Prediction<Label>> predictions = new ArrayList<>();
        for (int row = 0; row < examples.length; row++) {
            predictions.add(convertOutput(info, List.of(probabilities.getFirst()[row]), features[row], examples[row]));
        }
        return predictions;
    }

    @Override
    public Class<Label> getTypeWitness() {
        return Label.class;
    }

    @Override
    public XGBoostOutputConverterProto serialize() {
        throw new IllegalStateException("Strayflow saves models in its own form");
    }
}
