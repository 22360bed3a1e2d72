package org.strayflow.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.strayflow.ui.view.Theme;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A window on the headless platform for tests: made, waited for and closed in one place. */
public final class FxWindow implements AutoCloseable {
    private static final int SECONDS = 20;
    /** One pulse takes a change up, the next lays it out, and charts draw after that. */
    private static final int SETTLING_PULSES = 4;

    private final Stage stage;
    private final Theme theme;
    private final FxRobot robot = new FxRobot();

    private FxWindow(Stage stage, Theme theme) {
        this.stage = stage;
        this.theme = theme;
    }

    /** Opens a window with the given content and waits until it is shown. */
    public static FxWindow open(Supplier<? extends Parent> content, double width, double height) {
        FxWindow window = onFx(() -> {
            Theme theme = new Theme();
            Scene scene = new Scene(content.get(), width, height);
            theme.install(scene);
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            return new FxWindow(stage, theme);
        });
        window.settle();
        return window;
    }

    /** Makes a node on JavaFX's thread, which some insist on. */
    public static <T> T make(Callable<T> maker) {
        return onFx(maker);
    }

    /** Starts JavaFX once. */
    public static void startToolkit() {
        try {
            FxToolkit.registerPrimaryStage();
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
        Platform.setImplicitExit(false);
    }

    /** Runs on JavaFX's thread and gives the result. */
    public static <T> T onFx(Callable<T> work) {
        try {
            return WaitForAsyncUtils.asyncFx(work).get(SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("on JavaFX's thread: " + e, e);
        }
    }

    /** Runs on JavaFX's thread. */
    public static void doFx(Runnable work) {
        Boolean done = onFx(() -> {
            work.run();
            return true;
        });
        assert done;
    }

    /** Waits until a condition holds, asked on JavaFX's thread. */
    public static void await(String what, Supplier<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, () -> onFx(condition::get));
        } catch (TimeoutException e) {
            throw new AssertionError("waited for: " + what, e);
        }
    }

    /** Waits until JavaFX has laid out and drawn what was asked for. */
    public void settle() {
        WaitForAsyncUtils.waitForFxEvents();
        CountDownLatch pulses = new CountDownLatch(SETTLING_PULSES);
        AnimationTimer count = new AnimationTimer() {
            @Override
            public void handle(long now) {
                pulses.countDown();
            }
        };
        doFx(count::start);
        try {
            if (!pulses.await(SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("JavaFX stands still");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            doFx(count::stop);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /**
     * Clicks on a node that looks whether a press asks for a context menu: the headless platform says so of every press, a click made
     * by {@link #robot()} is then taken for a right click.
     */
    public void click(Node node) {
        doFx(() -> {
            for (EventType<MouseEvent> type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED)) {
                boolean down = type == MouseEvent.MOUSE_PRESSED;
                node.fireEvent(new MouseEvent(
                        type,
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
                        down,
                        false,
                        false,
                        false,
                        false,
                        true,
                        null));
            }
        });
        settle();
    }

    /** The mouse and the keyboard. */
    public FxRobot robot() {
        return robot;
    }

    /** The window's look. */
    public Theme theme() {
        return theme;
    }

    /** The window. */
    public Stage stage() {
        return stage;
    }

    /** The window's scene. */
    public Scene scene() {
        return stage.getScene();
    }

    @Override
    public void close() {
        doFx(stage::close);
    }

    /** Collects what JavaFX says about style sheets while something is done. */
    public static List<String> styleWarnings(Runnable work) {
        List<String> said = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                said.add(entry.getLevel() + " " + entry.getMessage());
            }

            @Override
            public void flush() {
                // nothing is held back
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        Logger logger = Logger.getLogger("javafx.css");
        logger.addHandler(handler);
        // Collected, not printed.
        logger.setUseParentHandlers(false);
        try {
            work.run();
        } finally {
            logger.setUseParentHandlers(true);
            logger.removeHandler(handler);
        }
        return new ArrayList<>(said);
    }
}
