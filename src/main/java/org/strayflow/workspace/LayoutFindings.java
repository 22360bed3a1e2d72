package org.strayflow.workspace;

import java.util.List;
import org.strayflow.feature.Finding;
import org.strayflow.feature.Severity;
import org.strayflow.io.Capture;

/** The finding that follows from which layout a capture has, not from its values. */
final class LayoutFindings {
    private LayoutFindings() {}

    static List<Finding> of(Capture capture) {
        List<String> notes = capture.layout().notes();
        if (notes.isEmpty()) {
            return List.of();
        }
        return List.of(new Finding(
                        "DATA-115",
                        // Without labels there are no figures that errors in them could spoil.
                        capture.labels() == null ? Severity.INFO : Severity.ADVICE,
                        "Known of files of the layout " + capture.layout().title(),
                        String.join(" ", notes) + " A capture of your own in these columns need not have such errors.",
                        capture.table().rows(),
                        List.of())
                .withExamples(notes));
    }
}
