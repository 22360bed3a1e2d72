package org.strayflow.ui.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
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

    @Test
    void whatTheWindowSaysItselfComesBeforeTheWarnings() throws Exception {
        main.run(
                feedback -> {
                    feedback.warn(Problem.of("IO-213", "Bytes are no UTF-8.", "Choose the encoding."));
                    return "read";
                },
                done -> main.messageProperty().set(Message.warning("3 records could not be read.")));
        window.until("told", () -> main.messageProperty().get() != null);
        Message message = Objects.requireNonNull(main.messageProperty().get());
        assertThat(message.text().lines()).containsExactly("3 records could not be read.", "Bytes are no UTF-8.");
        assertThat(message.more().lines())
                .containsExactly("3 records could not be read.", "Bytes are no UTF-8. Choose the encoding.");
        assertThat(message.details()).isEqualTo("IO-213 Bytes are no UTF-8. Choose the encoding.");
    }

    @Test
    void manyWarningsLeaveRoomForWhatTheyAreAbout() {
        List<Problem> many = IntStream.range(0, 62)
                .mapToObj(file -> new Problem("IO-211", "It is no UTF-8.", "", file + ".csv"))
                .toList();
        Message message = Message.warnings(many);
        assertThat(message.text().lines()).hasSize(5).last().isEqualTo("and 58 warnings more");
        assertThat(message.more().lines()).hasSize(9);
        assertThat(message.details().lines()).hasSize(62);
    }
}
