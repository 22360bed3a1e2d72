package org.strayflow.ui.vm;

import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * Something the analyst can do, declared once for menu, toolbar and keyboard.
 *
 * @param id unique, {@code room.verb}, for example {@code data.open}
 * @param text as in a menu; ends with an ellipsis when it asks for more first
 * @param shortcut key combination such as {@code Shortcut+O}, or {@code null}
 * @param icon name of an icon, or {@code null}
 * @param blocked why it cannot be done now, in words for the analyst; empty when it can
 * @param run does it; called on the window's thread
 */
public record Action(
        String id,
        String text,
        @Nullable String shortcut,
        @Nullable String icon,
        ObservableValue<String> blocked,
        Runnable run) {
    /** Why it cannot be done now; empty when it can. */
    public String reason() {
        return blocked.getValue();
    }

    /** Whether it can be done now. */
    public boolean isEnabled() {
        return reason().isEmpty();
    }

    /** Does it if it can be done now. */
    public void fire() {
        if (isEnabled()) {
            run.run();
        }
    }
}
