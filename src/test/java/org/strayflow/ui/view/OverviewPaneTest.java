package org.strayflow.ui.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.filter.Restriction;
import org.strayflow.flow.Meaning;
import org.strayflow.task.JobRunner;
import org.strayflow.task.Parallel;
import org.strayflow.ui.FxTest;
import org.strayflow.ui.FxWindow;
import org.strayflow.ui.vm.BackgroundJobs;
import org.strayflow.ui.vm.Dialogs;
import org.strayflow.ui.vm.Narrowing;
import org.strayflow.ui.vm.SettingsKeeper;
import org.strayflow.ui.vm.WorkbenchViewModel;
import org.strayflow.workspace.Flows;
import org.strayflow.workspace.SampleCapture;
import org.strayflow.workspace.UserFolders;
import org.strayflow.workspace.Workspace;

/** The overview as the analyst sees and uses it. */
class OverviewPaneTest extends FxTest {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    @TempDir
    Path folder;

    private final JobRunner runner = new JobRunner();
    private WorkbenchViewModel workbench;
    private VBox content;
    private FxWindow window;

    @BeforeEach
    void open() throws Exception {
        Workspace workspace = new Workspace(new Parallel(2));
        Path file = Files.writeString(folder.resolve("office.csv"), Flows.csv(2_000, true, 1));
        workbench = FxWindow.make(() -> new WorkbenchViewModel(
                workspace,
                new SampleCapture(new UserFolders(folder, folder)),
                Dialogs.nobody(),
                new BackgroundJobs(runner, Platform::runLater),
                SettingsKeeper.ofNothing()));
        content = FxWindow.make(() -> new VBox(
                new NarrowingBar(workbench.overview().narrowing()),
                new OverviewPane(workbench.overview(), new Theme())));
        window = show(() -> content, 900, 600);
        FxWindow.doFx(() -> {
            workbench.overview().watchedProperty().set(true);
            workbench.open(List.of(file));
        });
        FxWindow.await("first look", () -> workbench.opening().previewProperty().get() != null);
        FxWindow.doFx(() -> workbench.opening().confirm());
        FxWindow.await("overview", () -> workbench.overview().overviewProperty().get() != null);
        window.settle();
    }

    @AfterEach
    void stop() {
        runner.close();
    }

    private Narrowing narrowing() {
        return workbench.overview().narrowing();
    }

    private Set<String> texts() {
        return FxWindow.onFx(() -> content.lookupAll(".label").stream()
                .map(label -> ((Label) label).getText())
                .collect(Collectors.toSet()));
    }

    private List<GroupBar> bars() {
        return FxWindow.onFx(() -> content.lookupAll(".sf-group-bar").stream()
                .map(GroupBar.class::cast)
                .toList());
    }

    @Test
    void chartsWithoutTheirColumnSayWhy() {
        assertThat(texts())
                .contains(
                        "This capture has no start time column.",
                        "This capture has no service column.",
                        "This capture has no destination port column.",
                        "This capture has no addresses of both ends.",
                        "Known when a detector has scored these flows.");
    }

    @Test
    void aClickOnABarNarrowsAndTheChipTakesItAway() {
        GroupBar first = bars().getFirst();
        click(first);
        assertThat(narrowing().parts())
                .hasSize(1)
                .first()
                .isInstanceOfSatisfying(Restriction.MeaningIs.class, is -> assertThat(is.meaning())
                        .isEqualTo(Meaning.PROTOCOL));
        assertThat(first.getPseudoClassStates()).contains(CHOSEN);
        FxWindow.doFx(() -> ((Button) content.lookup(".sf-chip")).fire());
        assertThat(narrowing().parts()).isEmpty();
        assertThat(first.getPseudoClassStates()).doesNotContain(CHOSEN);
        assertThat(FxWindow.onFx(() -> content.lookup(".sf-chip"))).isNull();
    }

    @Test
    void barsAreReachedAndPickedByKeys() {
        List<GroupBar> bars = bars();
        FxWindow.doFx(() -> bars.getFirst().requestFocus());
        press(bars.getFirst(), KeyCode.DOWN);
        assertThat(FxWindow.onFx(() -> window.scene().getFocusOwner())).isSameAs(bars.get(1));
        press(bars.get(1), KeyCode.ENTER);
        assertThat(narrowing().parts()).hasSize(1);
        press(bars.get(1), KeyCode.SPACE);
        assertThat(narrowing().parts()).isEmpty();
    }

    private static void click(Node node) {
        FxWindow.doFx(() -> node.fireEvent(new MouseEvent(
                MouseEvent.MOUSE_CLICKED,
                4,
                4,
                4,
                4,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                null)));
    }

    private static void press(Node node, KeyCode key) {
        FxWindow.doFx(
                () -> node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false)));
    }

    @Test
    void comparedByWhatIsNotKnownItSaysWhy() {
        FxWindow.doFx(() -> ((ButtonBase) Objects.requireNonNull(content.lookup("#measure-flagged"))).fire());
        assertThat(bars()).isEmpty();
        FxWindow.doFx(() -> ((ButtonBase) Objects.requireNonNull(content.lookup("#measure-bytes"))).fire());
        assertThat(bars()).hasSize(2);
    }
}
