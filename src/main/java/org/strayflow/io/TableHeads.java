package org.strayflow.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.strayflow.io.TableFiles.Candidate;
import org.strayflow.task.Feedback;
import org.strayflow.task.InputException;
import org.strayflow.task.StrayflowException;

/**
 * The tables that a choice of files, archives and folders stands for: all have the columns of the first. A file that was named must be
 * one of them. Of the files in a folder or archive those count that have the columns of the named ones or, when none was named, of the
 * first table with a recognised layout, or else of most tables; the others are left out and the analyst is told which.
 */
final class TableHeads {
    /** A file found in a folder that fails so is no table of flows, which is no fault of the folder. */
    private static final Set<String> NO_TABLE = Set.of("IO-105", "IO-107", "IO-109", "IO-121", "IO-122");

    /** How many names a message shows. */
    private static final int SHOWN = 5;

    private final ReadOptions options;
    private final Feedback feedback;
    private final List<Looked> heads = new ArrayList<>();
    private final List<Path> leftOut = new ArrayList<>();

    /**
     * A table that was looked at.
     *
     * @param head what it begins with
     * @param chosen whether it was named by itself
     */
    private record Looked(FileHead head, boolean chosen) {
        boolean isKnown() {
            return !(head.found().layout() instanceof GenericLayout);
        }

        List<String> names() {
            return head.found().columns().names();
        }

        /** Whether it is of the same layout, or both were named and have none. */
        boolean isLike(Looked other) {
            return head.found().layout().id().equals(other.head.found().layout().id())
                    && (isKnown() || (chosen && other.chosen));
        }
    }

    private TableHeads(ReadOptions options, Feedback feedback) {
        this.options = options;
        this.feedback = feedback;
    }

    /**
     * Looks at every file.
     *
     * @param choice at least one file, archive or folder
     * @param options how to look
     * @param most how many files are looked at; more are left alone
     * @param feedback is told what is looked at and what is left out
     * @return at least one head
     */
    static List<FileHead> of(List<Path> choice, ReadOptions options, int most, Feedback feedback)
            throws StrayflowException {
        if (choice.isEmpty()) {
            throw IoProblems.noFiles();
        }
        TableHeads heads = new TableHeads(options, feedback);
        List<Candidate> candidates = TableFiles.of(choice, options.limit(), feedback);
        for (Candidate candidate : candidates.subList(0, Math.min(most, candidates.size()))) {
            heads.look(candidate);
        }
        return heads.alike(choice.getFirst());
    }

    private void look(Candidate candidate) throws StrayflowException {
        feedback.check();
        feedback.stage("looking at " + candidate.path().getFileName());
        try {
            FileHead head = FileHead.read(candidate.path(), options);
            if (candidate.chosen() || !head.isEmpty()) {
                heads.add(new Looked(head, candidate.chosen()));
            } else {
                leftOut.add(candidate.path());
            }
        } catch (StrayflowException e) {
            if (candidate.chosen() || !NO_TABLE.contains(e.problem().code())) {
                throw e;
            }
            leftOut.add(candidate.path());
        }
    }

    private List<FileHead> alike(Path choice) throws InputException {
        if (heads.isEmpty()) {
            throw IoProblems.noTables(choice);
        }
        FileHead first = united(reference());
        List<FileHead> alike = new ArrayList<>();
        for (Looked looked : heads) {
            FileHead head = looked.head;
            String difference = difference(first, head);
            if (difference.isEmpty()) {
                alike.add(head);
            } else if (looked.chosen) {
                throw IoProblems.otherLayout(head.file(), first.file(), difference);
            } else {
                leftOut.add(head.file());
            }
        }
        if (!leftOut.isEmpty()) {
            feedback.warn(IoProblems.leftOut(choice, alike.size(), leftOut, SHOWN));
        }
        return alike;
    }

    /** Gives the tables of JSON lines of one kind the columns of all of them: what no record of a file has is no column there. */
    private FileHead united(Looked reference) {
        int place = heads.indexOf(reference);
        Set<String> paths =
                new LinkedHashSet<>(reference.head.form() instanceof JsonForm form ? form.paths() : reference.names());
        for (Looked looked : heads) {
            if (looked.head.form() instanceof JsonForm form && looked.isLike(reference)) {
                paths.addAll(form.paths());
            }
        }
        heads.replaceAll(looked -> looked.head.form() instanceof JsonForm form && looked.isLike(reference)
                ? new Looked(looked.head.with(form.withPaths(List.copyOf(paths))), looked.chosen)
                : looked);
        return heads.get(place).head;
    }

    /** The table that the others are measured by, the first of the best: named, of a known layout, with columns, with others like it. */
    private Looked reference() {
        Map<List<String>, Integer> alike = new HashMap<>();
        heads.forEach(looked -> alike.merge(looked.names(), 1, Integer::sum));
        Comparator<Looked> worth = Comparator.comparing(Looked::chosen)
                .thenComparing(looked -> !looked.chosen && looked.isKnown())
                .thenComparing(looked -> !looked.chosen && looked.names().size() > 1)
                .thenComparingInt(looked -> looked.chosen ? 0 : alike.getOrDefault(looked.names(), 0));
        // Of equals this gives the first.
        return heads.stream().max(worth).orElseThrow();
    }

    /** What differs in words, empty when nothing does. One file may have a header and another none. */
    private static String difference(FileHead first, FileHead other) {
        List<String> wanted = first.found().columns().names();
        List<String> names = other.found().columns().names();
        if (names.equals(wanted)) {
            return "";
        }
        if (names.size() != wanted.size()) {
            return names.size() + (names.size() == 1 ? " column" : " columns") + " instead of " + wanted.size();
        }
        List<String> lacking = wanted.stream()
                .filter(name -> !names.contains(name))
                .limit(SHOWN)
                .toList();
        List<String> foreign = names.stream()
                .filter(name -> !wanted.contains(name))
                .limit(SHOWN)
                .toList();
        return lacking.isEmpty()
                ? "the same columns in another order"
                : "it lacks " + String.join(", ", lacking) + " and has " + String.join(", ", foreign);
    }
}
