package org.strayflow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.strayflow.detect.DetectorSpec;
import org.strayflow.detect.Detectors;
import org.strayflow.detect.FittedDetector;
import org.strayflow.detect.TrainingSet;
import org.strayflow.eval.Ranking;
import org.strayflow.eval.Split;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.feature.FeatureSketch;
import org.strayflow.feature.Preparation;
import org.strayflow.flow.Fingerprint;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Labels;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Role;
import org.strayflow.flow.Selection;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Feedback;
import org.strayflow.task.ModelException;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/**
 * Damaged bundles of every detector are refused in words or are what their bytes say: none crashes, hangs, takes more memory than its
 * length allows or loads as something else. Some thousands of damages here; the profile {@code fuzz} makes 100,000 a detector, in a small
 * heap.
 */
class DamagedBundlesTest {
    static final List<String> DETECTORS =
            Detectors.all().stream().map(DetectorSpec::id).toList();

    private static final Parallel ONE = new Parallel(1);
    private static final List<String> PARTS = List.of("manifest.json", "weights.bin", "sketch.bin");
    private static final int ROWS = 150;
    private static final int SECONDS = 5;
    private static final int FEW = 3_000;
    private static final int MANY = 100_000;

    /** A file may take so many bytes while it is read, and so many more a byte of it: most are of its manifest, a tree of texts. */
    private static final long ALWAYS = 2 << 20;

    private static final long PER_BYTE = 40;

    private static final int TIMES = Long.getLong("strayflow.fuzz.minutes", 0) > 0 ? MANY : FEW;
    private static final ExecutorService WORKER =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static FlowTable table;
    private static Labels labels;

    @BeforeAll
    static void capture() {
        SplittableRandom random = new SplittableRandom(5);
        double[] bytes = new double[ROWS];
        double[] packets = new double[ROWS];
        String[] texts = new String[ROWS];
        for (int row = 0; row < ROWS; row++) {
            int kind = row % 3;
            bytes[row] = random.nextInt(50) == 0 ? Double.NaN : random.nextInt(1_000) + 700 * kind;
            packets[row] = random.nextInt(20) - 5 * kind;
            texts[row] = List.of("BENIGN", "DoS", "Überfall").get(kind);
        }
        table = new FlowTable(
                List.of(
                        NumberColumn.of("bytes", bytes),
                        NumberColumn.of("packets", packets),
                        TextColumn.of("Label", texts)),
                List.of(Role.FEATURE, Role.FEATURE, Role.LABEL));
        labels = Labels.of(table.labelColumn().orElseThrow());
    }

    @AfterAll
    static void end() {
        WORKER.shutdownNow();
    }

    private static DetectorSpec small(String id) throws StrayflowException {
        DetectorSpec spec = Detectors.byId(id);
        return switch (id) {
            case "isolation-forest" -> spec.with("trees", "2").with("sampleSize", "16");
            case "nearest-neighbours" -> spec.with("neighbours", "2").with("prototypes", "20");
            case "random-forest" -> spec.with("trees", "2").with("depth", "3");
            case "xgboost" -> spec.with("rounds", "2").with("depth", "2");
            case "ensemble" ->
                spec.with("classifier.rounds", "1")
                        .with("classifier.depth", "2")
                        .with("novelty", "isolation-forest")
                        .with("novelty.trees", "2")
                        .with("novelty.sampleSize", "16");
            default -> spec;
        };
    }

