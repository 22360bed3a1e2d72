package org.strayflow.ui.view;

import org.kordamp.ikonli.javafx.FontIcon;

/** Icons by the names that actions and rooms use, so that no other class knows the icon font. */
public final class Icons {
    private Icons() {}

    /**
     * An icon in the colour of the text around it.
     *
     * @param name one of the names of Material Design 2, for example {@code mdal-folder_open}
     */
    public static FontIcon of(String name) {
        return new FontIcon(name);
    }
}
