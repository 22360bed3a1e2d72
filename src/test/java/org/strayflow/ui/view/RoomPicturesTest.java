package org.strayflow.ui.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;
import org.strayflow.detect.IsolationForestSpec;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.task.Feedback;
import org.strayflow.task.JobRunner;
import org.strayflow.ui.FxTest;
import org.strayflow.ui.FxWindow;
import org.strayflow.ui.vm.BackgroundJobs;
import org.strayflow.ui.vm.Dialogs;
import org.strayflow.ui.vm.SettingsKeeper;
import org.strayflow.ui.vm.WorkbenchViewModel;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.SampleCapture;
import org.strayflow.workspace.TrainingRequest;
import org.strayflow.workspace.UserFolders;
import org.strayflow.workspace.Workspace;

/**
 * Paints the rooms on the sample capture. The pictures of the README are made by this test: {@code mvn test -Dtest=RoomPicturesTest
 * -Dstrayflow.pictures=src/site/resources/images}; otherwise they go to {@code target/pictures}.
 */
class RoomPicturesTest extends FxTest {
    private static final Path IMAGES = Path.of("src", "site", "resources", "images");

    @Test
    void everyRoomIsPaintedAndTheReadmeShowsThem() throws Exception {
        Path folder = Path.of(System.getProperty("strayflow.pictures", "target/pictures"));
        Files.createDirectories(folder);
        Workspace workspace = Workspace.onAllCores();
        SampleCapture samples = new SampleCapture(UserFolders.ofUser());
        Path sample = samples.labelledDay().run(Feedback.none());
        Capture capture =
                workspace.open(List.of(sample), ReadOptions.defaults()).run(Feedback.none());
        Analysis analysis = workspace
                .train(capture, TrainingRequest.suggestedFor(capture, IsolationForestSpec.defaults()))
                .run(Feedback.none());
        List<Path> files;
        try (JobRunner runner = new JobRunner()) {
            WorkbenchViewModel workbench = new WorkbenchViewModel(
                    workspace,
                    samples,
                    Dialogs.nobody(),
                    new BackgroundJobs(runner, Platform::runLater),
                    SettingsKeeper.ofNothing());
            files = RoomPictures.paint(workbench, () -> workbench.show(analysis), folder)
                    .run(Feedback.none());
        }
        assertThat(files)
                .extracting(file -> Objects.requireNonNull(file.getFileName()).toString())
                .containsExactly("data.png", "train.png", "threshold.png", "drift.png", "threshold-dark.png");
        String readme = Files.readString(Path.of("README.md"));
        for (Path file : files) {
            assertThat(coloursOf(file)).isGreaterThan(20);
            Path shown = IMAGES.resolve(file.getFileName());
            assertThat(shown).isNotEmptyFile();
            assertThat(readme).contains(shown.toString().replace('\\', '/'));
        }
    }

    /** A blank picture has few colours. */
    private static long coloursOf(Path file) {
        return FxWindow.onFx(() -> {
            Image image = new Image(file.toUri().toString());
            Set<Integer> colours = new HashSet<>();
            for (int y = 0; y < image.getHeight(); y += 3) {
                for (int x = 0; x < image.getWidth(); x += 3) {
                    colours.add(image.getPixelReader().getArgb(x, y));
                }
            }
            return (long) colours.size();
        });
    }
}
