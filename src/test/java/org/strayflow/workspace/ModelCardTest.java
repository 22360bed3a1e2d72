package org.strayflow.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.detect.IsolationForestSpec;
import org.strayflow.detect.XgBoostSpec;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.store.ModelBundle;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;

class ModelCardTest {
    private static final Workspace WORKSPACE = new Workspace(new Parallel(2));

    @TempDir
    Path folder;

    private Capture capture(String csv) throws Exception {
        Path file = Files.writeString(folder.resolve("a|b<c>.csv"), csv);
        return WORKSPACE.open(List.of(file), ReadOptions.defaults()).run(Feedback.none());
    }

    private static ModelBundle train(Capture capture, TrainingRequest request) throws Exception {
        return WORKSPACE.train(capture, request).run(Feedback.none()).model();
    }

    @Test
    void itSaysWhatItLearnedFromWhatItReachedAndWhatThatDoesNotSay() throws Exception {
        Capture capture = capture(Flows.csv(2_000, true, 1));
        ModelBundle model = train(capture, TrainingRequest.suggestedFor(capture, IsolationForestSpec.defaults()));
        String card = ModelCard.of(model, "m.sfm").text();
        assertThat(card)
                .startsWith("# Isolation forest: m.sfm\n")
                .contains("| trees | 100 |")
                .contains("| learned from | benign rows |")
                .contains("| rows learned from | "
                        + String.format("%,d", model.training().trainingRows()) + " |")
                .contains("`" + model.training().files().getFirst().sha256() + "`")
                .contains("| a\\|b&lt;c>.csv |")
                .contains("`Duration`")
                .contains("On the test rows")
                .contains("| Flood | ")
                .contains("drawn at random from the same files");
        double precision = model.operation().metrics().precision();
        assertThat(card).contains("| precision | " + String.format("%.4f", precision) + " |");
        assertThat(ModelCard.of(model, "m.sfm").text()).isEqualTo(card);
    }

    @Test
    void aClassifierNamesItsKinds() throws Exception {
        Capture capture = capture(Flows.csv(1_000, true, 1));
        ModelBundle model = train(
                capture,
                TrainingRequest.suggestedFor(capture, XgBoostSpec.defaults().with("rounds", "3")));
        assertThat(ModelCard.of(model, "m.sfm").text())
                .contains("| names kinds | ")
                .contains("| rounds | 3 |");
    }

    @Test
    void withoutLabelsItDoesNotSpeakOfPrecision() throws Exception {
        Capture capture = capture(Flows.csv(500, false, 1));
        ModelBundle model = train(capture, TrainingRequest.suggestedFor(capture, IsolationForestSpec.defaults()));
        assertThat(ModelCard.of(model, "m.sfm").text())
                .contains("There were no labels")
                .doesNotContain("precision")
                .doesNotContain("drawn at random");
    }

    /** Every table has as many cells in each row as it has titles. */
    @Test
    void tablesAreTables() throws Exception {
        Capture capture = capture(Flows.csv(1_000, true, 1));
        ModelBundle model = train(capture, TrainingRequest.suggestedFor(capture, IsolationForestSpec.defaults()));
        int cells = 0;
        int tables = 0;
        for (String line : ModelCard.of(model, "m|x.sfm").text().lines().toList()) {
            if (!line.startsWith("|")) {
                cells = 0;
                continue;
            }
            int here = line.replace("\\|", "").split("\\|", -1).length;
            tables += cells == 0 ? 1 : 0;
            cells = cells == 0 ? here : cells;
            assertThat(here).as(line).isEqualTo(cells);
        }
        assertThat(tables).isGreaterThanOrEqualTo(5);
    }
}
