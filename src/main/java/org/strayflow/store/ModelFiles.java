package org.strayflow.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strayflow.detect.DetectorSpec;
import org.strayflow.detect.Detectors;
import org.strayflow.detect.EnsembleSpec;
import org.strayflow.detect.FittedDetector;
import org.strayflow.feature.FeatureSketch;
import org.strayflow.feature.Preparation;
import org.strayflow.feature.PreparationPlan;
import org.strayflow.io.AtomicFile;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.InputException;
import org.strayflow.task.Job;
import org.strayflow.task.LimitException;
import org.strayflow.task.ModelException;
import org.strayflow.task.Problem;

/**
 * Saves and opens model bundles. A bundle is a zip of {@code manifest.json} (see {@link Manifest}), {@code weights.bin},
 * {@code sketch.bin} and {@code SHA256SUMS}. Opening checks the checksums, every number's range and every index before the model is
 * used; a file from anywhere can be opened safely. The same model gives the same bytes.
 */
public final class ModelFiles {
    /** What a bundle's name ends with. */
    public static final String SUFFIX = ".sfm";

    /** A file larger than this, in bytes, is not opened. */
    public static final long MAX_BYTES = 1L << 30;

    static final String MANIFEST = "manifest.json";
    static final String WEIGHTS = "weights.bin";
    private static final String SKETCH = "sketch.bin";
    private static final String SKETCH_MAGIC = "SFSKETCH";

    private ModelFiles() {}

    /**
     * Saves a model.
     *
     * @param model the model
     * @param file where to
     * @param overwrite whether it may replace a file that is there
     */
    public static Job<Path> save(ModelBundle model, Path file, boolean overwrite) {
        return feedback -> {
            feedback.stage("saving " + file.getFileName());
            Map<String, byte[]> parts = parts(model);
            feedback.check();
            AtomicFile.write(file, overwrite, out -> Parts.write(parts, out));
            return file;
        };
    }

