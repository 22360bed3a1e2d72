package org.strayflow.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.strayflow.eval.Partition;
import org.strayflow.io.AtomicFile;
import org.strayflow.store.Json;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;

/**
 * Counts how often the numbers of the same test rows have been looked at, in a file of the user's data folder. Whoever chooses settings by
 * their numbers tunes on them, and every look makes them a little less of a test. The same rows of the same files count together,
 * whatever detector was tested on them.
 */
public final class TestLooks {
    private static final String FORMAT = "strayflow-test-looks";
    private static final long MOST_BYTES = 20_000_000;

    private final Path file;

    /** The counts of a file, which is made when needed. */
    public TestLooks(Path file) {
        this.file = file;
    }

    /** The counts of a user. */
    public static TestLooks of(UserFolders folders) {
        return new TestLooks(folders.data().resolve("test-looks.json"));
    }

    /**
     * What is in the file.
     *
     * @param format {@value #FORMAT}
     * @param looks by the test rows' hash, how often they have been looked at
     */
    record Book(String format, Map<String, Integer> looks) {
        Book {
            if (!format.equals(FORMAT)) {
                throw new IllegalArgumentException("it is a “" + format + "”");
            }
            looks = Map.copyOf(looks);
        }
    }

    /**
     * Counts one more look. When the file cannot be read or written, that is warned of and the look is not counted.
     *
     * @return how often the analysis' test rows have been looked at, this time included; 0 when it has none
     */
    public Job<Integer> look(Analysis analysis) {
        return feedback -> {
            if (analysis.reported() != Partition.TEST) {
                return 0;
            }
            String key = RowsDigest.of(analysis, List.of(Partition.TEST), feedback);
            synchronized (TestLooks.class) {
                try {
                    Map<String, Integer> looks = new TreeMap<>(read());
                    int count = looks.merge(key, 1, Integer::sum);
                    Files.createDirectories(file.toAbsolutePath().getParent());
                    byte[] bytes = Json.bytes(new Book(FORMAT, looks));
                    AtomicFile.write(file, true, out -> out.write(bytes));
                    return count;
                } catch (IOException e) {
                    warn(feedback, String.valueOf(e.getMessage()));
                } catch (StrayflowException e) {
                    warn(feedback, e.problem().summary());
                }
                return 1;
            }
        };
    }

    private void warn(Feedback feedback, String why) {
        feedback.warn(new Problem(
                "RUN-207",
                "This look at the test rows could not be counted: "
                        + why.lines().findFirst().orElse(""),
                "Check the folder's permissions and the room on the disk; a damaged file may be deleted.",
                file.toString()));
    }

    private Map<String, Integer> read() throws IOException {
        if (!Files.exists(file)) {
            return Map.of();
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException("it has " + Files.size(file) + " bytes");
        }
        return Json.read(Files.readAllBytes(file), Book.class).looks();
    }
}
