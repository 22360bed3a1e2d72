package org.strayflow.cli;

import java.util.List;
import java.util.Map;
import org.strayflow.task.Feedback;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.TestLooks;

/** What every command that prints numbers of test rows says of how often they have been looked at. */
final class LooksReport {
    private final int looks;

    private LooksReport(int looks) {
        this.looks = looks;
    }

    /** Counts this look, the last thing before the numbers are printed: it takes no time and is not stopped. */
    static LooksReport of(TestLooks counts, Analysis analysis, Feedback feedback) throws StrayflowException {
        return new LooksReport(counts.look(analysis).run(new Unstopped(feedback)));
    }

    /** Tells all and is never told to stop. */
    private record Unstopped(Feedback to) implements Feedback {
        @Override
        public void stage(String text) {
            to.stage(text);
        }

        @Override
        public void progress(long done, long total) {
            to.progress(done, total);
        }

        @Override
        public void warn(Problem problem) {
            to.warn(problem);
        }

        @Override
        public void check() {
            // Goes on.
        }

        @Override
        public Feedback sub(double weight) {
            return new Unstopped(to.sub(weight));
        }
    }

    /** Adds its field to a JSON object; nothing where there are no test rows. */
    void addTo(Map<String, Object> json) {
        if (looks > 0) {
            json.put("testLooks", looks);
        }
    }

    /** The same in words, from the second look on. */
    List<String> lines() {
        return looks < 2
                ? List.of()
                : List.of(
                        "",
                        "these test rows have been looked at " + looks
                                + " times; settings chosen by their numbers make them flatter");
    }
}
