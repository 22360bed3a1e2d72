package org.strayflow.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.task.Job;
import org.strayflow.workspace.Workspace;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The capture that a command works on. */
final class DataOptions {
    @Parameters(paramLabel = "DATA", arity = "1..*", description = "Files of one layout: CSV, as it is or gzipped.")
    private List<Path> files = List.of();

    @Option(
            names = "--label",
            paramLabel = "COLUMN",
            description = "The label column, when it is not the one that the layout has.")
    private @Nullable String label;

    @Option(
            names = "--benign",
            paramLabel = "TEXT,...",
            description = "Label texts that mean benign (BENIGN, normal, 0 and their like when not given).")
    private @Nullable String benign;

    /** Opens the files. */
    Job<Capture> open(Workspace workspace) {
        return workspace.open(
                files, ReadOptions.defaults().withLabelColumn(label).withBenign(benignTexts()));
    }

    private @Nullable Set<String> benignTexts() {
        return benign == null
                ? null
                : Arrays.stream(benign.split(",", -1)).map(String::strip).collect(Collectors.toSet());
    }
}
