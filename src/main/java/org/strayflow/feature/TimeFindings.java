package org.strayflow.feature;

import java.util.ArrayList;
import java.util.List;
import org.strayflow.flow.TextColumn;
import org.strayflow.flow.TimeColumn;
import org.strayflow.flow.TimeReading;
import org.strayflow.task.Feedback;

/** The findings about timestamps that are texts: those that are none, and those that can be read in several ways. */
final class TimeFindings {
    private static final int CHECK_EVERY = 8_192;

    private final TextColumn column;
    private final RowNames names;
    private final TimeColumn times;

    private TimeFindings(TextColumn column, RowNames names, TimeColumn times) {
        this.column = column;
        this.names = names;
        this.times = times;
    }

    /**
     * Adds what there is to say of a column.
     *
     * @param reading what the analyst has said of timestamps that can be read in several ways
     */
    static void add(TextColumn column, TimeReading reading, RowNames names, List<Finding> findings, Feedback feedback) {
        TimeFindings times = new TimeFindings(column, names, TimeColumn.of(column, reading));
        times.addUnreadable(findings, feedback);
        times.addAmbiguous(findings);
    }

    private void addUnreadable(List<Finding> findings, Feedback feedback) {
        if (times.unparsed() == 0) {
            return;
        }
        List<String> examples = new ArrayList<>();
        for (int row = 0; row < column.size() && examples.size() < Finding.EXAMPLES; row++) {
            if (row % CHECK_EVERY == 0) {
                feedback.check();
            }
            if (times.isMissing(row) && !column.isMissing(row)) {
                examples.add(names.of(row) + ": “" + column.text(row) + "”");
            }
        }
        findings.add(new Finding(
                        "DATA-116",
                        Severity.ADVICE,
                        Phrases.counted(times.unparsed(), "timestamp") + " of " + column.name()
                                + " that cannot be read",
                        "They are in no form of a timestamp that is known here, so their rows have no place on a time line: "
                                + Phrases.list(examples) + ".",
                        times.unparsed(),
                        List.of(column.name()))
                .withExamples(examples));
    }

    private void addAmbiguous(List<Finding> findings) {
        List<String> doubts = new ArrayList<>();
        if (!times.isClockClear()) {
            doubts.add(
                    "No time says AM or PM and no hour is 0 or above 12: hours after noon may be written like those of the"
                            + " morning.");
        }
        if (!times.isOrderClear()) {
            doubts.add("Day and month are both 12 or less everywhere: either may come first.");
        }
        if (!doubts.isEmpty()) {
            findings.add(new Finding(
                            "DATA-117",
                            Severity.ADVICE,
                            "Timestamps of " + column.name() + " that can be read in several ways",
                            String.join(" ", doubts) + " For example “"
                                    + column.dictionary().getFirst() + "”.",
                            column.size() - column.missingCount(),
                            List.of(column.name()))
                    .withExamples(column.dictionary()));
        }
    }
}
