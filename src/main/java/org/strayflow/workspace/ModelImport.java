package org.strayflow.workspace;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.strayflow.detect.Kind;
import org.strayflow.detect.XgBoostFile;
import org.strayflow.detect.XgBoostModels;
import org.strayflow.eval.Confusion;
import org.strayflow.eval.Goal;
import org.strayflow.eval.Metrics;
import org.strayflow.eval.Partition;
import org.strayflow.eval.Split;
import org.strayflow.feature.FeatureSketch;
import org.strayflow.feature.Preparation;
import org.strayflow.feature.PreparationPlan;
import org.strayflow.feature.PreparedFeature;
import org.strayflow.flow.Fingerprint;
import org.strayflow.store.Json;
import org.strayflow.store.ModelBundle;
import org.strayflow.store.ModelContent;
import org.strayflow.store.Operation;
import org.strayflow.store.TrainingRecord;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Job;
import org.strayflow.task.ModelException;
import org.strayflow.task.Problem;

/**
 * A model of another program, read and checked, that waits to be told what its classes mean.
 *
 * @param fingerprint of its file
 * @param file what it holds
 */
public record ModelImport(Fingerprint fingerprint, XgBoostFile file) {
    /** Flows that it takes for more likely an attack than benign are flagged, until a goal says otherwise. */
    private static final double THRESHOLD = 0.5;

    /** Nobody knows which rows a threshold was chosen on. */
    private static final String UNKNOWN = "unknown";

    /**
     * What a file does not say itself.
     *
     * @param features the columns that the model's features are, in its order; empty for the names that it has
     * @param kinds names of its classes, in their order; empty for the usual ones
     * @param benign the names or numbers, counted from 0, of the classes that mean benign
     */
    public record Choices(List<String> features, List<String> kinds, List<String> benign) {
        /** Copies the lists. */
        public Choices {
            features = features.stream().map(String::strip).toList();
            kinds = kinds.stream().map(String::strip).toList();
            benign = benign.stream().map(String::strip).toList();
        }
    }

