package org.strayflow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.detect.Detectors;
import org.strayflow.detect.FittedDetector;
import org.strayflow.detect.IsolationForestSpec;
import org.strayflow.detect.TrainingSet;
import org.strayflow.eval.Ranking;
import org.strayflow.eval.Split;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.feature.FeatureSketch;
import org.strayflow.feature.Preparation;
import org.strayflow.feature.PreparationPlan;
import org.strayflow.feature.TextEncoding;
import org.strayflow.flow.Fingerprint;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Labels;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Role;
import org.strayflow.flow.Selection;
import org.strayflow.flow.TextColumn;
import org.strayflow.flow.TimeReading;
import org.strayflow.io.AtomicFile;
import org.strayflow.task.Feedback;
import org.strayflow.task.InputException;
import org.strayflow.task.ModelException;
import org.strayflow.task.Parallel;

class ModelFilesTest {
    @TempDir
    static Path folder;

    private static final Parallel ONE = new Parallel(1);
    private static FlowTable table;
    private static ModelBundle model;
    private static byte[] saved;

    @BeforeAll
    static void train() throws Exception {
        table = table(400);
        List<String> features = List.of("bytes", "packets", "protocol");
        Selection rows = Selection.all(300);
        Preparation preparation = Preparation.fit(table, rows, features, ONE).run(Feedback.none());
        FeatureMatrix matrix = preparation.bind(table);
        FittedDetector detector = Detectors.train(
                        new IsolationForestSpec(5, 32, true), TrainingSet.of(matrix, rows), 1, ONE)
                .run(Feedback.none());
        float[] scores = detector.score(matrix, ONE).run(Feedback.none()).values();
        Labels labels = Labels.of(table.labelColumn().orElseThrow());
        Ranking ranking = Ranking.of(scores, labels, Selection.all(400)).run(Feedback.none());
        float[] quantiles = new float[FeatureSketch.POINTS];
        for (int i = 0; i < quantiles.length; i++) {
            quantiles[i] = i / 512f;
        }
        model = new ModelBundle(
                detector,
                preparation,
                new TrainingRecord(
                        "generic",
                        List.of(new Fingerprint("a.csv", 10, "0".repeat(64))),
                        400,
                        300,
                        "benign",
                        "Label",
                        List.of("BENIGN"),
                        1,
                        Split.stratified(labels, 1).plan(),
                        List.of(
                                new AppliedFix("DATA-104", AppliedFix.COLUMNS, List.of("octets"), 0),
                                new AppliedFix("DATA-101", "repeated", List.of("bytes", "packets"), 3)),
                        false),
                new Operation(0.5, "fpr=0.01", "validation", "test", ranking.metricsAt(0.5)),
                FeatureSketch.of(table, rows, features, ONE).run(Feedback.none()),
                quantiles);
        Path file = ModelFiles.save(model, folder.resolve("m.sfm"), false).run(Feedback.none());
        saved = Files.readAllBytes(file);
    }

    private static FlowTable table(int rows) {
        SplittableRandom random = new SplittableRandom(5);
        double[] bytes = new double[rows];
        double[] packets = new double[rows];
        String[] protocols = new String[rows];
        String[] labels = new String[rows];
        for (int row = 0; row < rows; row++) {
            bytes[row] = random.nextInt(50) == 0 ? Double.NaN : random.nextInt(100_000);
            packets[row] = random.nextInt(50) == 0 ? Double.POSITIVE_INFINITY : random.nextInt(100);
            protocols[row] = random.nextBoolean() ? "tcp" : "udp";
            labels[row] = random.nextInt(10) == 0 ? "DoS" : "BENIGN";
        }
        return new FlowTable(
                List.of(
                        NumberColumn.of("bytes", bytes),
                        NumberColumn.of("packets", packets),
                        TextColumn.of("protocol", protocols),
                        TextColumn.of("Label", labels)),
                List.of(Role.FEATURE, Role.FEATURE, Role.FEATURE, Role.LABEL));
    }

    @Test
    void aModelComesBackAsItWasSaved() throws Exception {
        ModelBundle back = ModelFiles.open(folder.resolve("m.sfm")).run(Feedback.none());
        assertThat(back.preparation().features()).isEqualTo(model.preparation().features());
        assertThat(back.preparation().dropped()).isEqualTo(model.preparation().dropped());
        assertThat(back.training()).isEqualTo(model.training());
        assertThat(back.operation()).isEqualTo(model.operation());
        assertThat(back.scoreQuantiles()).isEqualTo(model.scoreQuantiles());
        assertThat(back.detector().provenance()).isEqualTo(model.detector().provenance());
        assertThat(scores(back)).isEqualTo(scores(model));
        for (int i = 0; i < model.sketches().size(); i++) {
            assertThat(back.sketches().get(i).quantiles())
                    .isEqualTo(model.sketches().get(i).quantiles());
            assertThat(back.sketches().get(i).categories())
                    .isEqualTo(model.sketches().get(i).categories());
        }
    }

