package org.strayflow.ui.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.detect.Kind;
import org.strayflow.detect.XgBoostSpec;
import org.strayflow.store.ModelBundle;
import org.strayflow.task.JobRunner;
import org.strayflow.task.Parallel;
import org.strayflow.workspace.Flows;
import org.strayflow.workspace.ForeignModel;
import org.strayflow.workspace.SampleCapture;
import org.strayflow.workspace.UserFolders;
import org.strayflow.workspace.Workspace;

/** Export and import of models in the window, without a window. */
class ExchangeViewModelTest {
    private static final List<String> COLUMNS = List.of("Packets", "Duration", "Bytes");

    @TempDir
    Path folder;

    private final WindowThread window = new WindowThread();
    private final JobRunner runner = new JobRunner();
    private final Answers answers = new Answers();
    private WorkbenchViewModel workbench;
    private Actions actions;

    /** Dialogs that answer at once. */
    private static final class Answers implements Dialogs {
        private @Nullable Path foreign;
        private @Nullable Path target;
        private String suffix = ".md";
        private List<FileKind> offered = List.of();
        private String suggested = "";

        @Override
        public List<Path> chooseCapture() {
            return List.of();
        }

        @Override
        public Optional<Path> chooseFolder() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> chooseModel() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> chooseForeignModel() {
            return Optional.ofNullable(foreign);
        }

        @Override
        public Optional<Path> chooseTarget(String title, String suggestedName, String ending) {
            return Optional.empty();
        }

        @Override
        public Optional<Target> chooseTarget(String title, String baseName, List<FileKind> kinds) {
            offered = kinds;
            suggested = baseName;
            FileKind kind = kinds.stream()
                    .filter(k -> k.suffix().equals(suffix))
                    .findFirst()
                    .orElseThrow();
            return Optional.ofNullable(target).map(file -> new Target(file, kind));
        }
    }

    @BeforeEach
    void open() {
        workbench = new WorkbenchViewModel(
                new Workspace(new Parallel(2)),
                new SampleCapture(new UserFolders(folder, folder)),
                answers,
                new BackgroundJobs(runner, window),
                SettingsKeeper.ofNothing());
        actions = WorkbenchActions.of(workbench, () -> {});
    }

    @AfterEach
    void stop() {
        runner.close();
    }

    private ExchangeViewModel exchange() {
        return workbench.exchange();
    }

    private void openCapture() throws Exception {
        Path file = Files.writeString(folder.resolve("office.csv"), Flows.csv(2_000, true, 1));
        workbench.open(List.of(file));
        window.until("first look", () -> workbench.opening().previewProperty().get() != null);
        workbench.opening().confirm();
        window.until("capture", () -> workbench.captureProperty().get() != null);
    }

    private void readForeign(int classes, List<String> columns) throws Exception {
        answers.foreign = Files.writeString(folder.resolve("m.json"), ForeignModel.json(classes, columns));
        actions.get("model.import").fire();
        window.until("form", () -> exchange().pendingProperty().get());
    }

    private String blocked() {
        return exchange().blockedProperty().get();
    }

    private ModelBundle model() {
        return Objects.requireNonNull(workbench.modelProperty().get());
    }

    private String message() {
        Message message = workbench.messageProperty().get();
        return message == null ? "" : message.text();
    }

    @Test
    void aModelOfAnotherProgramWaitsUntilItsClassesHaveAMeaning() throws Exception {
        openCapture();
        readForeign(3, COLUMNS);
        assertThat(blocked()).isEqualTo("Say which classes are benign.");
        assertThat(exchange().columnsNoteProperty().get()).isEqualTo("The open capture has them all.");
        List<ExchangeViewModel.ClassRow> rows = exchange().classes();
        rows.get(0).benign().set(true);
        rows.get(0).name().set("BENIGN");
        rows.get(2).name().set("BENIGN");
        assertThat(blocked()).isEqualTo("Every class needs a name of its own.");
        rows.get(2).name().set("Flood");
        assertThat(blocked()).isEmpty();
        exchange().confirm();
        assertThat(exchange().pendingProperty().get()).isFalse();
        assertThat(model().detector().kinds())
                .containsExactly(new Kind("BENIGN", true), new Kind("class 1", false), new Kind("Flood", false));
        window.until(
                "scores", () -> workbench.thresholdRoom().analysisProperty().get() != null);
        assertThat(Objects.requireNonNull(
                                workbench.thresholdRoom().metricsProperty().get())
                        .recall())
                .isEqualTo(1);
        assertThat(workbench.roomProperty().get()).isEqualTo(Room.THRESHOLD);
    }

