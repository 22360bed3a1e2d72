package org.strayflow.ui.view;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;
import org.strayflow.ui.vm.About;
import org.strayflow.ui.vm.Actions;
import org.strayflow.ui.vm.ThemeMode;
import org.strayflow.ui.vm.TimeDisplay;
import org.strayflow.ui.vm.WorkbenchViewModel;

/** The menu bar. */
final class WorkbenchMenu extends MenuBar {
    private final WorkbenchViewModel workbench;
    private final Theme theme;
    private final Menu recent = new Menu("Open recent");

    WorkbenchMenu(WorkbenchViewModel workbench, Actions actions, Theme theme) {
        this.workbench = workbench;
        this.theme = theme;
        recent.setId("menu-recent");
        getMenus().addAll(List.of(file(actions), detector(actions), view(actions), help()));
        workbench.settings().recentFiles().subscribe(this::showRecent);
    }

    private Menu file(Actions actions) {
        Menu menu = new Menu("File");
        menu.setId("menu-file");
        menu.getItems()
                .addAll(List.of(
                        ActionNodes.menuItem(actions.get("data.open")),
                        ActionNodes.menuItem(actions.get("data.folder")),
                        recent,
                        ActionNodes.menuItem(actions.get("data.sample")),
                        ActionNodes.menuItem(actions.get("data.sample2")),
                        ActionNodes.menuItem(actions.get("data.follow")),
                        new SeparatorMenuItem(),
                        ActionNodes.menuItem(actions.get("model.open")),
                        ActionNodes.menuItem(actions.get("model.save")),
                        ActionNodes.menuItem(actions.get("model.export")),
                        ActionNodes.menuItem(actions.get("model.import")),
                        new SeparatorMenuItem(),
                        ActionNodes.menuItem(actions.get("flows.export")),
                        ActionNodes.menuItem(actions.get("report.save")),
                        new SeparatorMenuItem(),
                        ActionNodes.menuItem(actions.get("window.quit"))));
        return menu;
    }

    private static Menu detector(Actions actions) {
        Menu menu = new Menu("Detector");
        menu.getItems()
                .addAll(List.of(
                        ActionNodes.menuItem(actions.get("train.start")),
                        ActionNodes.menuItem(actions.get("model.score")),
                        ActionNodes.menuItem(actions.get("model.probe"))));
        return menu;
    }

    private Menu view(Actions actions) {
        Menu menu = new Menu("View");
        menu.setId("menu-view");
        menu.getItems()
                .addAll(List.of(
                        ActionNodes.menuItem(actions.get("room.data")),
                        ActionNodes.menuItem(actions.get("room.train")),
                        ActionNodes.menuItem(actions.get("room.threshold")),
                        ActionNodes.menuItem(actions.get("room.drift")),
                        ActionNodes.menuItem(actions.get("room.follow")),
                        new SeparatorMenuItem()));
        ToggleGroup modes = new ToggleGroup();
        for (ThemeMode mode : ThemeMode.values()) {
            RadioMenuItem item = new RadioMenuItem(mode.title());
            item.setId("theme-" + mode.name().toLowerCase(Locale.ROOT));
            item.setToggleGroup(modes);
            item.setSelected(theme.modeProperty().get() == mode);
            item.setOnAction(event -> theme.modeProperty().set(mode));
            theme.modeProperty().subscribe(now -> item.setSelected(now == mode));
            menu.getItems().add(item);
        }
        menu.getItems().add(new SeparatorMenuItem());
        ToggleGroup zones = new ToggleGroup();
        for (TimeDisplay display : TimeDisplay.values()) {
            RadioMenuItem item = new RadioMenuItem(display.title());
            item.setId("times-" + display.name().toLowerCase(Locale.ROOT));
            item.setToggleGroup(zones);
            item.setSelected(workbench.timeDisplayProperty().get() == display);
            item.setOnAction(event -> workbench.timeDisplayProperty().set(display));
            menu.getItems().add(item);
        }
        menu.getItems()
                .addAll(List.of(
                        new SeparatorMenuItem(),
                        type("Larger text", "Shortcut+Plus", theme::larger),
                        type("Smaller text", "Shortcut+Minus", theme::smaller),
                        type("Normal text", "Shortcut+0", theme::normalSize)));
        return menu;
    }

    private Menu help() {
        Menu menu = new Menu("Help");
        menu.setId("menu-help");
        MenuItem about = new MenuItem("About Strayflow");
        about.setId("help-about");
        about.setOnAction(event -> new AboutDialog(getScene().getWindow(), About.thisProgram()).show());
        menu.getItems().add(about);
        return menu;
    }

    private static MenuItem type(String text, String shortcut, Runnable run) {
        MenuItem item = new MenuItem(text);
        item.setAccelerator(KeyCombination.valueOf(shortcut));
        item.setOnAction(event -> run.run());
        return item;
    }

    private void showRecent(List<List<String>> captures) {
        recent.getItems().setAll(captures.stream().map(this::recentItem).toList());
        if (recent.getItems().isEmpty()) {
            MenuItem none = new MenuItem("Nothing opened yet");
            none.setDisable(true);
            recent.getItems().add(none);
        }
    }

    private MenuItem recentItem(List<String> files) {
        String more = files.size() == 1 ? "" : " and " + (files.size() - 1) + " more";
        MenuItem item = new MenuItem(files.getFirst() + more);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> workbench.open(files.stream().map(Path::of).toList()));
        return item;
    }
}
