package org.strayflow;

import java.nio.file.Path;
import java.util.List;
import javafx.stage.Stage;
import org.strayflow.io.Preview;
import org.strayflow.io.ReadOptions;
import org.strayflow.task.Job;
import org.strayflow.task.JobRunner;
import org.strayflow.ui.view.TableWarmUp;
import org.strayflow.workspace.SampleCapture;
import org.strayflow.workspace.UserFolders;
import org.strayflow.workspace.Workspace;

/** Does unasked what the first file needs: its classes are then loaded before the analyst chooses one. */
public final class WarmUp {
    /** The compiler looks at what is done more than once. */
    private static final int LOOKS = 3;

    private WarmUp() {}

    /** Starts in the background; failures are nobody's business. To be called on JavaFX's thread, with a window that is shown. */
    public static void start(JobRunner runner, Stage stage) {
        new SampleCapture(UserFolders.ofUser())
                .presentDay()
                .map(WarmUp::looks)
                .ifPresent(looks -> runner.start("warm-up", looks, outcome -> {}));
        List<String> sheets = List.copyOf(stage.getScene().getStylesheets());
        runner.start("warm-up-table", TableWarmUp.job(sheets), outcome -> {});
    }

    private static Job<Preview> looks(Path file) {
        Job<Preview> look = Workspace.besideWindow().preview(List.of(file), ReadOptions.defaults());
        return feedback -> {
            for (int again = 1; again < LOOKS; again++) {
                look.run(feedback);
            }
            return look.run(feedback);
        };
    }
}