    /** Earlier programs open what they understand. */
    @Test
    void onlyAModelWithFixesIsOfTheLaterFormat() throws Exception {
        assertThat(manifest(saved)).contains("\"version\" : 2,").contains("\"fixes\"");
        TrainingRecord t = model.training();
        ModelBundle plain = new ModelBundle(
                model.detector(),
                model.preparation(),
                new TrainingRecord(
                        t.layout(),
                        t.files(),
                        t.rows(),
                        t.trainingRows(),
                        t.trainedOn(),
                        t.labelColumn(),
                        t.benignTexts(),
                        t.seed(),
                        t.split(),
                        List.of(),
                        false),
                model.operation(),
                model.sketches(),
                model.scoreQuantiles());
        Path file = ModelFiles.save(plain, folder.resolve("plain.sfm"), true).run(Feedback.none());
        assertThat(manifest(Files.readAllBytes(file)))
                .contains("\"version\" : 1,")
                .doesNotContain("\"fixes\"");
        assertThat(ModelFiles.open(file).run(Feedback.none()).training()).isEqualTo(plain.training());
    }

    /** An earlier program would divide the rows of a moment, and report on rows that were trained on. */
    @Test
    void aSplitThatKeepsMomentsWholeIsOfTheLatestFormat() throws Exception {
        for (boolean whole : new boolean[] {true, false}) {
            Split.Plan plan =
                    new Split.Plan(Split.Method.TIME, 1, 0.6, 0.2, List.of(), List.of(), TimeReading.AS_FOUND, whole);
            ModelBundle timed = new ModelBundle(
                    model.detector(),
                    model.preparation(),
                    splitBy(plan, model.training()),
                    model.operation(),
                    model.sketches(),
                    model.scoreQuantiles());
            Path file =
                    ModelFiles.save(timed, folder.resolve("timed.sfm"), true).run(Feedback.none());
            String written = manifest(Files.readAllBytes(file));
            assertThat(written).contains("\"version\" : " + (whole ? 7 : 4) + ",");
            assertThat(written.contains("wholeMoments")).isEqualTo(whole);
            assertThat(ModelFiles.open(file).run(Feedback.none()).training().split())
                    .isEqualTo(plan);
        }
    }

    private static TrainingRecord splitBy(Split.Plan plan, TrainingRecord t) {
        return new TrainingRecord(
                t.layout(),
                t.files(),
                t.rows(),
                t.trainingRows(),
                t.trainedOn(),
                t.labelColumn(),
                t.benignTexts(),
                t.seed(),
                plan,
                t.fixes(),
                false);
    }

    @Test
    void anotherPreparationComesBackAsItWasSaved() throws Exception {
        List<String> columns = List.of("bytes", "packets", "protocol");
        PreparationPlan plan = PreparationPlan.forLinearModels()
                .and(PreparationPlan.usual().withTexts(EnumSet.allOf(TextEncoding.class)));
        Preparation preparation =
                Preparation.fit(table, Selection.all(300), columns, plan, ONE).run(Feedback.none());
        assertThat(preparation.names())
                .containsExactly(
                        "bytes",
                        "bytes is missing",
                        "packets",
                        "protocol",
                        "protocol=tcp",
                        "protocol=udp",
                        "protocol as ordinal");
        FittedDetector detector = Detectors.train(
                        new IsolationForestSpec(5, 32, true),
                        TrainingSet.of(preparation.bind(table), Selection.all(300)),
                        1,
                        ONE)
                .run(Feedback.none());
        ModelBundle prepared = new ModelBundle(
                detector, preparation, model.training(), model.operation(), model.sketches(), model.scoreQuantiles());
        Path file =
                ModelFiles.save(prepared, folder.resolve("prepared.sfm"), true).run(Feedback.none());
        assertThat(manifest(Files.readAllBytes(file)))
                .contains("\"version\" : 3,")
                .contains("\"text\" : \"rarity+one-hot+ordinal\"");
        ModelBundle back = ModelFiles.open(file).run(Feedback.none());
        assertThat(back.preparation().plan()).isEqualTo(plan);
        assertThat(back.preparation().features()).isEqualTo(preparation.features());
        assertThat(scores(back)).isEqualTo(scores(prepared));
        changedPartsNeverCrash(Files.readAllBytes(file), List.of("manifest.json"), 3_000);
        assertThat(manifest(saved)).doesNotContain("\"preparation\"");
    }

