package org.strayflow.workspace;

import java.util.List;
import java.util.Set;
import org.strayflow.feature.Finding;
import org.strayflow.feature.Severity;
import org.strayflow.io.Capture;

/** The findings that follow from which data set a capture is of, not from its values. */
final class LayoutFindings {
    /** The layouts of the files as they were first published; the corrected sets have other columns. */
    private static final Set<String> FIRST_CIC_2017 =
            Set.of("cic-ids2017-machine-learning", "cic-ids2017-traffic-labelling");

    private LayoutFindings() {}

    static List<Finding> of(Capture capture) {
        if (!FIRST_CIC_2017.contains(capture.layout().id()) || capture.labels() == null) {
            return List.of();
        }
        return List.of(new Finding(
                "DATA-115",
                Severity.ADVICE,
                "CIC-IDS2017 as first published",
                "Errors in its labels, its flows and some of its features are published: Engelen, Rimmer and Joosen (IEEE SPW 2021),"
                        + " Rosay and others (ICISSP 2022), Liu and others (IEEE CNS 2022). The last of them give a corrected set,"
                        + " which opens here too; figures of this one do not compare with figures of that.",
                capture.table().rows(),
                List.of()));
    }
}
