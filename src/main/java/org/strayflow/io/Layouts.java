package org.strayflow.io;

import java.util.List;

/** The layouts that are known. */
public final class Layouts {
    /** In the order in which they are asked; the last one takes every table. */
    public static final List<Layout> ALL = List.of(
            new CicTrafficLabellingLayout(),
            new CicMachineLearningLayout(),
            new CicImprovedLayout(),
            new CicCleanedLayout(),
            new NslKddLayout(),
            new Kdd99Layout(),
            new NslKddNamedLayout(),
            new GenericLayout());

    private Layouts() {}

    /** What a file is: a layout and what it says of the columns. */
    record Recognised(Layout layout, Layout.Recognition columns) {}

    /** The first layout that recognises the file. */
    static Recognised recognise(Head head) {
        for (Layout layout : ALL) {
            Layout.Recognition columns = layout.recognise(head).orElse(null);
            if (columns != null) {
                return new Recognised(layout, columns);
            }
        }
        throw new IllegalStateException("the generic layout takes every table");
    }
}
