package org.strayflow.detect;

import ai.onnx.proto.OnnxMl;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.tribuo.util.onnx.ONNXContext;
import org.tribuo.util.onnx.ONNXInitializer;
import org.tribuo.util.onnx.ONNXOperators;
import org.tribuo.util.onnx.ONNXPlaceholder;
import org.tribuo.util.onnx.ONNXRef;

/**
 * Writes logistic regression, with the scaling of its features, as an ONNX model through Tribuo. It computes in double precision where
 * {@link FittedLogisticRegression} does and rounds where that rounds, so that scores are the same.
 *
 * <ul>
 *   <li>Input {@value #FEATURES}: floats, rows × features, as the preparation makes them, in its order; no value may be missing.
 *   <li>Output {@value #SCORE}: floats, rows × 1, the probability that a flow is not benign.
 *   <li>Output {@value #PROBABILITIES}: floats, rows × kinds.
 * </ul>
 */
public final class OnnxModels {
    /** The model's input. */
    public static final String FEATURES = "features";

    /** The output with the scores. */
    public static final String SCORE = "score";

    /** The output with the probability of every kind. */
    public static final String PROBABILITIES = "probabilities";

    /** The intermediate representation that the operators' version came with. */
    private static final long IR_VERSION = 7;

    private final ONNXContext context = new ONNXContext();
    private final FittedLogisticRegression model;
    private final int width;
    private final int kinds;

    private OnnxModels(FittedLogisticRegression model) {
        this.model = model;
        this.width = model.features();
        this.kinds = model.kinds().size();
    }

    /**
     * Writes a model.
     *
     * @param model the detector
     * @param notes what a reader should know beside the graph, by its name; becomes the model's metadata
     * @return the file's content; the same model and notes give the same bytes
     */
    public static byte[] write(FittedLogisticRegression model, Map<String, String> notes) {
        OnnxMl.ModelProto.Builder proto = OnnxMl.ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("Strayflow")
                .setDocString(
                        "Logistic regression of network flows; score is the probability that a flow is not benign.")
                .addOpsetImport(OnnxOperator.operators())
                .setGraph(new OnnxModels(model).graph());
        new TreeMap<>(notes)
                .forEach((name, text) -> proto.addMetadataProps(
                        OnnxMl.StringStringEntryProto.newBuilder().setKey(name).setValue(text)));
        return proto.build().toByteArray();
    }

    private OnnxMl.GraphProto graph() {
        context.setName("strayflow");
        ONNXPlaceholder features = context.floatInput(FEATURES, width);
        ONNXRef<?> margins = weighted(scaled(features.cast(double.class)), "weights", weights(), kinds);
        ONNXRef<?> sums = margins.apply(ONNXOperators.ADD, doubles("constants", constants()));
        ONNXRef<?> probabilities = sums.apply(ONNXOperators.SOFTMAX, Map.of("axis", 1));
        ONNXRef<?> unusual = weighted(probabilities, "attacks", attacks(), 1);
        ONNXRef<?> score = unusual.apply(OnnxOperator.MIN, doubles("one", 1));
        context.assignTo(score.cast(float.class), context.floatOutput(SCORE, 1));
        context.assignTo(probabilities.cast(float.class), context.floatOutput(PROBABILITIES, kinds));
        return context.buildGraph();
    }

    /** As {@link Scaling#apply}: logarithms, mean and deviation, limits, and rounding to a float. */
    private ONNXRef<?> scaled(ONNXRef<?> raw) {
        Scaling scaling = model.scaling();
        ONNXRef<?> taken = raw;
        double[] logs = new double[width];
        double[] others = new double[width];
        for (int feature = 0; feature < width; feature++) {
            logs[feature] = scaling.logs()[feature] ? 1 : 0;
            others[feature] = 1 - logs[feature];
        }
        if (Arrays.stream(logs).anyMatch(log -> log == 1)) {
            ONNXRef<?> logarithm = raw.apply(OnnxOperator.ABS)
                    .apply(ONNXOperators.ADD, doubles("one", 1))
                    .apply(OnnxOperator.LOG)
                    .apply(ONNXOperators.MUL, raw.apply(OnnxOperator.SIGN));
            taken = logarithm
                    .apply(ONNXOperators.MUL, doubles("logs", logs))
                    .apply(ONNXOperators.ADD, raw.apply(ONNXOperators.MUL, doubles("others", others)));
        }
        return taken.apply(ONNXOperators.SUB, doubles("means", widened(scaling.means())))
                .apply(ONNXOperators.DIV, doubles("deviations", widened(scaling.deviations())))
                .apply(OnnxOperator.MIN, doubles("highest", scaling.clip()))
                .apply(OnnxOperator.MAX, doubles("lowest", -scaling.clip()))
                .cast(float.class)
                .cast(double.class);
    }

    private static double[] widened(float[] values) {
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        return wide;
    }

    private double[] weights() {
        double[] all = model.weights();
        double[] weights = new double[kinds * width];
        Arrays.setAll(weights, i -> all[i / width * (width + 1) + i % width]);
        return weights;
    }

    private double[] constants() {
        double[] all = model.weights();
        double[] constants = new double[kinds];
        Arrays.setAll(constants, kind -> all[kind * (width + 1) + width]);
        return constants;
    }

    /** 1 for every kind that is not benign. */
    private double[] attacks() {
        return model.kinds().stream().mapToDouble(kind -> kind.benign() ? 0 : 1).toArray();
    }

    /** Sums of the columns; Tribuo has no initializer for a matrix of doubles, so that a row of them is given its shape. */
    private ONNXRef<?> weighted(ONNXRef<?> values, String name, double[] weights, int sums) {
        long[] shape = {sums, weights.length / sums};
        ONNXRef<?> matrix = doubles(name, weights).apply(OnnxOperator.RESHAPE, context.array(name + "-shape", shape));
        return values.apply(ONNXOperators.GEMM, matrix, Map.of("transB", 1));
    }

    private ONNXInitializer doubles(String name, double... values) {
        return context.array(name, values, false);
    }
}