    static Map<String, byte[]> parts(ModelBundle model) {
        FittedDetector detector = model.detector();
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                Manifest.versionFor(model),
                new Manifest.Detector(detector.spec().id(), detector.spec().settings(), detector.provenance()),
                Manifest.settings(model.preparation().plan()),
                model.preparation().features(),
                model.preparation().dropped(),
                model.training(),
                model.operation(),
                model.sketches().stream().map(Manifest.SketchHead::of).toList());
        ArrayWriter sketch = new ArrayWriter().magic(SKETCH_MAGIC).floats(model.scoreQuantiles());
        model.sketches().forEach(s -> sketch.floats(s.quantiles()));
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put(MANIFEST, Json.bytes(manifest));
        parts.put(WEIGHTS, Weights.write(detector));
        parts.put(SKETCH, sketch.bytes());
        return parts;
    }

    /**
     * Opens a model.
     *
     * @param file the bundle; the job fails with {@link InputException} when it cannot be read, {@link LimitException} when it is larger
     *     than {@link #MAX_BYTES}, {@link ModelException} when it is damaged or of a later format
     */
    public static Job<ModelBundle> open(Path file) {
        return feedback -> {
            feedback.stage("opening " + file.getFileName());
            byte[] content = ModelContent.of(file, SUFFIX);
            feedback.check();
            try {
                return read(content);
            } catch (ModelException e) {
                throw new ModelException(e.problem().in(file.toString()), e);
            }
        };
    }

    /** The model of a file's bytes; see {@link #open}. */
    static ModelBundle read(byte[] content) throws ModelException {
        Map<String, byte[]> parts = Parts.read(content, List.of(MANIFEST, WEIGHTS, SKETCH));
        try {
            Manifest manifest = manifest(part(parts, MANIFEST));
            DetectorSpec spec = spec(manifest.detector());
            FittedDetector detector =
                    Weights.read(part(parts, WEIGHTS), spec, manifest.detector().provenance());
            if (!detector.provenance().equals(manifest.detector().provenance())) {
                throw Damage.of("its manifest tells of another training than the members of its ensemble");
            }
            Preparation preparation = Preparation.of(manifest.features(), manifest.dropped(), plan(manifest));
            ArrayReader sketch = new ArrayReader(SKETCH, part(parts, SKETCH));
            sketch.magic(SKETCH_MAGIC);
            float[] scoreQuantiles = sketch.floats();
            List<FeatureSketch> sketches = new ArrayList<>();
            for (Manifest.SketchHead head : manifest.sketches()) {
                sketches.add(head.with(sketch.floats()));
            }
            sketch.end();
            ModelBundle model = new ModelBundle(
                    detector, preparation, manifest.training(), manifest.operation(), sketches, scoreQuantiles);
            BundleCheck.check(model);
            return model;
        } catch (IOException | IllegalArgumentException e) {
            // Records check what they are given; what they refuse here came from the file.
            throw Damage.of("its manifest does not make sense (" + firstLine(e) + ")", e);
        }
    }

    private static byte[] part(Map<String, byte[]> parts, String name) throws ModelException {
        byte[] part = parts.get(name);
        if (part == null) {
            throw Damage.of("part " + name + " is lacking");
        }
        return part;
    }

    /** What earlier formats do not have, and later ones leave out when there is nothing to say. */
    private static void complete(ObjectNode training) {
        if (!training.has("fixes")) {
            training.putArray("fixes");
        }
        if (!training.has("kindsApart")) {
            training.put("kindsApart", false);
        }
    }

    private static Manifest manifest(byte[] part) throws IOException, ModelException {
        ObjectNode tree = Json.readTree(part);
        if (tree.get("training") instanceof ObjectNode training) {
            complete(training);
        }
        if (tree.path("training").get("split") instanceof ObjectNode split) {
            SplitForm.complete(split);
        }
        if (tree.get("operation") instanceof ObjectNode operation && !operation.has("aim")) {
            operation.put("aim", Operation.NO_AIM);
        }
        if (!tree.has("preparation")) {
            tree.putObject("preparation");
        }
        if (tree.get("sketches") instanceof ArrayNode sketches) {
            for (JsonNode sketch : sketches) {
                if (sketch instanceof ObjectNode head && !head.has("benign")) {
                    head.putArray("benign");
                }
            }
        }
        Manifest manifest = Json.convertAll(tree, Manifest.class);
        if (!Manifest.FORMAT.equals(manifest.format())) {
            throw Damage.of("it says that it is “" + manifest.format() + "”");
        }
        if (manifest.version() > Manifest.VERSION) {
            throw new ModelException(Problem.of(
                    "MODEL-102",
                    "The model is of format " + manifest.version() + ", this program knows formats up to "
                            + Manifest.VERSION + ".",
                    "Open it with a newer Strayflow."));
        }
        if (manifest.version() < Manifest.VERSION
                && EnsembleSpec.ID.equals(manifest.detector().id())) {
            throw new ModelException(Problem.of(
                    "MODEL-105",
                    "The model is an ensemble of an earlier Strayflow, which joined its members by other formulas: its threshold"
                            + " and its numbers would not hold here.",
                    "Train it again."));
        }
        return manifest;
    }

    private static DetectorSpec spec(Manifest.Detector detector) throws ModelException {
        try {
            DetectorSpec spec = Detectors.byId(detector.id());
            for (Map.Entry<String, String> setting : detector.settings().entrySet()) {
                spec = spec.with(setting.getKey(), setting.getValue());
            }
            return spec;
        } catch (ConfigurationException e) {
            throw Damage.of(
                    "its settings are not those of a detector (" + e.problem().summary() + ")", e);
        }
    }

    private static PreparationPlan plan(Manifest manifest) throws ModelException {
        try {
            return manifest.plan();
        } catch (ConfigurationException e) {
            throw Damage.of("its preparation makes no sense (" + e.problem().summary() + ")", e);
        }
    }

    static String firstLine(Throwable e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse("");
    }
}
