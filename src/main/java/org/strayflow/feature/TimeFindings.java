package org.strayflow.feature;

import java.util.ArrayList;
import java.util.List;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Feedback;

/** The findings about timestamps that are texts: those that are none, and those that can be read in several ways. */
final class TimeFindings {
    private static final int CHECK_EVERY = 8_192;
    private static final int NOON = 12;

    private final TextColumn column;
    private final RowNames names;
    private final boolean[] unreadable;
    private boolean ordersDiffer;
    private boolean orderIsClear;
    private boolean clockIsClear;
    private boolean hasClock;

    private TimeFindings(TextColumn column, RowNames names) {
        this.column = column;
        this.names = names;
        this.unreadable = new boolean[column.dictionary().size()];
    }

    static void add(TextColumn column, RowNames names, List<Finding> findings, Feedback feedback) {
        TimeFindings times = new TimeFindings(column, names);
        times.look(feedback);
        times.addUnreadable(findings, feedback);
        times.addAmbiguous(findings);
    }

    private void look(Feedback feedback) {
        TimeText time = new TimeText();
        for (int code = 0; code < unreadable.length; code++) {
            if (code % CHECK_EVERY == 0) {
                feedback.check();
            }
            unreadable[code] = !time.read(column.dictionary().get(code));
            if (unreadable[code]) {
                continue;
            }
            if (time.hasYearLast()) {
                ordersDiffer |= time.first() != time.second();
                orderIsClear |= time.first() > NOON || time.second() > NOON;
                if (time.hour() >= 0) {
                    hasClock = true;
                    clockIsClear |= time.hour() == 0 || time.hour() > NOON || time.hasPaddedHour();
                }
            }
        }
    }

    private void addUnreadable(List<Finding> findings, Feedback feedback) {
        int count = 0;
        List<String> examples = new ArrayList<>();
        for (int row = 0; row < column.size(); row++) {
            if (row % CHECK_EVERY == 0) {
                feedback.check();
            }
            int code = column.code(row);
            if (code != TextColumn.MISSING && unreadable[code]) {
                count++;
                if (examples.size() < Finding.EXAMPLES) {
                    examples.add(names.of(row) + ": “" + column.text(row) + "”");
                }
            }
        }
        if (count > 0) {
            findings.add(new Finding(
                            "DATA-116",
                            Severity.ADVICE,
                            Phrases.counted(count, "timestamp") + " of " + column.name() + " that cannot be read",
                            "They are in no form of a timestamp that is known here, so their rows have no place on a time line: "
                                    + Phrases.list(examples) + ".",
                            count,
                            List.of(column.name()))
                    .withExamples(examples));
        }
    }

    private void addAmbiguous(List<Finding> findings) {
        List<String> doubts = new ArrayList<>();
        if (hasClock && !clockIsClear) {
            doubts.add(
                    "No time says AM or PM and no hour is 0 or above 12: hours after noon may be written like those of the"
                            + " morning.");
        }
        if (ordersDiffer && !orderIsClear) {
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
