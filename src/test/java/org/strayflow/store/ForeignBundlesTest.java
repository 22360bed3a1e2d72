package org.strayflow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.detect.Kind;
import org.strayflow.detect.XgBoostFile;
import org.strayflow.detect.XgBoostModels;
import org.strayflow.eval.Confusion;
import org.strayflow.eval.Metrics;
import org.strayflow.eval.Split;
import org.strayflow.feature.FeatureSketch;
import org.strayflow.flow.Fingerprint;
import org.strayflow.task.Feedback;

/** Bundles of models that another program trained: of their training rows nothing is known. */
class ForeignBundlesTest {
    private static final String STUMP = """
            {"learner":{"feature_names":["bytes"],"gradient_booster":{"name":"gbtree","model":{
            "gbtree_model_param":{"num_parallel_tree":"1"},"tree_info":[0],"trees":[{
            "left_children":[1,-1,-1],"right_children":[2,-1,-1],"split_indices":[0,0,0],"split_conditions":[7.5,-1,1],
            "loss_changes":[3,0,0],"sum_hessian":[2,1,1],"default_left":[1,0,0],"tree_param":{"size_leaf_vector":"1"}}]}},
            "learner_model_param":{"base_score":"0.5","num_class":"0","num_feature":"1"},
            "objective":{"name":"binary:logistic"}}}
            """;

    @TempDir
    Path folder;

    private ModelBundle model;
    private byte[] saved;

    @BeforeEach
    void save() throws Exception {
        XgBoostFile.Taken taken = XgBoostModels.read(STUMP.getBytes(StandardCharsets.UTF_8))
                .use(List.of(new Kind("benign", true), new Kind("attack", false)), List.of("bytes"), "from elsewhere");
        TrainingRecord training = new TrainingRecord(
                "",
                List.of(new Fingerprint("m.json", 9, "ab")),
                0,
                0,
                TrainingRecord.ELSEWHERE,
                "",
                List.of("benign"),
                0,
                Split.none(0).plan(),
                List.of(),
                false);
        Metrics none = new Metrics(0, 0, 0, 0.5, 0, new Confusion(0, 0, 0, 0), Double.NaN, Double.NaN, List.of());
        model = new ModelBundle(
                taken.detector(),
                taken.preparation(),
                training,
                new Operation(0.5, "threshold=0.5", "all", "all", none),
                List.of(new FeatureSketch("bytes", new float[0], Map.of(), 0, 0, Optional.empty())),
                new float[0]);
        saved = Files.readAllBytes(
                ModelFiles.save(model, folder.resolve("m.sfm"), false).run(Feedback.none()));
    }

    @Test
    void theyComeBackAsTheyWereSaved() throws Exception {
        ModelBundle back = ModelFiles.read(saved);
        assertThat(back.training()).isEqualTo(model.training());
        assertThat(back.training().elsewhere()).isTrue();
        assertThat(back.preparation().features()).isEqualTo(model.preparation().features());
        assertThat(back.detector().provenance()).isEqualTo("from elsewhere");
        assertThat(back.scoreQuantiles()).isEmpty();
        assertThat(back.shareBelow(0.5)).isNaN();
        assertThat(manifest()).contains("\"version\" : 5,");
    }

    @Test
    void onlyTheyMayLackTheQuantilesOfScores() {
        assertThatThrownBy(() -> ModelFiles.read(with("\"elsewhere\"", "\"all\"")))
                .hasMessageContaining("MODEL-101")
                .hasMessageContaining("the scores");
    }

    private Map<String, byte[]> parts() throws Exception {
        return Parts.read(saved, List.of("manifest.json", "weights.bin", "sketch.bin"));
    }

    private String manifest() throws Exception {
        return new String(Objects.requireNonNull(parts().get("manifest.json")), StandardCharsets.UTF_8);
    }

    private byte[] with(String from, String to) throws Exception {
        Map<String, byte[]> parts = parts();
        assertThat(manifest()).contains(from);
        parts.put("manifest.json", manifest().replace(from, to).getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Parts.write(parts, out);
        return out.toByteArray();
    }
}
