package org.strayflow.workspace;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.strayflow.detect.FittedDetector;
import org.strayflow.detect.FittedLogisticRegression;
import org.strayflow.detect.FittedTrees;
import org.strayflow.store.ModelBundle;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Problem;

/** What a model can be written as for others. */
public enum ModelFormat {
    /** The trees as XGBoost's own libraries open them. */
    XGBOOST_JSON("xgboost-json", "XGBoost model", ".json"),
    /** Logistic regression with its scaling, for any runtime of ONNX. */
    ONNX("onnx", "ONNX model", ".onnx"),
    /** What the model is, in words: {@link ModelCard}. */
    CARD("card", "Model card", ".md");

    private final String id;
    private final String title;
    private final String suffix;

    ModelFormat(String id, String title, String suffix) {
        this.id = id;
        this.title = title;
        this.suffix = suffix;
    }

    /** The word for it on the command line. */
    public String id() {
        return id;
    }

    /** Its name for analysts. */
    public String title() {
        return title;
    }

    /** What its files' names end with. */
    public String suffix() {
        return suffix;
    }

    /**
     * The format of a word.
     *
     * @throws ConfigurationException CONF-231 when there is none
     */
    public static ModelFormat of(String id) throws ConfigurationException {
        Optional<ModelFormat> found =
                Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
        if (found.isEmpty()) {
            throw new ConfigurationException(Problem.of(
                    "CONF-231",
                    "There is no format " + id + ".",
                    "Choose one of "
                            + Arrays.stream(values()).map(ModelFormat::id).collect(Collectors.joining(", ")) + "."));
        }
        return found.get();
    }

    /** The formats that a model can be written as; never empty. */
    public static List<ModelFormat> of(ModelBundle model) {
        return Arrays.stream(values())
                .filter(format -> format.fits(model.detector()))
                .toList();
    }

    /** Whether a detector can be written so. */
    boolean fits(FittedDetector detector) {
        return switch (this) {
            case XGBOOST_JSON -> detector instanceof FittedTrees;
            case ONNX -> detector instanceof FittedLogisticRegression;
            case CARD -> true;
        };
    }
}
