package org.strayflow.ui.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.strayflow.task.Problem;
import org.strayflow.ui.FxTest;
import org.strayflow.ui.FxWindow;
import org.strayflow.ui.vm.Action;
import org.strayflow.ui.vm.Actions;

class RoomPartsTest extends FxTest {
    @Test
    void theRailTellsWhichRoomWasChosenAndHidesEmptyOnes() {
        List<String> chosen = new ArrayList<>();
        SimpleBooleanProperty trainable = new SimpleBooleanProperty(false);
        Rail rail = FxWindow.make(() -> new Rail(chosen::add));
        FxWindow window = show(
                () -> {
                    rail.add("data", "Data", "mdmz-storage", new SimpleBooleanProperty(true));
                    rail.add("train", "Train", "mdmz-tune", trainable);
                    return rail;
                },
                200,
                300);
        assertThat(rail.lookup("#room-train").isManaged()).isFalse();
        FxWindow.doFx(() -> trainable.set(true));
        window.settle();
        window.robot().clickOn("#room-train").clickOn("#room-train").clickOn("#room-data");
        window.settle();
        assertThat(chosen).containsExactly("train", "train", "data");
        FxWindow.doFx(() -> {
            rail.choose("train");
            rail.setCompact(true);
        });
        window.settle();
        ToggleButton train = (ToggleButton) rail.lookup("#room-train");
        assertThat(train.isSelected()).isTrue();
        assertThat(train.getContentDisplay()).isEqualTo(ContentDisplay.GRAPHIC_ONLY);
    }

    @Test
    void nothingJumpsWhenANumberChanges() {
        SimpleStringProperty value = new SimpleStringProperty("1");
        MetricStrip strip = FxWindow.make(MetricStrip::new);
        FxWindow window = show(
                () -> {
                    strip.add("Flagged", "9,999,999", value, new SimpleStringProperty("exactly"));
                    strip.add("Next", "9", new SimpleStringProperty("2"), new SimpleStringProperty("exactly"));
                    return new StackPane(strip);
                },
                400,
                100);
        Node next = strip.getChildren().get(1);
        double before = FxWindow.onFx(next::getLayoutX);
        FxWindow.doFx(() -> value.set("9,999,999"));
        window.settle();
        assertThat(FxWindow.onFx(next::getLayoutX)).isEqualTo(before).isPositive();
    }

    @Test
    void aNoticeGivesItsDetailsAndGoesAway() {
        AtomicInteger dismissed = new AtomicInteger();
        Problem problem = new Problem("IO-101", "It cannot be read.", "Choose another file.", "monday.csv");
        Notice notice = FxWindow.make(() -> Notice.of(Notice.Kind.ERROR, problem));
        FxWindow window = show(
                () -> {
                    notice.setOnDismiss(dismissed::incrementAndGet);
                    return new StackPane(notice);
                },
                600,
                100);
        assertThat(notice.message()).isEqualTo("It cannot be read. Choose another file.");
        window.robot().clickOn("Copy details").clickOn("Dismiss");
        window.settle();
        assertThat(FxWindow.onFx(() -> Clipboard.getSystemClipboard().getString()))
                .isEqualTo("IO-101 monday.csv: It cannot be read. Choose another file.");
        assertThat(dismissed).hasValue(1);
    }

    @Test
    void aNoticeTellsAllWhenAsked() {
        Notice notice = FxWindow.make(() -> new Notice(Notice.Kind.WARNING, "Two things happened."));
        FxWindow window = show(
                () -> {
                    notice.setMore("Two things happened. Do this.\nAnd that.");
                    notice.setDetails("TRAIN-132 and TRAIN-134");
                    return new StackPane(notice);
                },
                600,
                100);
        window.robot().clickOn("What to do");
        window.settle();
        assertThat(FxWindow.onFx(notice::message)).isEqualTo("Two things happened. Do this.\nAnd that.");
        window.robot().clickOn("What to do");
        window.settle();
        assertThat(FxWindow.onFx(notice::message)).isEqualTo("Two things happened.");
    }

    @Test
    void aDisabledButtonSaysWhy() {
        AtomicInteger done = new AtomicInteger();
        SimpleStringProperty blocked = new SimpleStringProperty("Train a detector first.");
        Action export = new Action("export", "Export…", "Shortcut+E", null, blocked, done::incrementAndGet);
        Node button = FxWindow.make(() -> ActionNodes.button(export));
        FxWindow window = show(() -> new VBox(button), 300, 200);
        window.robot().moveTo("#button-export");
        FxWindow.await("the tooltip", () -> shownTips().contains("Train a detector first."));
        window.robot().clickOn("#button-export");
        assertThat(done).hasValue(0);
        FxWindow.doFx(() -> blocked.set(""));
        window.robot().clickOn("#button-export");
        window.settle();
        assertThat(done).hasValue(1);
        assertThat(((Button) button.lookup("#button-export")).getAccessibleHelp())
                .startsWith("Export…");
    }

    private static List<String> shownTips() {
        return Window.getWindows().stream()
                .filter(w -> w instanceof Tooltip && w.isShowing())
                .map(w -> ((Tooltip) w).getText())
                .toList();
    }

    @Test
    void aDisabledMenuItemSaysWhy() {
        SimpleStringProperty blocked = new SimpleStringProperty("train a detector first");
        Action export = new Action("export", "Export…", "Shortcut+E", "mdal-get_app", blocked, () -> {});
        MenuItem item = FxWindow.make(() -> ActionNodes.menuItem(export));
        Action open = new Actions().add("open", "Open…", null, null, () -> {});
        show(() -> new EmptyState("mdal-cloud_upload", "Nothing", "Open a file.", open), 300, 300);
        assertThat(item.isDisable()).isTrue();
        assertThat(item.getText()).isEqualTo("Export…  (train a detector first)");
        FxWindow.doFx(() -> blocked.set(""));
        assertThat(item.isDisable()).isFalse();
        assertThat(item.getText()).isEqualTo("Export…");
        assertThat(item.getAccelerator().getName()).containsIgnoringCase("Shortcut+E");
    }
}