    private static byte[] bundle(String id) throws Exception {
        DetectorSpec spec = small(id);
        List<String> columns = List.of("bytes", "packets");
        Selection training = Selection.all(120);
        Preparation preparation = Preparation.fit(table, training, columns, spec.preparation(), ONE)
                .run(Feedback.none());
        FeatureMatrix matrix = preparation.bind(table);
        FittedDetector detector = Detectors.train(
                        spec, new TrainingSet(matrix, training, Selection.of(), labels), 1, ONE)
                .run(Feedback.none());
        float[] scores = detector.score(matrix, ONE).run(Feedback.none()).values();
        Ranking ranking = Ranking.of(scores, labels, Selection.all(ROWS)).run(Feedback.none());
        float[] quantiles = new float[FeatureSketch.POINTS];
        for (int i = 0; i < quantiles.length; i++) {
            quantiles[i] = i / (float) quantiles.length;
        }
        ModelBundle model = new ModelBundle(
                detector,
                preparation,
                new TrainingRecord(
                        "generic",
                        List.of(new Fingerprint("a.csv", 10, "0".repeat(64))),
                        ROWS,
                        120,
                        "all",
                        "Label",
                        List.of("BENIGN"),
                        1,
                        Split.stratified(labels, 1).plan(),
                        List.of(new AppliedFix("DATA-101", "repeated", columns, 3)),
                        true),
                new Operation(0.5, "fpr=0.01", "validation", "test", ranking.metricsAt(0.5)),
                FeatureSketch.of(table, training, columns, ONE).run(Feedback.none()),
                quantiles);
        byte[] whole = zip(ModelFiles.parts(model));
        // What is loaded for the first reading is not the file's.
        ModelFiles.read(whole);
        return whole;
    }

