package org.strayflow.ui.view;

import javafx.scene.Scene;
import javafx.stage.Stage;
import org.strayflow.ui.vm.Actions;
import org.strayflow.ui.vm.SettingsKeeper;
import org.strayflow.ui.vm.WorkbenchActions;
import org.strayflow.ui.vm.WorkbenchViewModel;

/** The window on the screen: its size and look are remembered. */
public final class WorkbenchWindow {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double MIN_WIDTH = 900;
    private static final double MIN_HEIGHT = 600;

    private WorkbenchWindow() {}

    /**
     * Fills and shows a window.
     *
     * @param stage the window
     * @param workbench what it shows
     * @return its look
     */
    public static Theme show(Stage stage, WorkbenchViewModel workbench) {
        Theme theme = new Theme();
        Actions actions = WorkbenchActions.of(workbench, stage::close);
        SettingsKeeper settings = workbench.settings();
        theme.modeProperty().set(settings.theme());
        theme.scaleProperty().set(settings.typeScale());
        double width = settings.windowWidth() > 0 ? Math.max(MIN_WIDTH, settings.windowWidth()) : WIDTH;
        double height = settings.windowHeight() > 0 ? Math.max(MIN_HEIGHT, settings.windowHeight()) : HEIGHT;
        Scene scene = new Scene(new WorkbenchView(workbench, actions, theme), width, height);
        theme.install(scene);
        stage.setScene(scene);
        stage.getIcons().setAll(ProgramIcon.all());
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.titleProperty().bind(workbench.titleProperty());
        remember(stage, scene, theme, workbench.settings());
        stage.show();
        return theme;
    }

    private static void remember(Stage stage, Scene scene, Theme theme, SettingsKeeper settings) {
        theme.modeProperty().addListener((p, old, now) -> settings.keepTheme(now));
        theme.scaleProperty().addListener((p, old, now) -> settings.keepTypeScale(now.doubleValue()));
        stage.setOnHiding(event -> settings.keepWindow(scene.getWidth(), scene.getHeight()));
    }
}
