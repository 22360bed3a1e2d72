package org.strayflow.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.strayflow.detect.IsolationForestSpec;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.probe.EvasionCheck;
import org.strayflow.probe.KindEvasion;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;

/** What the README says of the evasion check on the sample. */
class SampleEvasionTest {
    @Test
    void oneMorePacketTakesTheSlowDenialOfServiceOutOfSight() throws Exception {
        Workspace workspace = new Workspace(new Parallel(2));
        Path sample = new SampleCapture(UserFolders.ofUser()).labelledDay().run(Feedback.none());
        Capture capture =
                workspace.open(List.of(sample), ReadOptions.defaults()).run(Feedback.none());
        Analysis analysis = workspace
                .train(capture, TrainingRequest.suggestedFor(capture, IsolationForestSpec.defaults()))
                .run(Feedback.none());
        EvasionCheck check = workspace
                .probe(
                        analysis,
                        analysis.reported(),
                        analysis.model().operation().threshold(),
                        EvasionCheck.Question.usual())
                .run(Feedback.none());
        assertThat(check.kinds()).extracting(KindEvasion::kind).containsExactly("Slow HTTP DoS", "Night upload");
        assertThat(check.kinds()).extracting(KindEvasion::tried).containsExactly(27, 2);
        assertThat(check.kinds().getFirst().passing()).containsExactly(11, 23, 26, 27, 27);
        assertThat(check.kinds().getLast().passing()).containsExactly(0, 0, 0, 0, 0);
    }
}
