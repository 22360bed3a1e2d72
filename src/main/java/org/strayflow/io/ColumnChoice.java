package org.strayflow.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.strayflow.flow.Role;
import org.strayflow.io.ColumnPlan.Kind;
import org.strayflow.task.ConfigurationException;

/** Puts what the analyst says of columns in the place of what the layout says. */
final class ColumnChoice {
    private ColumnChoice() {}

    /**
     * The columns as they are to be read.
     *
     * @param file named when there is no such column
     * @param plans what the layout says
     * @param options what the analyst says
     * @throws ConfigurationException when there is no column of a name; names those there are
     */
    static List<ColumnPlan> apply(Path file, List<ColumnPlan> plans, ReadOptions options)
            throws ConfigurationException {
        List<ColumnPlan> chosen = options.labelColumn() == null
                ? new ArrayList<>(plans)
                : new ArrayList<>(LabelChoice.override(file, plans, options.labelColumn()));
        // In the order of the names, so that the first wrong one is always the same.
        for (Map.Entry<String, Role> entry : new TreeMap<>(options.roles()).entrySet()) {
            int place = placeOf(file, chosen, entry.getKey());
            ColumnPlan plan = chosen.get(place);
            if (entry.getValue() == Role.LABEL) {
                chosen = new ArrayList<>(LabelChoice.override(file, chosen, plan.name()));
            } else if (plan.role() != entry.getValue()) {
                chosen.set(place, plan.with(entry.getValue(), plan.role() == Role.LABEL ? Kind.EITHER : plan.kind()));
            }
        }
        return chosen;
    }

    private static int placeOf(Path file, List<ColumnPlan> plans, String name) throws ConfigurationException {
        String wanted = HeaderNames.clean(name);
        int[] alike = IntStream.range(0, plans.size())
                .filter(place -> plans.get(place).name().equalsIgnoreCase(wanted))
                .toArray();
        for (int place : alike) {
            if (plans.get(place).name().equals(wanted)) {
                return place;
            }
        }
        if (alike.length != 1) {
            throw IoProblems.noColumn(
                    file, name, plans.stream().map(ColumnPlan::name).toList());
        }
        return alike[0];
    }
}