    private static byte[] zip(Map<String, byte[]> parts) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Parts.write(parts, out);
        return out.toByteArray();
    }

    /** Its threshold was chosen for scores that this program does not give. */
    @Test
    void anEnsembleOfAnEarlierFormatIsRefused() throws Exception {
        Map<String, byte[]> parts = Parts.read(bundle("ensemble"), PARTS);
        parts.computeIfPresent("manifest.json", (name, manifest) -> new String(manifest, StandardCharsets.UTF_8)
                .replace("\"version\" : " + Manifest.VERSION + ",", "\"version\" : " + Manifest.SIXTH + ",")
                .getBytes(StandardCharsets.UTF_8));
        byte[] earlier = zip(parts);
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> ModelFiles.read(earlier))
                .withMessageContaining("MODEL-105");
    }

    @ParameterizedTest
    @FieldSource("DETECTORS")
    void cutOffAnywhereTheyAreRefused(String id) throws Exception {
        byte[] whole = bundle(id);
        assertThat(whole.length).as("few enough bytes to try every one").isLessThan(60_000);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatExceptionOfType(ModelException.class)
                    .as("the first " + length + " bytes")
                    .isThrownBy(() -> ModelFiles.read(cut));
        }
    }

    /** Of the whole file: what is opened is the model that was saved. */
    @ParameterizedTest
    @FieldSource("DETECTORS")
    void changedAnywhereTheyAreRefusedOrTheSame(String id) throws Exception {
        byte[] whole = bundle(id);
        Map<String, byte[]> saved = Parts.read(whole, PARTS);
        BundleDamage damage = new BundleDamage(seed());
        for (int i = 0; i < TIMES; i++) {
            byte[] changed = damage.of(whole);
            Map<String, byte[]> back = watched(changed);
            for (String part : back.keySet()) {
                assertThat(back.get(part)).as(part).isEqualTo(saved.get(part));
            }
        }
    }

    /** Of a part, with checksums that fit, so that the damage reaches its reader: what is opened is what the part says, every bit. */
    @ParameterizedTest
    @FieldSource("DETECTORS")
    void changedPartsAreRefusedOrTakenAtTheirWord(String id) throws Exception {
        Map<String, byte[]> parts = Parts.read(bundle(id), PARTS);
        BundleDamage damage = new BundleDamage(seed() + 1);
        int opened = 0;
        for (int i = 0; i < TIMES; i++) {
            Map<String, byte[]> changed = new LinkedHashMap<>(parts);
            String part = PARTS.get(i % 4 == 3 ? 1 : i % 4);
            changed.put(part, damage.of(Objects.requireNonNull(parts.get(part))));
            byte[] file = zip(changed);
            Map<String, byte[]> back = watched(file);
            if (!back.isEmpty()) {
                opened++;
                same(changed, back, file);
            }
        }
        assertThat(opened).as("damages that make another model").isBetween(1, TIMES * 2 / 3);
    }

    private static void same(Map<String, byte[]> said, Map<String, byte[]> back, byte[] file) throws Exception {
        for (String part : List.of("weights.bin", "sketch.bin")) {
            if (!Arrays.equals(back.get(part), said.get(part))) {
                throw new AssertionError("another " + part + " than the file says, kept in " + kept(file));
            }
        }
        ObjectNode ours = Json.readTree(Objects.requireNonNull(back.get("manifest.json")));
        ObjectNode theirs = Json.readTree(Objects.requireNonNull(said.get("manifest.json")));
        // Rewritten as the first version that can say it all.
        ours.remove("version");
        theirs.remove("version");
        if (!says(theirs, ours)) {
            throw new AssertionError("another manifest than the file says, kept in " + kept(file));
        }
    }

    /** Whether what is loaded has all that was said. What earlier formats leave out is added; lists of nothing are left out again. */
    private static boolean says(JsonNode said, JsonNode loaded) {
        if (said.isObject()) {
            return said.propertyStream().allMatch(field -> {
                JsonNode other = loaded.get(field.getKey());
                return other == null
                        ? field.getValue().isContainerNode() && field.getValue().isEmpty()
                        : says(field.getValue(), other);
            });
        }
        if (said.isArray()) {
            return said.size() == loaded.size()
                    && IntStream.range(0, said.size()).allMatch(i -> says(said.get(i), loaded.get(i)));
        }
        if (said.isNumber() && loaded.isNumber()) {
            return said.floatValue() == loaded.floatValue();
        }
        return said.equals(loaded) || sameSetting(said.asText(), loaded.asText());
    }

    /** Settings are texts: 03 is 3. */
    private static boolean sameSetting(String said, String loaded) {
        try {
            return Double.parseDouble(said) == Double.parseDouble(loaded);
        } catch (NumberFormatException e) {
            return said.strip().equalsIgnoreCase(loaded);
        }
    }

    /** Reads a file in its time and memory. Gives the parts that the model would be saved as; none when it is refused. */
    private static Map<String, byte[]> watched(byte[] file) throws Exception {
        Future<Map<String, byte[]>> reading = WORKER.submit(() -> read(file));
        try {
            return reading.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("not read in " + SECONDS + " s, kept in " + kept(file), e);
        } catch (ExecutionException e) {
            throw new AssertionError("kept in " + kept(file), e.getCause());
        }
    }

    private static Path kept(byte[] file) throws Exception {
        return Files.write(Files.createTempFile("strayflow-fuzz", ".sfm"), file);
    }

    private static Map<String, byte[]> read(byte[] file) throws Exception {
        long most = ALWAYS + PER_BYTE * file.length;
        // Classes that are loaded for the first damage of its sort are not taken again.
        long taken = taken(file) > most ? taken(file) : 0;
        if (taken > most) {
            throw new AssertionError(taken + " bytes taken for a file of " + file.length);
        }
        Optional<ModelBundle> opened = opened(file);
        if (opened.isEmpty()) {
            return Map.of();
        }
        ModelBundle back = opened.get();
        try {
            FeatureMatrix matrix = back.preparation().bind(table);
            for (float score :
                    back.detector().score(matrix, ONE).run(Feedback.none()).values()) {
                if (!(score >= 0 && score <= 1)) {
                    throw new AssertionError("a score of " + score);
                }
            }
        } catch (ModelException e) {
            assertThat(e.problem().code()).startsWith("MODEL-");
        }
        return ModelFiles.parts(back);
    }

    private static long taken(byte[] file) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Optional<ModelBundle> opened = opened(file);
        assertThat(opened).isNotNull();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static Optional<ModelBundle> opened(byte[] file) {
        try {
            return Optional.of(ModelFiles.read(file));
        } catch (ModelException e) {
            assertThat(e.problem().code()).startsWith("MODEL-");
            return Optional.empty();
        }
    }

    private static long seed() {
        return Long.getLong("strayflow.fuzz.seed", 7);
    }
}
