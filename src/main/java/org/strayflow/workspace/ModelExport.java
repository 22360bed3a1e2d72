package org.strayflow.workspace;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.strayflow.detect.FittedDetector;
import org.strayflow.detect.FittedLogisticRegression;
import org.strayflow.detect.FittedTrees;
import org.strayflow.detect.OnnxModels;
import org.strayflow.detect.XgBoostModels;
import org.strayflow.io.AtomicFile;
import org.strayflow.store.ModelBundle;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Job;
import org.strayflow.task.Problem;

/**
 * Writes a model for others to read.
 *
 * @param model what to write
 * @param name of its file, for its card
 * @param format as what
 */
public record ModelExport(ModelBundle model, String name, ModelFormat format) {
    /**
     * Writes the file.
     *
     * @param out where to
     * @param overwrite whether it may replace a file that is there
     * @return a job; it fails with {@link ConfigurationException} CONF-232 when the format does not fit the detector
     */
    public Job<Path> write(Path out, boolean overwrite) {
        return feedback -> {
            feedback.stage("writing " + out.getFileName());
            byte[] content = content();
            feedback.check();
            AtomicFile.write(out, overwrite, stream -> stream.write(content));
            return out;
        };
    }

    /**
     * What is written.
     *
     * @throws ConfigurationException CONF-232 when the format does not fit the detector
     */
    byte[] content() throws ConfigurationException {
        FittedDetector detector = model.detector();
        if (!format.fits(detector)) {
            throw doesNotFit();
        }
        if (format == ModelFormat.XGBOOST_JSON && detector instanceof FittedTrees trees) {
            return XgBoostModels.write(trees, model.preparation().names(), ModelNotes.of(model));
        }
        if (format == ModelFormat.ONNX && detector instanceof FittedLogisticRegression linear) {
            return OnnxModels.write(linear, ModelNotes.of(model));
        }
        return ModelCard.of(model, name).text().getBytes(StandardCharsets.UTF_8);
    }

    private ConfigurationException doesNotFit() {
        return new ConfigurationException(Problem.of(
                "CONF-232",
                "A model of the detector “" + model.detector().spec().title() + "” cannot be written as "
                        + format.title() + ".",
                "It can be written as "
                        + ModelFormat.of(model).stream().map(ModelFormat::id).collect(Collectors.joining(" or "))
                        + "."));
    }
}
