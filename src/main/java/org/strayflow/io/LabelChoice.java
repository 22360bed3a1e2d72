package org.strayflow.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.strayflow.flow.Role;
import org.strayflow.io.ColumnPlan.Kind;
import org.strayflow.task.ConfigurationException;

/** Sees to it that a table has at most one label column; the others are ignored, for as features they would give the answer away. */
final class LabelChoice {
    private LabelChoice() {}

    /**
     * Keeps one of several label columns: one that names kinds rather than 0 and 1, then the one with the surest name.
     *
     * @param plans one a column
     * @param head the file's first records
     * @param header whether the first record is a header
     */
    static List<ColumnPlan> settle(List<ColumnPlan> plans, Head head, boolean header) {
        List<Integer> places = IntStream.range(0, plans.size())
                .filter(place -> plans.get(place).role() == Role.LABEL)
                .boxed()
                .toList();
        if (places.size() < 2) {
            return plans;
        }
        NumberText numbers = new NumberText();
        Comparator<Integer> numbersLast = Comparator.comparing(place ->
                head.column(place, header).stream().noneMatch(cell -> numbers.read(cell) == NumberText.Kind.TEXT));
        Comparator<Integer> byName = Comparator.comparingInt(place ->
                RoleGuess.LABEL_NAMES.indexOf(HeaderNames.plain(plans.get(place).name())));
        int best = places.stream().min(numbersLast.thenComparing(byName)).orElseThrow();
        return only(plans, best);
    }

    /**
     * Makes the column of a name the label.
     *
     * @param file named when there is no such column
     * @throws ConfigurationException when there is none; names those there are
     */
    static List<ColumnPlan> override(Path file, List<ColumnPlan> plans, String name) throws ConfigurationException {
        List<String> names = plans.stream().map(ColumnPlan::name).toList();
        String wanted = HeaderNames.clean(name);
        int exact = names.indexOf(wanted);
        int[] alike = IntStream.range(0, names.size())
                .filter(place -> names.get(place).equalsIgnoreCase(wanted))
                .toArray();
        if (exact < 0 && alike.length != 1) {
            throw IoProblems.noLabelColumn(file, name, names);
        }
        return only(plans, exact < 0 ? alike[0] : exact);
    }

    private static List<ColumnPlan> only(List<ColumnPlan> plans, int label) {
        List<ColumnPlan> settled = new ArrayList<>();
        for (int place = 0; place < plans.size(); place++) {
            ColumnPlan plan = plans.get(place);
            if (place == label) {
                settled.add(plan.with(Role.LABEL, Kind.TEXT));
            } else {
                settled.add(plan.role() == Role.LABEL ? plan.with(Role.IGNORED, Kind.EITHER) : plan);
            }
        }
        return settled;
    }
}
