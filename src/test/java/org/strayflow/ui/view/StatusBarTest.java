package org.strayflow.ui.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.strayflow.task.Progress;
import org.strayflow.ui.FxTest;
import org.strayflow.ui.FxWindow;

class StatusBarTest extends FxTest {
    private final AtomicLong elapsedMillis = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger cancelled = new AtomicInteger();
    private StatusBar bar;
    private FxWindow window;

    @BeforeEach
    void open() {
        bar = FxWindow.make(StatusBar::new);
        window = show(() -> new StackPane(bar), 900, 60);
    }

    private Progress progress() {
        asked.incrementAndGet();
        return new Progress("scoring", 0.5, 5, 10, elapsedMillis.get() * 1_000_000, List.of());
    }

    private void start() {
        FxWindow.doFx(() -> bar.show(this::progress, cancelled::incrementAndGet));
        window.settle();
    }

    private boolean isSeen(String id) {
        return FxWindow.onFx(() -> {
            boolean seen = true;
            for (Node node = bar.lookup(id); node != null; node = node.getParent()) {
                seen &= node.isVisible();
            }
            return seen;
        });
    }

    private String text(String id) {
        return FxWindow.onFx(() -> ((Label) bar.lookup(id)).getText());
    }

    @Test
    void aShortJobShowsNothingALongOneItsNumbers() {
        start();
        assertThat(isSeen("#status-stage")).isFalse();
        elapsedMillis.set(500);
        window.settle();
        assertThat(isSeen("#status-stage")).isTrue();
        assertThat(text("#status-stage")).isEqualTo("scoring");
        assertThat(isSeen("#status-numbers")).isFalse();
        elapsedMillis.set(8_000);
        window.settle();
        assertThat(isSeen("#status-numbers")).isTrue();
        assertThat(text("#status-numbers")).isEqualTo("50 % · 8.0 s left");
    }

    @Test
    void cancelAsksOnce() {
        elapsedMillis.set(500);
        start();
        window.robot().clickOn("#status-cancel").clickOn("#status-cancel");
        window.settle();
        assertThat(cancelled).hasValue(1);
    }

    @Test
    void afterTheJobNothingIsPolled() {
        elapsedMillis.set(500);
        start();
        FxWindow.doFx(bar::clear);
        int before = asked.get();
        window.settle();
        assertThat(asked.get()).isEqualTo(before);
        assertThat(isSeen("#status-stage")).isFalse();
    }

    @Test
    void whatIsOpenStandsOnTheLeft() {
        FxWindow.doFx(() -> bar.textProperty().set("monday.csv · 9,971 flows"));
        window.settle();
        assertThat(text("#status-text")).isEqualTo("monday.csv · 9,971 flows");
    }
}