    @Test
    void columnsThatAreNotThereAndCountsThatAreWrongAreSaid() throws Exception {
        openCapture();
        readForeign(2, List.of("", "", ""));
        assertThat(exchange().columnsProperty().get()).isEmpty();
        assertThat(exchange().columnsNoteProperty().get()).isEqualTo("No column is named yet.");
        exchange().classes().get(0).benign().set(true);
        assertThat(blocked()).isEqualTo("The model takes 3 features, but 0 columns are named.");
        exchange().columnsProperty().set("Packets\n\n Packets \nBytes\n");
        assertThat(blocked()).isEqualTo("The column Packets is named twice.");
        exchange().columnsProperty().set("Packets\nJitter\nBytes");
        assertThat(blocked()).isEmpty();
        assertThat(exchange().columnsNoteProperty().get()).isEqualTo("The open capture does not have Jitter.");
        exchange().classes().get(1).benign().set(true);
        assertThat(blocked()).isEqualTo("Not every class can be benign.");
        exchange().confirm();
        assertThat(workbench.modelProperty().get()).isNull();
        exchange().classes().get(1).benign().set(false);
        exchange().columnsProperty().set(String.join("\n", COLUMNS));
        exchange().confirm();
        assertThat(model().detector().kinds()).containsExactly(new Kind("benign", true), new Kind("attack", false));
        assertThat(model().preparation().names()).containsExactlyElementsOf(COLUMNS);
    }

    @Test
    void withoutACaptureTheModelIsKeptForLater() throws Exception {
        readForeign(2, COLUMNS);
        assertThat(exchange().columnsNoteProperty().get()).contains("No capture is open");
        exchange().cancel();
        assertThat(exchange().pendingProperty().get()).isFalse();
        assertThat(workbench.modelProperty().get()).isNull();
        readForeign(2, COLUMNS);
        exchange().classes().get(0).benign().set(true);
        exchange().confirm();
        assertThat(message()).isEqualTo("Model m.json is imported. Open a capture to score it.");
    }

    @Test
    void aDamagedFileIsSaidAndChangesNothing() throws Exception {
        answers.foreign = Files.writeString(folder.resolve("broken.json"), "{}");
        exchange().importModel();
        window.until("problem", () -> !message().isEmpty());
        assertThat(message()).contains("broken.json").contains("save_model");
        assertThat(exchange().pendingProperty().get()).isFalse();
    }

    @Test
    void anExportSaysWhatTheModelCanBeAndComesBackWithoutAQuestion() throws Exception {
        Action export = actions.get("model.export");
        assertThat(export.reason()).isEqualTo("Train a detector or open a model first.");
        openCapture();
        workbench.trainRoom().detectorProperty().set(XgBoostSpec.defaults());
        workbench.train();
        window.until(
                "scores", () -> workbench.thresholdRoom().analysisProperty().get() != null);
        workbench.thresholdRoom().thresholdProperty().set(0.25);
        answers.suffix = ".json";
        answers.target = folder.resolve("out.json");
        export.fire();
        window.until("written", () -> message().contains("written"));
        assertThat(answers.offered).extracting(Dialogs.FileKind::suffix).containsExactly(".json", ".md");
        assertThat(answers.suggested).isEqualTo("xgboost");
        assertThat(answers.target).content().contains("\"strayflow.threshold\":\"0.25\"");
        ModelBundle before = model();
        answers.foreign = answers.target;
        exchange().importModel();
        window.until("imported", () -> model().training().elsewhere());
        assertThat(exchange().pendingProperty().get()).isFalse();
        assertThat(model().operation().threshold()).isEqualTo(0.25);
        assertThat(model().detector().kinds()).isEqualTo(before.detector().kinds());
        assertThat(model().preparation().features())
                .isEqualTo(before.preparation().features());
    }
}
