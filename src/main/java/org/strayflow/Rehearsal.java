package org.strayflow;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import org.strayflow.ui.vm.WorkbenchViewModel;

/**
 * A start that nobody watches: to measure how long it takes, and to let the JVM see which classes a start needs, for its cache. The
 * system property {@value #PROPERTY} asks for one: {@code first-frame} ends when the window has been drawn, {@code opened} when
 * the files on the command line have been read, checked and drawn. Each moment is told in one line, {@code first-frame 1795269280293}, in
 * milliseconds since 1970, so that whoever started the process can subtract; before them comes {@code java-home} with the folder of the JVM.
 */
enum Rehearsal {
    /** Somebody watches: nothing is told and the window stays. */
    NONE,
    /** Up to the window. */
    FIRST_FRAME,
    /** Up to the files in it. */
    OPENED;

    private static final String PROPERTY = "strayflow.rehearsal";

    /** The first pulses lay out and style; what they drew is on the screen when the next one begins. */
    private static final int PULSES = 3;

    /** What the property asks for; anything else than the two names is none. */
    static Rehearsal asked() {
        String wanted = System.getProperty(PROPERTY, "");
        for (Rehearsal rehearsal : values()) {
            if (rehearsal.title().equals(wanted)) {
                return rehearsal;
            }
        }
        return NONE;
    }

    /** Whether JavaFX was told to draw without a display. */
    static boolean isWithoutDisplay() {
        return "Headless".equals(System.getProperty("glass.platform"));
    }

    private String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Watches the window that was just shown, on JavaFX's thread.
     *
     * @param workbench what the window shows
     * @param tell takes each line
     * @param leave ends the program: 0, or 1 when the files could not be opened
     */
    void watch(WorkbenchViewModel workbench, Consumer<String> tell, Consumer<Integer> leave) {
        if (this != NONE) {
            tell.accept("java-home " + System.getProperty("java.home"));
            new Frames(workbench, tell, leave).start();
        }
    }

    private final class Frames extends AnimationTimer {
        private final WorkbenchViewModel workbench;
        private final Consumer<String> tell;
        private final Consumer<Integer> leave;
        private int drawn;
        private int drawnOpened;

        Frames(WorkbenchViewModel workbench, Consumer<String> tell, Consumer<Integer> leave) {
            this.workbench = workbench;
            this.tell = tell;
            this.leave = leave;
        }

        @Override
        public void handle(long now) {
            if (++drawn == PULSES) {
                reached(FIRST_FRAME);
            }
            if (isOpened() && ++drawnOpened == PULSES) {
                reached(OPENED);
            }
            if (isStuck()) {
                stop();
                leave.accept(1);
            }
        }

        /** Files that cannot be opened, or that somebody would have to say more about. */
        private boolean isStuck() {
            boolean failed = workbench.messageProperty().get() != null
                    && workbench.captureProperty().get() == null;
            return failed || workbench.opening().decidingProperty().get();
        }

        private boolean isOpened() {
            return workbench.captureProperty().get() != null
                    && workbench.data().findingsProperty().get() != null;
        }

        private void reached(Rehearsal moment) {
            tell.accept(moment.title() + " " + System.currentTimeMillis());
            if (moment == Rehearsal.this) {
                stop();
                leave.accept(0);
            }
        }
    }
}
