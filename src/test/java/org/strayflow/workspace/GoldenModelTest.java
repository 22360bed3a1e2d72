package org.strayflow.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.strayflow.eval.Metrics;
import org.strayflow.io.ReadOptions;
import org.strayflow.store.ModelBundle;
import org.strayflow.task.Feedback;

/** The saved model of the present format still opens and scores the sample as it did when it was saved. */
class GoldenModelTest {
    private static final Workspace WORKSPACE = Workspace.onAllCores();

    private static Analysis score(String day) throws Exception {
        ModelBundle model =
                WORKSPACE.openModel(Path.of("models", "office-day.sfm")).run(Feedback.none());
        var capture = WORKSPACE
                .open(List.of(Path.of("sample-data", day)), ReadOptions.defaults())
                .run(Feedback.none());
        return WORKSPACE.score(capture, model).run(Feedback.none());
    }

    @Test
    void theSavedModelGivesItsSavedNumbers() throws Exception {
        Analysis analysis = score("office-day-1.csv.gz");
        Metrics saved = analysis.model().operation().metrics();
        Metrics now = analysis.atOwnThreshold().model().operation().metrics();
        assertThat(now.rows()).isEqualTo(saved.rows()).isEqualTo(3_999);
        assertThat(now.rocAuc()).isCloseTo(saved.rocAuc(), within(1e-6));
        assertThat(now.flagged()).isCloseTo(saved.flagged(), within(2));
        assertThat(analysis.reported().title()).isEqualTo("test");
    }

    @Test
    void theNextDayIsScoredAtTheSameThreshold() throws Exception {
        Analysis analysis = score("office-day-2.csv.gz");
        assertThat(analysis.capture().labels()).isNull();
        double share = analysis.ranking().flaggedAt(analysis.model().operation().threshold()) / 20_000.0;
        assertThat(share).isBetween(0.05, 0.2);
    }
}
