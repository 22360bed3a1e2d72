package org.strayflow.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.Labels;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.io.Reject;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Job;
import org.strayflow.task.Problem;
import org.strayflow.workspace.Workspace;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The capture that a command works on. */
final class DataOptions {
    @Parameters(
            paramLabel = "DATA",
            arity = "1..*",
            description = "Files of one layout, folders of them or zip archives, as they are or packed.")
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

    @Option(
            names = "--kinds-apart",
            description =
                    "Label texts that are alike but for case, blanks, dashes or damaged characters count as kinds of"
                            + " their own, not as one.")
    private boolean kindsApart;

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    /** Opens the files; warns of records that could not be read. */
    Job<Capture> open(Workspace workspace) {
        return open(workspace, List.of());
    }

    /** Opens the files, and after them further ones that are not among them; warns of records that could not be read. */
    Job<Capture> open(Workspace workspace, List<Path> further) {
        return openOnly(workspace, with(further));
    }

    /** Opens other files than those named, in the same way. */
    Job<Capture> openOnly(Workspace workspace, List<Path> others) {
        return feedback -> {
            ReadOptions options = reading.applied(ReadOptions.defaults())
                    .withLabelColumn(label)
                    .withBenign(benignTexts())
                    .withKindsApart(kindsApart);
            Capture capture = workspace.open(others, options).run(feedback);
            checkBenign(capture);
            if (capture.rejects().count() > 0) {
                feedback.warn(rejected(capture));
            }
            return capture;
        };
    }

    private List<Path> with(List<Path> further) {
        List<Path> all = new ArrayList<>(files);
        for (Path file : further) {
            Path whole = file.toAbsolutePath().normalize();
            if (all.stream().noneMatch(f -> whole.startsWith(f.toAbsolutePath().normalize()))) {
                all.add(file);
            }
        }
        return all;
    }

    private @Nullable Set<String> benignTexts() {
        return benign == null
                ? null
                : Arrays.stream(benign.split(",", -1))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.toSet());
    }

    /** Texts that no label has are a slip of the pen: every flow would count as an attack. */
    private void checkBenign(Capture capture) throws ConfigurationException {
        Labels labels = capture.labels();
        if (benign != null && labels != null && labels.benign() == 0) {
            throw new ConfigurationException(Problem.of(
                    "CONF-203",
                    "No flow has a label that --benign names.",
                    "The labels are: " + String.join(", ", labels.kinds()) + "."));
        }
    }

    private static Problem rejected(Capture capture) {
        long count = capture.rejects().count();
        Reject first = capture.rejects().kept().getFirst();
        return new Problem(
                "IO-203",
                Numbers.count(count) + (count == 1 ? " record" : " records") + " could not be read, the first because: "
                        + first.reason() + ".",
                "strayflow inspect lists them.",
                first.file() + " line " + first.line());
    }
}
