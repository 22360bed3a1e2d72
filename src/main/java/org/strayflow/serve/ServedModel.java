package org.strayflow.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.strayflow.detect.Scores;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.feature.FeatureSketch;
import org.strayflow.feature.PreparedFeature;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Role;
import org.strayflow.io.ColumnPlan;
import org.strayflow.store.ModelBundle;
import org.strayflow.task.Feedback;
import org.strayflow.task.InputException;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;
import org.strayflow.workspace.Workspace;

/**
 * A model as the service uses it. Immutable and safe for any number of threads; the scores are those of every other front end, as the same
 * preparation and detector make them.
 */
final class ServedModel {
    private static final int SHOWN_DIGITS = 12;

    /** Every prediction is made on the thread that asks: there are as many as there are clients. */
    private static final Parallel ALONE = new Parallel(1);

    private final ModelBundle bundle;
    private final String file;
    private final String sha256;
    private final String id;
    private final List<ColumnPlan> columns;
    private final DriftWindow window;
    private final Set<String> numbers = new HashSet<>();

    ServedModel(ModelBundle bundle, String file, String sha256, int window) {
        this.bundle = bundle;
        this.file = file;
        this.sha256 = sha256;
        this.id = file + "@" + sha256.substring(0, Math.min(SHOWN_DIGITS, sha256.length()));
        this.columns = columns(bundle);
        this.window = new DriftWindow(bundle, columns, window);
        bundle.preparation().features().stream()
                .filter(feature -> feature.kind() == PreparedFeature.Kind.NUMBER)
                .forEach(feature -> numbers.add(feature.name()));
    }

    /**
     * Opens a model.
     *
     * @param path a bundle
     * @param window how many flows drift is measured over
     * @throws StrayflowException when it cannot be read, is damaged, or is replaced meanwhile
     */
    static ServedModel open(Path path, int window) throws StrayflowException {
        String before = sha256(path);
        ModelBundle bundle = new Workspace(ALONE).openModel(path).run(Feedback.none());
        if (!before.equals(sha256(path))) {
            throw new InputException(new Problem(
                    "SERVE-201", "The model was replaced while it was read.", "Open it again.", path.toString()));
        }
        return new ServedModel(bundle, String.valueOf(path.getFileName()), before, window);
    }

    private static String sha256(Path path) throws StrayflowException {
        try (InputStream in = Files.newInputStream(path)) {
            DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (IOException e) {
            // The reader of models says it best.
            new Workspace(ALONE).openModel(path).run(Feedback.none());
            return "";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the features are made of; what a column holds shows from the features, or else from how it was distributed. */
    private static List<ColumnPlan> columns(ModelBundle bundle) {
        Map<String, ColumnPlan.Kind> kinds = new LinkedHashMap<>();
        for (PreparedFeature feature : bundle.preparation().features()) {
            switch (feature.kind()) {
                case NUMBER -> kinds.put(feature.column(), ColumnPlan.Kind.NUMBER);
                case TEXT, ONE_HOT, ORDINAL -> kinds.put(feature.column(), ColumnPlan.Kind.TEXT);
                case MISSING -> kinds.putIfAbsent(feature.column(), ofSketch(bundle, feature.column()));
            }
        }
        List<ColumnPlan> columns = new ArrayList<>();
        kinds.forEach((name, kind) -> columns.add(new ColumnPlan(name, Role.FEATURE, kind)));
        return List.copyOf(columns);
    }

    private static ColumnPlan.Kind ofSketch(ModelBundle bundle, String column) {
        boolean texts = bundle.sketches().stream()
                .filter(sketch -> sketch.feature().equals(column))
                .map(FeatureSketch::categories)
                .anyMatch(categories -> !categories.isEmpty());
        return texts ? ColumnPlan.Kind.TEXT : ColumnPlan.Kind.NUMBER;
    }

    /** The model. */
    ModelBundle bundle() {
        return bundle;
    }

    /** Its file's name and the beginning of its SHA-256: which model it was that answered. */
    String id() {
        return id;
    }

    /** The name of its file. */
    String file() {
        return file;
    }

    /** Names its exact content. */
    String sha256() {
        return sha256;
    }

    /** The columns that its features are made of. */
    List<ColumnPlan> columns() {
        return columns;
    }

    /** Whether a feature is a number of the flow itself, and not what stands for a text or a gap. */
    boolean isNumber(String feature) {
        return numbers.contains(feature);
    }

    /** The latest flows it has seen. */
    DriftWindow window() {
        return window;
    }

    /**
     * Scores flows.
     *
     * @param table has the {@link #columns}
     */
    Scored score(FlowTable table) throws StrayflowException {
        FeatureMatrix matrix = bundle.preparation().bind(table);
        return new Scored(table, matrix, bundle.detector().score(matrix, ALONE).run(Feedback.none()));
    }

    /**
     * Flows with their scores.
     *
     * @param table the flows
     * @param matrix their features
     * @param scores what the detector says
     */
    record Scored(FlowTable table, FeatureMatrix matrix, Scores scores) {}
}
