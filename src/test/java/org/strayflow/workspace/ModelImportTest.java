package org.strayflow.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.detect.Scores;
import org.strayflow.detect.XgBoostModels;
import org.strayflow.detect.XgBoostSpec;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.flow.Fingerprint;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.store.ModelBundle;
import org.strayflow.store.ModelFiles;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/** Models that come back from other programs, with notes that anybody may have changed. */
class ModelImportTest {
    private static final int CHANGES = 20_000;
    private static final Workspace WORKSPACE = new Workspace(new Parallel(2));
    private static final ModelImport.Choices NONE = new ModelImport.Choices(List.of(), List.of(), List.of());

    @TempDir
    static Path folder;

    private static Capture capture;
    private static ModelBundle model;
    private static byte[] json;

    @BeforeAll
    static void train() throws Exception {
        String csv = Flows.csv(1_000, true, 1).replace(",6,", ",tcp,").replace(",17,", ",udp,");
        Path file = Files.writeString(folder.resolve("day.csv"), csv);
        capture = WORKSPACE.open(List.of(file), ReadOptions.defaults()).run(Feedback.none());
        model = WORKSPACE
                .train(
                        capture,
                        TrainingRequest.suggestedFor(
                                capture, XgBoostSpec.defaults().with("rounds", "2")))
                .run(Feedback.none())
                .model();
        json = new ModelExport(model, "m", ModelFormat.XGBOOST_JSON).content();
    }

    private static ModelBundle imported(byte[] content) throws StrayflowException {
        Fingerprint fingerprint = new Fingerprint("m.json", content.length, "");
        return new ModelImport(fingerprint, XgBoostModels.read(content)).with(NONE);
    }

    private static float[] scores(ModelBundle of) throws StrayflowException {
        FeatureMatrix matrix = of.preparation().bind(capture.table());
        Scores scores = of.detector().score(matrix, new Parallel(1)).run(Feedback.none());
        return scores.values();
    }

    @Test
    void aModelComesBackWithItsPreparationKindsAndThreshold() throws Exception {
        ModelBundle back = imported(json);
        assertThat(back.preparation().features()).isEqualTo(model.preparation().features());
        assertThat(back.detector().kinds()).isEqualTo(model.detector().kinds());
        assertThat(back.operation().threshold()).isEqualTo(model.operation().threshold());
        assertThat(scores(back)).isEqualTo(scores(model));
    }

    /** Whatever the notes say, a model that is taken can be saved, opened again and used, or it is refused with a problem. */
    @Test
    void changedNotesAreRefusedOrHarmless() throws Exception {
        String text = new String(json, StandardCharsets.UTF_8);
        int from = text.indexOf("strayflow.detector");
        int to = text.indexOf("\"feature_names\"");
        assertThat(to).isGreaterThan(from);
        SplittableRandom random = new SplittableRandom(8);
        Path file = folder.resolve("changed.sfm");
        int taken = 0;
        for (int i = 0; i < CHANGES; i++) {
            byte[] changed = json.clone();
            changed[from + random.nextInt(to - from)] = random.nextBoolean()
                    ? (byte) random.nextInt(256)
                    : (byte) "0123456789-.,[]{}eE\"\\:".charAt(random.nextInt(22));
            try {
                ModelBundle bundle = imported(changed);
                if (taken++ % 200 == 0) {
                    ModelFiles.save(bundle, file, true).run(Feedback.none());
                    bundle = ModelFiles.open(file).run(Feedback.none());
                    for (float score : scores(bundle)) {
                        assertThat(score).isBetween(0f, 1f);
                    }
                }
            } catch (StrayflowException e) {
                assertThat(e.problem().code()).matches("(MODEL-2|CONF-23)\\d+");
            }
        }
        assertThat(taken).isBetween(CHANGES / 100, CHANGES);
    }
}
