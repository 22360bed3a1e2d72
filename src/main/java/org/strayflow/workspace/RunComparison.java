package org.strayflow.workspace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What tells runs apart. Settings that are alike in all of them are left out, and so are those that only one detector has, where the
 * runs of that detector agree: they follow from the detector, which is among the settings.
 *
 * @param settings the keys of the settings that differ, the detector's own and the preparation's last; {@link #COLUMNS} among them when the
 *     runs might use other columns
 * @param columns every column that one of the runs might use, in their order
 */
public record RunComparison(List<String> settings, List<String> columns) {
    /** The name under which the columns are compared. */
    public static final String COLUMNS = "columns";

    private static final List<String> FIRST =
            List.of("detector", "files", "label", "benign", COLUMNS, "split", "seed", "train on", "goal", "fixes");
    private static final int NAMED = 3;

    /** Copies the lists. */
    public RunComparison {
        settings = List.copyOf(settings);
        columns = List.copyOf(columns);
    }

    /** Compares runs; of fewer than two nothing differs. */
    public static RunComparison of(Collection<TrainingRun> runs) {
        Set<String> keys = new LinkedHashSet<>(FIRST);
        runs.forEach(run -> keys.addAll(new TreeSet<>(run.settings().keySet())));
        // Nobody reads a digest; what the rows come from is among the other settings.
        keys.remove(RunNotes.ROWS);
        List<String> differing = new ArrayList<>();
        for (String key : keys) {
            long values = key.equals(COLUMNS)
                    ? runs.stream()
                            .map(TrainingRun::columns)
                            .distinct()
                            .map(Set::copyOf)
                            .distinct()
                            .count()
                    : runs.stream()
                            .filter(run -> run.settings().containsKey(key))
                            .map(run -> run.setting(key))
                            .distinct()
                            .count();
            if (values > 1) {
                differing.add(key);
            }
        }
        Set<String> columns = new LinkedHashSet<>();
        runs.forEach(run -> columns.addAll(run.columns()));
        return new RunComparison(differing, List.copyOf(columns));
    }

    /**
     * What a run has for a key. Columns are told by what is missing of those that any of the runs might use.
     *
     * @param run one of the runs
     * @param key one of {@link #settings}
     * @return empty when the run has no such setting
     */
    public String value(TrainingRun run, String key) {
        if (!key.equals(COLUMNS)) {
            return run.setting(key);
        }
        Set<String> missing = new LinkedHashSet<>(columns);
        run.columns().forEach(missing::remove);
        if (missing.isEmpty()) {
            return "all " + columns.size();
        }
        return missing.size() <= NAMED
                ? "without " + String.join(", ", missing)
                : run.columns().size() + " of " + columns.size();
    }
}
