package org.strayflow.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.Role;

/**
 * Recognises a header by its names, whatever their order, case and blanks. Columns beyond the known ones, such as those that an export
 * adds, are taken along and their roles guessed.
 */
final class NamedColumns {
    private final Map<String, ColumnPlan> known = new HashMap<>();
    private final Set<String> needed = new HashSet<>();

    /** Columns that all must be there. */
    NamedColumns(List<ColumnPlan> needed) {
        needed.forEach(plan -> {
            if (known.put(HeaderNames.plain(plan.name()), plan) != null) {
                throw new IllegalArgumentException("two columns are alike: " + plan.name());
            }
        });
        this.needed.addAll(known.keySet());
    }

    /** With columns that may be there too. */
    NamedColumns or(ColumnPlan... optional) {
        for (ColumnPlan plan : optional) {
            known.put(HeaderNames.plain(plan.name()), plan);
        }
        return this;
    }

    /** What the columns are when all that are needed are there. */
    Optional<Layout.Recognition> recognise(Head head) {
        List<String> names = head.names();
        Set<String> plain = new HashSet<>();
        names.forEach(name -> plain.add(HeaderNames.plain(name)));
        if (!plain.containsAll(needed)) {
            return Optional.empty();
        }
        boolean labelled = plain.stream().anyMatch(name -> isLabel(known.get(name)));
        List<ColumnPlan> columns = new ArrayList<>();
        for (int place = 0; place < names.size(); place++) {
            String name = names.get(place);
            // A second spelling of a known name is another column: only the first takes the known plan.
            ColumnPlan plan = plain.remove(HeaderNames.plain(name)) ? known.get(HeaderNames.plain(name)) : null;
            columns.add(plan == null ? guess(head, place, name, labelled) : plan.named(name));
        }
        return Optional.of(new Layout.Recognition(true, LabelChoice.settle(columns, head, true)));
    }

    private static ColumnPlan guess(Head head, int place, String name, boolean labelled) {
        ColumnPlan guess = RoleGuess.of(head, place, true, name);
        return labelled && isLabel(guess) ? guess.with(Role.IGNORED, ColumnPlan.Kind.EITHER) : guess;
    }

    private static boolean isLabel(@Nullable ColumnPlan plan) {
        return plan != null && plan.role() == Role.LABEL;
    }
}
