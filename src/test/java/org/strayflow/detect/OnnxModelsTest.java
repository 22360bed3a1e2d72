package org.strayflow.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;

/** Logistic regression as ONNX: the bytes are read back with the format's own definition and worked out as it says. */
class OnnxModelsTest {
    private static final int ROWS = 2_000;

    private static FittedLogisticRegression train(KindsCapture capture, String target, String logs) throws Exception {
        DetectorSpec spec = LogisticRegressionSpec.defaults()
                .with("target", target)
                .with("logs", logs)
                .with("epochs", "2");
        return (FittedLogisticRegression)
                Detectors.train(spec, capture.set(), 1, new Parallel(2)).run(Feedback.none());
    }

    @ParameterizedTest
    @CsvSource({"kinds, true", "kinds, false", "attack, true"})
    void theGraphGivesTheSameScoresAndProbabilities(String target, String logs) throws Exception {
        KindsCapture capture = KindsCapture.make(ROWS, 4, 11);
        FittedLogisticRegression model = train(capture, target, logs);
        float[] features = new float[ROWS * capture.matrix().width()];
        capture.matrix().fill(0, ROWS, features);
        Map<String, OnnxGraph.Tensor> told =
                new OnnxGraph(OnnxModels.write(model, Map.of())).run(OnnxGraph.Tensor.floats(ROWS, features));
        Scores scores = model.score(capture.matrix(), new Parallel(2)).run(Feedback.none());
        OnnxGraph.Tensor score = Objects.requireNonNull(told.get(OnnxModels.SCORE));
        OnnxGraph.Tensor probabilities = Objects.requireNonNull(told.get(OnnxModels.PROBABILITIES));
        int kinds = model.kinds().size();
        assertThat(score.shape()).containsExactly(ROWS, 1);
        assertThat(probabilities.shape()).containsExactly(ROWS, kinds);
        KindPredictions predictions = scores.predictions().orElseThrow();
        double highest = 0;
        for (int row = 0; row < ROWS; row++) {
            assertThat(score.values()[row]).isCloseTo(scores.values()[row], within(1e-6));
            assertThat(probabilities.values()[row * kinds + predictions.kind()[row]])
                    .isCloseTo(predictions.probability()[row], within(1e-6));
            highest = Math.max(highest, score.values()[row]);
        }
        assertThat(highest).isBetween(0.9, 1.0);
    }

    /** Values far outside of what was seen are cut off in the graph as they are here. */
    @Test
    void extremeValuesScoreAlike() throws Exception {
        KindsCapture capture = KindsCapture.make(ROWS, 4, 11);
        FittedLogisticRegression model = train(capture, "kinds", "true");
        int width = capture.matrix().width();
        float[] extremes = {0, -0f, 1e-30f, -1e-30f, 1e30f, -1e30f, Float.MAX_VALUE, -Float.MAX_VALUE, 1, -1};
        float[] features = new float[extremes.length * width];
        for (int i = 0; i < features.length; i++) {
            features[i] = extremes[(i * 7 + i / width) % extremes.length];
        }
        Map<String, OnnxGraph.Tensor> told = new OnnxGraph(OnnxModels.write(model, Map.of()))
                .run(OnnxGraph.Tensor.floats(extremes.length, features));
        OnnxGraph.Tensor score = Objects.requireNonNull(told.get(OnnxModels.SCORE));
        for (int row = 0; row < extremes.length; row++) {
            float[] values = new float[width];
            System.arraycopy(features, row * width, values, 0, width);
            assertThat(score.values()[row]).isCloseTo(unusual(model, values), within(1e-6));
        }
    }

    /** From the definition, in double precision. */
    private static double unusual(FittedLogisticRegression model, float[] raw) {
        float[] row = raw.clone();
        model.scaling().apply(row, 1);
        double benign = 0;
        double all = 0;
        for (int kind = 0; kind < model.kinds().size(); kind++) {
            int at = kind * (row.length + 1);
            double margin = model.weights()[at + row.length];
            for (int feature = 0; feature < row.length; feature++) {
                margin += model.weights()[at + feature] * row[feature];
            }
            all += Math.exp(margin);
            benign += model.kinds().get(kind).benign() ? Math.exp(margin) : 0;
        }
        return 1 - benign / all;
    }

    @Test
    void theFileSaysWhatItIs() throws Exception {
        KindsCapture capture = KindsCapture.make(ROWS, 4, 11);
        FittedLogisticRegression model = train(capture, "kinds", "true");
        Map<String, String> notes = Map.of("kinds", "[\"a\"]", "benign", "[]");
        byte[] bytes = OnnxModels.write(model, notes);
        assertThat(OnnxModels.write(model, notes)).isEqualTo(bytes);
        OnnxMl.ModelProto proto = new OnnxGraph(bytes).model();
        assertThat(proto.getMetadataPropsList())
                .extracting(OnnxMl.StringStringEntryProto::getKey)
                .containsExactly("benign", "kinds");
        assertThat(proto.getOpsetImportList())
                .extracting(OnnxMl.OperatorSetIdProto::getVersion)
                .containsExactly(13L);
        OnnxMl.GraphProto graph = proto.getGraph();
        assertThat(names(graph.getInputList())).containsExactly(OnnxModels.FEATURES);
        assertThat(names(graph.getOutputList())).containsExactlyInAnyOrder(OnnxModels.SCORE, OnnxModels.PROBABILITIES);
        Set<String> known = new HashSet<>(names(graph.getInputList()));
        graph.getInitializerList()
                .forEach(tensor -> assertThat(known.add(tensor.getName())).isTrue());
        for (OnnxMl.NodeProto node : graph.getNodeList()) {
            assertThat(known).containsAll(node.getInputList());
            assertThat(known.addAll(node.getOutputList())).isTrue();
        }
        assertThat(known).containsAll(names(graph.getOutputList()));
    }

    private static List<String> names(List<OnnxMl.ValueInfoProto> values) {
        return values.stream().map(OnnxMl.ValueInfoProto::getName).toList();
    }
}
