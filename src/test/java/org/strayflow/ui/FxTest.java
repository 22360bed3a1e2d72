package org.strayflow.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Parent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A test that makes nodes: JavaFX runs before the first of them is made, and the windows are closed after each test. */
public abstract class FxTest {
    private final List<FxWindow> windows = new ArrayList<>();

    /** Starts JavaFX once. */
    @BeforeAll
    static void startJavaFx() {
        FxWindow.startToolkit();
    }

    /** Opens a window that is closed after the test. */
    protected FxWindow show(Supplier<? extends Parent> content, double width, double height) {
        FxWindow window = FxWindow.open(content, width, height);
        windows.add(window);
        return window;
    }

    /** Closes what the test opened. */
    @AfterEach
    void closeWindows() {
        windows.forEach(FxWindow::close);
    }
}
