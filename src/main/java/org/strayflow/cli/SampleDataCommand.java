package org.strayflow.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.strayflow.sample.SampleGenerator;
import org.strayflow.task.Job;
import org.strayflow.workspace.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code sample-data}: makes the sample captures. */
@CommandLine.Command(
        name = "sample-data",
        description = "Makes the sample captures: a labelled day of a small office and the unlabelled day after.")
final class SampleDataCommand extends Command {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The folder to write to; files in it are replaced.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private Path out;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Another seed gives another day; the checked-in files have the usual one.")
    private long seed = SampleGenerator.SEED;

    @Override
    Job<Report> job(Workspace workspace) {
        return feedback -> {
            List<Path> files = SampleGenerator.write(out, seed, true).run(feedback);
            return new Report(
                    Map.of("files", files.stream().map(Path::toString).toList()),
                    files.stream().map(file -> "written: " + file).toList());
        };
    }
}
