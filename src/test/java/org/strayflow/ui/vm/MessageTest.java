package org.strayflow.ui.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.strayflow.task.JobRunner;
import org.strayflow.task.Problem;

/** What the window tells of a job that went well and had something to warn of. */
class MessageTest {
    private final WindowThread window = new WindowThread();
    private final JobRunner runner = new JobRunner();
    private final MainJob main = new MainJob(new BackgroundJobs(runner, window));

    @AfterEach
    void stop() {
        runner.close();
    }

    @Test
    void everyWarningIsTold() throws Exception {
        main.run(
                feedback -> {
                    feedback.warn(Problem.of("TRAIN-132", "Rows are dealt out at random.", "Give test files."));
                    feedback.warn(new Problem("TRAIN-134", "One column decides alone.", "", "Bytes"));
                    return "trained";
                },
                done -> {});
        window.until("told", () -> main.messageProperty().get() != null);
        Message message = Objects.requireNonNull(main.messageProperty().get());
        assertThat(message.tone()).isEqualTo(Message.Tone.WARNING);
        assertThat(message.text().lines())
                .containsExactly("Rows are dealt out at random.", "Bytes: One column decides alone.");
        assertThat(message.more().lines())
                .containsExactly("Rows are dealt out at random. Give test files.", "Bytes: One column decides alone.");
        assertThat(message.details().lines())
                .containsExactly(
                        "TRAIN-132 Rows are dealt out at random. Give test files.",
                        "TRAIN-134 Bytes: One column decides alone.");
    }
}
