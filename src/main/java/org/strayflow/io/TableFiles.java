package org.strayflow.io;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.strayflow.task.Feedback;
import org.strayflow.task.InputException;
import org.strayflow.task.StrayflowException;

/**
 * Which tables a choice of files, zip archives and folders may hold. A folder stands for the files in it and in its folders, by name and
 * without hidden ones; an archive for the files in it. Whether they are tables is not known yet.
 */
final class TableFiles {
    private static final int MOST = 10_000;
    private static final int DEEPEST = 16;

    /**
     * A file that may be a table.
     *
     * @param path of the file, or into an archive
     * @param chosen whether it was named by itself, so that it must be one
     */
    record Candidate(Path path, boolean chosen) {}

    private final List<Candidate> found = new ArrayList<>();
    private final UnpackLimit limit;
    private final Feedback feedback;

    private TableFiles(UnpackLimit limit, Feedback feedback) {
        this.limit = limit;
        this.feedback = feedback;
    }

    /**
     * The candidates in the order of the choice.
     *
     * @param choice files, archives, paths into archives and folders
     * @param limit how much an archive may unpack to
     * @param feedback tells of a cancel
     * @throws InputException when a folder or an archive cannot be read, is damaged or holds no file
     * @throws org.strayflow.task.LimitException when there are more than {@value #MOST} files or too much in an archive
     */
    static List<Candidate> of(List<Path> choice, UnpackLimit limit, Feedback feedback) throws StrayflowException {
        TableFiles files = new TableFiles(limit, feedback);
        for (Path path : choice) {
            files.add(path);
        }
        // A file that was named and lies in a folder that was named as well is one file.
        Set<Path> named = files.found.stream()
                .filter(Candidate::chosen)
                .map(candidate -> plain(candidate.path()))
                .collect(Collectors.toSet());
        files.found.removeIf(candidate -> !candidate.chosen() && !named.add(plain(candidate.path())));
        return files.found;
    }

    private static Path plain(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private void add(Path path) throws StrayflowException {
        int before = found.size();
        if (Files.isDirectory(path)) {
            addFolder(path, 0);
        } else if (isArchive(path)) {
            addArchive(path, true);
        } else {
            addOne(new Candidate(path, true));
        }
        if (found.size() == before) {
            throw IoProblems.noTables(path);
        }
    }

    private void addOne(Candidate candidate) throws StrayflowException {
        feedback.check();
        if (found.size() == MOST) {
            throw IoProblems.tooManyFiles(candidate.path(), MOST);
        }
        found.add(candidate);
    }

    private void addFolder(Path folder, int depth) throws StrayflowException {
        for (Path path : sorted(folder)) {
            boolean hidden = path.getFileName().toString().startsWith(".");
            if (hidden) {
                continue;
            }
            // A link to a folder may lead back: only links to files are followed.
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                if (depth < DEEPEST) {
                    addFolder(path, depth + 1);
                }
            } else if (Files.isRegularFile(path)) {
                if (isArchive(path)) {
                    addArchive(path, false);
                } else {
                    addOne(new Candidate(path, false));
                }
            }
        }
    }

    private static List<Path> sorted(Path folder) throws InputException {
        List<Path> all = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            paths.forEach(all::add);
        } catch (IOException e) {
            throw IoProblems.reading(folder, e);
        }
        Collections.sort(all);
        return all;
    }

    private static boolean isArchive(Path path) throws InputException {
        try {
            return Archive.isArchive(path);
        } catch (IOException e) {
            throw IoProblems.reading(path, e);
        }
    }

    /** The only file of an archive that was chosen is chosen itself. */
    private void addArchive(Path path, boolean chosen) throws StrayflowException {
        try (Archive archive = Archive.open(path)) {
            if (archive.isSpreadsheet()) {
                if (chosen) {
                    throw IoProblems.notText(
                            path,
                            "This is a spreadsheet or another office document.",
                            "Save the table as CSV in UTF-8.");
                }
                return;
            }
            if (archive.unpackedBytes() > limit.bytes(Files.size(path))) {
                throw IoProblems.unpackLimit(path, limit.bytes(Files.size(path)));
            }
            boolean only = archive.entries().size() == 1;
            for (Path entry : archive.entries().keySet()) {
                addOne(new Candidate(entry, chosen && only));
            }
        } catch (IOException e) {
            throw RawInput.problem(path, e);
        }
    }
}
