package org.strayflow.workspace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.strayflow.sample.OfficeDay;
import org.strayflow.sample.SampleGenerator;
import org.strayflow.task.Job;

/**
 * Where the sample captures are: in {@code sample-data} of the folder that the program was started from or installed in, or else, made
 * anew by the generator, in the user's data folder.
 */
public final class SampleCapture {
    /** The system property with the folder that the program is installed in. */
    public static final String HOME = "strayflow.home";

    private final List<Path> homes;
    private final Path made;

    /** Looks in the program's folder, then the working folder; makes what is in neither in {@code folders}. */
    public SampleCapture(UserFolders folders) {
        this(
                List.of(Path.of(System.getProperty(HOME, "")), Path.of("")),
                folders.data().resolve("sample-data"));
    }

    SampleCapture(List<Path> homes, Path made) {
        this.homes = homes;
        this.made = made;
    }

    /**
     * The labelled working day.
     *
     * @return a job that gives the file, making it when it is nowhere; fails when it cannot be written
     */
    public Job<Path> labelledDay() {
        return find(OfficeDay.FIRST);
    }

    /** The unlabelled day after; see {@link #labelledDay()}. */
    public Job<Path> nextDay() {
        return find(OfficeDay.SECOND);
    }

    /** The labelled working day where it is there already; nothing is made. */
    public Optional<Path> presentDay() {
        return present(OfficeDay.FIRST.fileName());
    }

    private Job<Path> find(OfficeDay day) {
        String name = day.fileName();
        return feedback -> {
            Optional<Path> present = present(name);
            if (present.isEmpty()) {
                feedback.stage("making the sample capture");
                SampleGenerator.write(made, SampleGenerator.SEED, true).run(feedback);
            }
            return present.orElse(made.resolve(name));
        };
    }

    private Optional<Path> present(String name) {
        return Stream.concat(
                        homes.stream().map(home -> home.resolve("sample-data").resolve(name)),
                        Stream.of(made.resolve(name)))
                .map(Path::toAbsolutePath)
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
