package org.strayflow.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.oracle.labs.mlrg.olcut.config.json.JsonProvenanceSerialization;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.strayflow.flow.Selection;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.anomaly.AnomalyFactory;
import org.tribuo.anomaly.Event;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

class TribuoTest {
    private static final IsolationForestSpec SPEC = new IsolationForestSpec(30, 128, true);

    @Test
    void datasetIsAViewOfTheChosenRows() throws StrayflowException {
        Planted planted = Planted.make(1);
        FlowDataset dataset = new FlowDataset(planted.matrix, Selection.of(5, 9, 700));
        assertThat(dataset.size()).isEqualTo(3);
        assertThat(dataset.getData()).hasSize(3);
        assertThat(dataset.getExample(2).lookup("flags").getValue())
                .isEqualTo(planted.matrix.row(700)[3]);
        assertThat(dataset.getExample(2).size()).isEqualTo(4);
        assertThat(dataset.getFeatureIDMap().size()).isEqualTo(4);
        assertThat(dataset.getFeatureMap().keySet()).containsExactlyInAnyOrderElementsOf(planted.matrix.names());
        assertThat(dataset.getOutputs()).containsExactly(AnomalyFactory.EXPECTED_EVENT);
        assertThat(dataset.getProvenance().getNumExamples()).isEqualTo(3);
    }

    @Test
    void shuffledDatasetHasTheSameExamples() throws StrayflowException {
        Planted planted = Planted.make(1);
        FlowDataset dataset = new FlowDataset(planted.matrix, Selection.all(50));
        List<Double> straight = values(dataset);
        dataset.shuffle(true);
        assertThat(values(dataset)).isNotEqualTo(straight).containsExactlyInAnyOrderElementsOf(straight);
        dataset.shuffle(false);
        assertThat(values(dataset)).isEqualTo(straight);
    }

    private static List<Double> values(FlowDataset dataset) {
        List<Double> values = new ArrayList<>();
        for (Example<Event> example : dataset) {
            values.add(example.lookup("duration").getValue());
        }
        return values;
    }

    /** Tribuo's own dataset numbers features by name, the view by place in the matrix: only the numbering may differ. */
    @Test
    void anyDatasetTrainsAndNamesAreKeptApart() throws StrayflowException {
        Planted planted = Planted.make(2);
        FlowDataset view = new FlowDataset(planted.matrix, Planted.training());
        MutableDataset<Event> copy = new MutableDataset<>(
                new SimpleDataSourceProvenance("copy", new AnomalyFactory()), new AnomalyFactory());
        for (Example<Event> example : view) {
            copy.add(example);
        }
        IsolationForestModel ofCopy = new IsolationForestTrainer(SPEC, 1).train(copy, Map.of());
        IsolationForestModel ofView = new IsolationForestTrainer(SPEC, 1).train(view, Map.of());
        double difference = 0;
        for (int row = Planted.ROWS - Planted.UNUSUAL; row < Planted.ROWS; row++) {
            Example<Event> unusual = new FlowDataset(planted.matrix, Selection.of(row)).getExample(0);
            assertThat(score(ofCopy, unusual)).isGreaterThan(0.55);
            difference += score(ofCopy, unusual) - score(ofView, unusual);
        }
        assertThat(difference / Planted.UNUSUAL).isCloseTo(0, within(0.05));
        assertThat(score(ofCopy, view.getExample(0))).isLessThan(0.55);
    }

