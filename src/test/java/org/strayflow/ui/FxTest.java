package org.strayflow.ui;

import org.junit.jupiter.api.BeforeAll;

/** A test that makes nodes: JavaFX runs before the first of them is made. */
public abstract class FxTest {
    /** Starts JavaFX once. */
    @BeforeAll
    static void startJavaFx() {
        FxWindow.startToolkit();
    }
}
