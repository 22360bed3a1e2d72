package org.strayflow.io;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strayflow.task.StrayflowException;

/** The layouts that are known. */
public final class Layouts {
    /** In the order in which they are asked; the last one takes every table. */
    public static final List<Layout> ALL = List.of(
            new CicTrafficLabellingLayout(),
            new CicMachineLearningLayout(),
            new CicImprovedLayout(),
            new CicFlowMeterLayout(),
            new CicCleanedLayout(),
            new NslKddLayout(),
            new Kdd99Layout(),
            new NslKddNamedLayout(),
            new UnswNb15Layout(),
            new ArgusLayout(),
            new NfdumpLayout(),
            new ZeekConnLayout(),
            new SuricataFlowLayout(),
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

    /**
     * The layout that the analyst chose, or the first that recognises the file.
     *
     * @param file named when it has not the columns
     * @param head its first records
     * @param id of the layout; {@code null} when none was chosen
     * @throws StrayflowException when there is no such layout or the file has not its columns
     */
    static Recognised recognise(Path file, Head head, @Nullable String id) throws StrayflowException {
        if (id == null) {
            return recognise(head);
        }
        for (Layout layout : ALL) {
            if (layout.id().equals(id)) {
                Layout.Recognition columns = layout.recognise(head).orElse(null);
                if (columns == null) {
                    throw IoProblems.notOfLayout(file, id);
                }
                return new Recognised(layout, columns);
            }
        }
        throw IoProblems.noLayout(id, ALL.stream().map(Layout::id).toList());
    }
}