    /**
     * Reads a file.
     *
     * @param path an XGBoost model in JSON
     * @return a job; it fails as {@link ModelContent#of} does, and with {@link ModelException} MODEL-220 when it is no such model
     */
    public static Job<ModelImport> read(Path path) {
        return feedback -> {
            feedback.stage("reading " + path.getFileName());
            byte[] content = ModelContent.of(path, ModelFormat.XGBOOST_JSON.suffix());
            feedback.check();
            try {
                Fingerprint fingerprint =
                        new Fingerprint(path.getFileName().toString(), content.length, sha256(content));
                return new ModelImport(fingerprint, XgBoostModels.read(content));
            } catch (ModelException e) {
                throw new ModelException(e.problem().in(path.toString()), e);
            }
        };
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private ModelNotes notes() {
        return new ModelNotes(file.notes());
    }

    /** The columns that it takes where nobody says otherwise; empty when the file does not name them. */
    public List<String> columns() {
        return file.featureNames().stream().map(String::strip).toList();
    }

    /**
     * The names of its classes where nobody says otherwise: those that its notes name, or their numbers.
     *
     * @throws ModelException MODEL-222 when its notes make no sense
     */
    public List<String> classNames() throws ModelException {
        return notes().kinds()
                .map(kinds -> kinds.stream().map(Kind::name).toList())
                .orElseGet(this::numbered);
    }

    /**
     * The classes that mean benign where nobody says otherwise: those of its notes, or none.
     *
     * @throws ModelException MODEL-222 when its notes make no sense
     */
    public List<String> benignNames() throws ModelException {
        return notes().kinds().orElse(List.of()).stream()
                .filter(Kind::benign)
                .map(Kind::name)
                .toList();
    }

    private List<String> numbered() {
        return IntStream.range(0, file.classes())
                .mapToObj(number -> "class " + number)
                .toList();
    }

    /**
     * The model, ready to score captures that have its columns.
     *
     * @throws ConfigurationException CONF-233 when the columns are not known, CONF-234 when it is not clear which classes are benign
     * @throws ModelException MODEL-220 when it cannot be taken over, MODEL-221 when the choices do not fit it, MODEL-222 when its notes
     *     make no sense
     */
    public ModelBundle with(Choices choices) throws ConfigurationException, ModelException {
        List<Kind> kinds = kinds(choices);
        XgBoostFile.Taken taken = taken(kinds, choices.features());
        List<FeatureSketch> unknown = taken.preparation().features().stream()
                .map(PreparedFeature::column)
                .distinct()
                .map(column -> new FeatureSketch(column, new float[0], Map.of(), 0, 0, Optional.empty()))
                .toList();
        TrainingRecord training = new TrainingRecord(
                "",
                List.of(fingerprint),
                0,
                0,
                TrainingRecord.ELSEWHERE,
                "",
                kinds.stream().filter(Kind::benign).map(Kind::name).toList(),
                0,
                Split.none(0).plan(),
                List.of(),
                false);
        return new ModelBundle(taken.detector(), taken.preparation(), training, operation(), unknown, new float[0]);
    }

    private XgBoostFile.Taken taken(List<Kind> kinds, List<String> chosen)
            throws ConfigurationException, ModelException {
        Optional<List<PreparedFeature>> prepared = chosen.isEmpty() ? notes().preparation() : Optional.empty();
        if (prepared.isPresent()) {
            Preparation preparation = Preparation.of(prepared.get(), List.of(), PreparationPlan.usual());
            if (!preparation.names().equals(file.featureNames())) {
                throw ModelNotes.damaged("the features prepared are not those of the trees");
            }
            return file.use(kinds, preparation, provenance());
        }
        List<String> columns = chosen.isEmpty() ? columns() : chosen;
        if (columns.isEmpty()) {
            throw new ConfigurationException(new Problem(
                    "CONF-233",
                    "The model does not name its " + file.features() + " features.",
                    "Say which columns they are, in the order in which it was trained on them.",
                    fingerprint.name()));
        }
        return file.use(kinds, columns, provenance());
    }

    private Operation operation() throws ModelException {
        double threshold = notes().threshold().orElse(THRESHOLD);
        Metrics none = new Metrics(0, 0, 0, threshold, 0, new Confusion(0, 0, 0, 0), Double.NaN, Double.NaN, List.of());
        return new Operation(threshold, new Goal.Threshold(threshold).text(), UNKNOWN, Partition.ALL.title(), none);
    }

    private String provenance() {
        Map<String, Object> origin = new LinkedHashMap<>();
        origin.put("imported-from", ModelFormat.XGBOOST_JSON.title());
        origin.put("file", fingerprint.name());
        origin.put("sha256", fingerprint.sha256());
        return Json.text(origin);
    }

    private List<Kind> kinds(Choices choices) throws ConfigurationException, ModelException {
        int classes = file.classes();
        List<String> named = choices.kinds().isEmpty() ? classNames() : choices.kinds();
        if (named.size() != classes) {
            throw unclear("it tells " + classes + " classes apart, " + named.size() + " are named", named);
        }
        boolean[] benign = new boolean[classes];
        for (String text : choices.benign().isEmpty() ? benignNames() : choices.benign()) {
            int place = named.indexOf(text);
            place = place < 0 ? numbered().indexOf("class " + text) : place;
            if (place < 0) {
                throw unclear("it has no class " + text, named);
            }
            benign[place] = true;
        }
        Set<Boolean> both = Set.copyOf(IntStream.range(0, benign.length)
                .mapToObj(place -> benign[place])
                .toList());
        if (both.size() < 2) {
            throw unclear(both.contains(true) ? "all its classes would be" : "no class is named", named);
        }
        // Of two classes without names one is benign and the other is what our own two-class detectors call it.
        boolean usual =
                classes == 2 && choices.kinds().isEmpty() && notes().kinds().isEmpty();
        List<Kind> kinds = new ArrayList<>();
        for (int place = 0; place < benign.length; place++) {
            String name = usual ? (benign[place] ? "benign" : "attack") : named.get(place);
            kinds.add(new Kind(name, benign[place]));
        }
        return kinds;
    }

    private ConfigurationException unclear(String why, List<String> named) {
        return new ConfigurationException(new Problem(
                "CONF-234",
                "Which classes are benign is not clear: " + why + ".",
                "Name at least one and not all of: " + String.join(", ", named) + ".",
                fingerprint.name()));
    }
}
