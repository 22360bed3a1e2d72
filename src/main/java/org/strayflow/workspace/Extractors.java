package org.strayflow.workspace;

import org.strayflow.io.Layout;
import org.strayflow.io.Layouts;

/** Which program made the files of a layout: features of one extractor compare, whatever the layout. */
public final class Extractors {
    private Extractors() {}

    /** The extractor of a layout; the id itself when the layout is not known, as in a model of a later program. */
    public static String of(String layoutId) {
        return Layouts.ALL.stream()
                .filter(layout -> layout.id().equals(layoutId))
                .map(Layout::extractor)
                .findFirst()
                .orElse(layoutId);
    }
}
