package org.strayflow.io;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.strayflow.task.Parallel;

/**
 * What an analyst may decide before files are read.
 *
 * @param labelColumn the name of the label column; {@code null} lets the layout say
 * @param benign the label texts that mean benign; {@code null} means {@link org.strayflow.flow.Labels#USUAL_BENIGN}
 * @param parallel how many threads work at once; the result does not depend on it
 */
public record ReadOptions(
        @Nullable String labelColumn, @Nullable Set<String> benign, Parallel parallel) {
    /** Copies the texts. */
    public ReadOptions {
        benign = benign == null ? null : Set.copyOf(benign);
    }

    /** Label column and benign texts as the layout says, on all cores. */
    public static ReadOptions defaults() {
        return new ReadOptions(null, null, Parallel.allCores());
    }

    /** With another label column; {@code null} lets the layout say. */
    public ReadOptions withLabelColumn(@Nullable String name) {
        return new ReadOptions(name, benign, parallel);
    }

    /** With other benign texts; {@code null} means the usual ones. */
    public ReadOptions withBenign(@Nullable Set<String> texts) {
        return new ReadOptions(labelColumn, texts, parallel);
    }

    /** With another number of threads. */
    public ReadOptions withParallel(Parallel other) {
        return new ReadOptions(labelColumn, benign, other);
    }
}