    @Test
    void orderOfFeaturesInAnExampleDoesNotMatter() throws StrayflowException {
        Planted planted = Planted.make(3);
        FlowDataset view = new FlowDataset(planted.matrix, Planted.training());
        IsolationForestModel model = new IsolationForestTrainer(SPEC, 1).train(view, Map.of());
        Example<Event> straight = view.getExample(11);
        List<Feature> features = new ArrayList<>();
        straight.forEach(features::addFirst);
        features.add(new Feature("unknown", 1e9));
        Prediction<Event> prediction = model.predict(new ArrayExample<>(AnomalyFactory.UNKNOWN_EVENT, features));
        assertThat(prediction.getOutput().getScore()).isEqualTo(score(model, straight));
        assertThat(prediction.getNumActiveFeatures()).isEqualTo(4);
        Example<Event> stranger = new ArrayExample<>(AnomalyFactory.UNKNOWN_EVENT, List.of(new Feature("unknown", 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> model.predict(stranger));
    }

    @Test
    void excuseNamesTheFeaturesOfTheExplanation() throws StrayflowException {
        Planted planted = Planted.make(4);
        FlowDataset all = new FlowDataset(planted.matrix, Selection.all(Planted.ROWS));
        IsolationForestModel model = new IsolationForestTrainer(SPEC, 1).train(all, Map.of());
        int row = Planted.ROWS - 3;
        Explanation explanation = model.fitted().explain(planted.matrix, row);
        var weights = model.getExcuse(all.getExample(row))
                .orElseThrow()
                .getScores()
                .getOrDefault(Model.ALL_OUTPUTS, List.of());
        assertThat(weights).hasSize(4);
        for (int i = 0; i < weights.size(); i++) {
            Contribution contribution = explanation.contributions().get(i);
            assertThat(weights.get(i).getA()).isEqualTo(contribution.feature());
            assertThat(weights.get(i).getB()).isEqualTo(contribution.amount());
        }
        assertThat(model.getTopFeatures(3)).isEmpty();
    }

    @Test
    void provenanceTellsSettingsAndSeedButNoTime() throws StrayflowException {
        Planted planted = Planted.make(5);
        FlowDataset view = new FlowDataset(planted.matrix, Planted.training());
        IsolationForestModel model = new IsolationForestTrainer(SPEC, 4_711).train(view, Map.of());
        String text = model.fitted().provenance();
        assertThat(text)
                .contains("4711", "128", "IsolationForestTrainer", "FlowDataset", "4.3.2")
                .doesNotContain(String.valueOf(java.time.Year.now(java.time.ZoneOffset.UTC)))
                .doesNotContain(System.getProperty("user.name") + "/");
        JsonProvenanceSerialization json = new JsonProvenanceSerialization(false);
        assertThat(ProvenanceUtil.unmarshalProvenance(deserialize(json, text))).isEqualTo(model.getProvenance());
    }

    private static List<com.oracle.labs.mlrg.olcut.provenance.io.ObjectMarshalledProvenance> deserialize(
            JsonProvenanceSerialization json, String text) {
        try {
            return json.deserializeFromString(text);
        } catch (com.oracle.labs.mlrg.olcut.provenance.io.ProvenanceSerializationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void modelCopiesAndTrainerRepeats() throws StrayflowException {
        Planted planted = Planted.make(6);
        FlowDataset view = new FlowDataset(planted.matrix, Planted.training());
        IsolationForestTrainer trainer = new IsolationForestTrainer(SPEC, 1);
        IsolationForestModel first = trainer.train(view, Map.of());
        assertThat(trainer.getInvocationCount()).isEqualTo(1);
        IsolationForestModel second = (IsolationForestModel) trainer.train(view, Map.of(), 0);
        assertThat(trainer.getInvocationCount()).isEqualTo(1);
        assertThat(second.fitted().forest().data())
                .usingRecursiveComparison()
                .isEqualTo(first.fitted().forest().data());
        Example<Event> example = view.getExample(3);
        assertThat(first.copy().predict(example).getOutput().getScore()).isEqualTo(score(second, example));
        assertThat(first.validate(Event.class)).isTrue();
    }

    @Test
    void tooFewExamplesAreRefused() throws StrayflowException {
        Planted planted = Planted.make(7);
        FlowDataset one = new FlowDataset(planted.matrix, Selection.of(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IsolationForestTrainer(SPEC, 1).train(one, Map.of()))
                .withMessageContaining("CONF-123");
    }

    @Test
    void scoresDoNotDependOnTheOrderOfRows() throws StrayflowException {
        Planted straight = Planted.make(8);
        FittedDetector detector = Detectors.train(
                        SPEC, TrainingSet.of(straight.matrix, Planted.training()), 1, new Parallel(2))
                .run(Feedback.none());
        float[] scores = detector.score(straight.matrix, new Parallel(2))
                .run(Feedback.none())
                .values();
        float[] reversed = detector.score(straight.reversed(), new Parallel(2))
                .run(Feedback.none())
                .values();
        for (int row = 0; row < scores.length; row++) {
            assertThat(reversed[scores.length - 1 - row]).isEqualTo(scores[row]);
        }
    }

    private static double score(IsolationForestModel model, Example<Event> example) {
        return model.predict(example).getOutput().getScore();
    }
}