    private static String manifest(byte[] bundle) throws Exception {
        Map<String, byte[]> parts = Parts.read(bundle, List.of("manifest.json", "weights.bin", "sketch.bin"));
        return new String(Objects.requireNonNull(parts.get("manifest.json")), StandardCharsets.UTF_8);
    }

    private static float[] scores(ModelBundle bundle) throws Exception {
        return bundle.detector()
                .score(bundle.preparation().bind(table), ONE)
                .run(Feedback.none())
                .values();
    }

    @Test
    void changedFilesAreRefusedOrUnchanged() throws Exception {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 2_000; i++) {
            byte[] changed = saved.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
            sameOrRefused(changed);
        }
        for (int length = 0; length < saved.length; length += 1 + random.nextInt(60)) {
            sameOrRefused(Arrays.copyOf(saved, length));
        }
    }

    /** Even with checksums that fit, no part may crash, hang or pass unnoticed as something else. */
    @Test
    void changedPartsWithFittingChecksumsNeverCrash() throws Exception {
        changedPartsNeverCrash(saved, List.of("manifest.json", "weights.bin", "sketch.bin"), 6_000);
    }

    private static void changedPartsNeverCrash(byte[] bundle, List<String> which, int times) throws Exception {
        SplittableRandom random = new SplittableRandom(13);
        Map<String, byte[]> parts = Parts.read(bundle, List.of("manifest.json", "weights.bin", "sketch.bin"));
        for (int i = 0; i < times; i++) {
            Map<String, byte[]> changed = new LinkedHashMap<>(parts);
            String part = which.get(i % which.size());
            byte[] content = Objects.requireNonNull(parts.get(part)).clone();
            content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
            changed.put(part, content);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Parts.write(changed, out);
            try {
                ModelBundle back = ModelFiles.read(out.toByteArray());
                for (float score : scoresOrNone(back)) {
                    assertThat(score).isBetween(0f, 1f);
                }
            } catch (ModelException e) {
                assertThat(e.problem().code()).startsWith("MODEL-");
            }
        }
    }

    private static float[] scoresOrNone(ModelBundle bundle) throws Exception {
        try {
            return scores(bundle);
        } catch (ModelException e) {
            return new float[0];
        }
    }

    private static void sameOrRefused(byte[] changed) {
        try {
            ModelBundle back = ModelFiles.read(changed);
            assertThat(back.operation()).isEqualTo(model.operation());
            assertThat(back.preparation().features())
                    .isEqualTo(model.preparation().features());
        } catch (ModelException e) {
            assertThat(e.problem().code()).startsWith("MODEL-");
        }
    }

    @Test
    void laterFormatsOtherFilesAndLackingOnesAreSaidPlainly() throws Exception {
        Map<String, byte[]> parts =
                new LinkedHashMap<>(Parts.read(saved, List.of("manifest.json", "weights.bin", "sketch.bin")));
        String manifest = new String(Objects.requireNonNull(parts.get("manifest.json")), StandardCharsets.UTF_8);
        parts.put(
                "manifest.json",
                manifest.replace("\"version\" : 2,", "\"version\" : " + (Manifest.VERSION + 1) + ",")
                        .getBytes(StandardCharsets.UTF_8));
        Path later = folder.resolve("later.sfm");
        AtomicFile.write(later, true, out -> Parts.write(parts, out));
        assertThatThrownBy(() -> ModelFiles.open(later).run(Feedback.none()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("MODEL-102");
        Path text = Files.writeString(folder.resolve("text.sfm"), "hello");
        assertThatThrownBy(() -> ModelFiles.open(text).run(Feedback.none())).hasMessageContaining("MODEL-101");
        assertThatThrownBy(() -> ModelFiles.open(folder.resolve("absent.sfm")).run(Feedback.none()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("MODEL-104");
    }

    @Test
    void theSameModelGivesTheSameBytes() throws Exception {
        Path again = ModelFiles.save(model, folder.resolve("again.sfm"), false).run(Feedback.none());
        assertThat(Files.readAllBytes(again)).isEqualTo(saved);
        assertThatThrownBy(() -> ModelFiles.save(model, again, false).run(Feedback.none()))
                .isInstanceOf(InputException.class);
    }
}
