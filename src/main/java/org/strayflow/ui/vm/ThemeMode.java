package org.strayflow.ui.vm;

/** Which look the analyst wants. */
public enum ThemeMode {
    /** Whatever the operating system says. */
    SYSTEM("Follow system"),
    /** Dark text on a light ground. */
    LIGHT("Light"),
    /** Light text on a dark ground. */
    DARK("Dark");

    private final String title;

    ThemeMode(String title) {
        this.title = title;
    }

    /** As in the menu. */
    public String title() {
        return title;
    }
}
