package org.strayflow.ui.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.detect.DetectorSpec;
import org.strayflow.detect.EnsembleSpec;
import org.strayflow.detect.LogisticRegressionSpec;
import org.strayflow.detect.XgBoostSpec;
import org.strayflow.feature.PreparationPlan;
import org.strayflow.feature.TextEncoding;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.store.ModelBundle;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.workspace.TrainingRequest;
import org.strayflow.workspace.Workspace;

/** Gaps, infinite values, a constant, a heavy tail and texts: the table of columns tells them all. */
class ColumnFatesTest {
    private static final Workspace WORKSPACE = new Workspace(new Parallel(2));

    @TempDir
    Path folder;

    private Capture capture;

    @BeforeEach
    void open() throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        StringBuilder csv = new StringBuilder("Flags,Idle,Rate,Tail,Even,Service,Label\n");
        for (int row = 0; row < 600; row++) {
            csv.append("0,");
            csv.append(row % 4 == 0 ? "" : random.nextInt(2) + 7).append(',');
            csv.append(row % 3 == 1 ? "Infinity" : row % 3 == 0 ? 125 : random.nextInt(100))
                    .append(',');
            csv.append(random.nextInt(50) == 0 ? 1_000_000 : random.nextInt(100))
                    .append(',');
            csv.append(random.nextInt(10)).append(',');
            csv.append(List.of("http", "dns", "smtp").get(random.nextInt(3)));
            csv.append(row % 5 == 0 ? ",Flood\n" : ",BENIGN\n");
        }
        Path file = Files.writeString(folder.resolve("flows.csv"), csv);
        capture = WORKSPACE.open(List.of(file), ReadOptions.defaults()).run(Feedback.none());
    }

    private ModelBundle train(DetectorSpec spec, PreparationPlan plan) throws Exception {
        TrainingRequest request = TrainingRequest.suggestedFor(capture, spec).withPreparation(plan);
        return WORKSPACE.train(capture, request).run(Feedback.none()).model();
    }

    private Map<String, ColumnFate> fates(ModelBundle model) {
        return ColumnFates.of(model, capture.table());
    }

    @Test
    void aLinearModelTellsWhatStandsForWhatAndHowItScales() throws Exception {
        ModelBundle model = train(LogisticRegressionSpec.defaults(), PreparationPlan.forLinearModels());
        Map<String, ColumnFate> fates = fates(model);
        assertThat(fates.getOrDefault("Flags", ColumnFate.NONE))
                .isEqualTo(new ColumnFate(
                        "dropped: constant: 0 in every training row",
                        "Flags was dropped: constant: 0 in every training row."));
        assertThat(fates.getOrDefault("Idle", ColumnFate.NONE).brief())
                .matches("kept · gaps → [78] · gaps marked · standardised");
        assertThat(fates.getOrDefault("Idle", ColumnFate.NONE).whole().lines())
                .hasSize(5)
                .anyMatch(
                        line -> line.matches(
                                "A gap counts as [78], the median of the training rows; \\d+ training rows \\(.* %\\) had one\\."))
                .contains("A feature of its own tells where it has no value.");
        assertThat(fates.getOrDefault("Rate", ColumnFate.NONE).brief()).isEqualTo("kept · ∞ → 125 · standardised");
        assertThat(fates.getOrDefault("Rate", ColumnFate.NONE).whole())
                .contains(
                        "An infinite value counts as 125, the largest finite one of the training rows (-∞ as 0, the smallest)",
                        "no training row had one");
        assertThat(fates.getOrDefault("Tail", ColumnFate.NONE).brief()).isEqualTo("kept · log · standardised");
        assertThat(fates.getOrDefault("Service", ColumnFate.NONE).brief())
                .isEqualTo("one-hot, 3 features · standardised");
        assertThat(fates).doesNotContainKey("Label");
        assertThat(ColumnFates.summary(model))
                .matches(
                        "Last training: 8 features, 1 dropped\\. Infinite values count as the largest finite ones of the"
                                + " training rows: Rate in \\d+ rows \\(\\d+\\.\\d %\\)\\.");
    }

    @Test
    void treesScaleNothing() throws Exception {
        Map<String, ColumnFate> fates = fates(train(XgBoostSpec.defaults(), PreparationPlan.usual()));
        assertThat(fates.getOrDefault("Tail", ColumnFate.NONE).brief()).isEqualTo("kept");
        assertThat(fates.getOrDefault("Service", ColumnFate.NONE).brief()).isEqualTo("rarity of 3 texts");
    }

    @Test
    void membersOfAnEnsembleScaleTheirOwnFeatures() throws Exception {
        EnsembleSpec spec = EnsembleSpec.defaults().with("novelty", "nearest-neighbours");
        Map<String, ColumnFate> fates =
                fates(train(spec, PreparationPlan.forLinearModels().withTexts(EnumSet.allOf(TextEncoding.class))));
        assertThat(fates.getOrDefault("Tail", ColumnFate.NONE).brief()).isEqualTo("kept · log · standardised");
        assertThat(fates.getOrDefault("Service", ColumnFate.NONE).brief()).startsWith("rarity of 3 texts · one-hot, ");
    }
}
