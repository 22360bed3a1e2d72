package org.strayflow.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.strayflow.eval.Partition;
import org.strayflow.eval.Split;
import org.strayflow.flow.Labels;
import org.strayflow.task.Problem;

/** What makes the numbers of a split flatter, or say nothing of some kinds. */
final class SplitWarnings {
    /** So many kinds are named. */
    private static final int NAMED = 6;

    private SplitWarnings() {}

    /** The warnings of a split; {@code timed} where the flows have times, be they all the same. */
    static List<Problem> of(Split split, Labels labels, SplitChoice asked, boolean timed) {
        List<Problem> warnings = new ArrayList<>();
        if (asked.method().isEmpty() && split.plan().method() == Split.Method.STRATIFIED && split.hasTest()) {
            warnings.add(Problem.of(
                    "TRAIN-132",
                    (timed ? "These flows bear one time at most" : "It is not known when these flows began")
                            + ", so rows are dealt out at random: flows of one burst are on"
                            + " both sides of the split, and the numbers flatter.",
                    "Give test files, open flows with their times, or ask for the stratified split."));
        }
        shuffled(split.shuffledKinds()).ifPresent(warnings::add);
        List<String> unseen = split.unseenKinds(labels);
        if (!unseen.isEmpty() && split.plan().method() != Split.Method.KIND) {
            warnings.add(Problem.of(
                    "TRAIN-133",
                    "Of " + (unseen.size() == 1 ? "this kind" : unseen.size() + " kinds")
                            + " there is no row to train on: " + String.join(", ", unseen) + ".",
                    "The numbers tell how the detector does on kinds it never saw."));
        }
        untested(split, labels).ifPresent(warnings::add);
        return warnings;
    }

    private static Optional<Problem> shuffled(List<String> kinds) {
        if (kinds.isEmpty()) {
            return Optional.empty();
        }
        boolean one = kinds.size() == 1;
        return Optional.of(Problem.of(
                "TRAIN-135",
                (one
                                ? "All flows of this kind bear one time, so they are"
                                : "All flows of each of these " + kinds.size() + " kinds bear one time, so they are")
                        + " dealt out at random: " + some(kinds)
                        + ". Flows of one burst are on both sides of the split,"
                        + " and the numbers of " + (one ? "this kind" : "these kinds") + " flatter.",
                "Give test files of another day, or flows with finer times."));
    }

    private static Optional<Problem> untested(Split split, Labels labels) {
        List<String> kinds = split.hasTest() ? split.untestedKinds(labels) : List.of();
        if (kinds.isEmpty()) {
            return Optional.empty();
        }
        boolean attacks = split.rows(Partition.TEST).stream().anyMatch(labels::isAttack);
        boolean benign = split.rows(Partition.TEST).stream().anyMatch(labels::isBenign);
        String lacking = attacks && benign ? "" : attacks ? " The test has no benign row." : " The test has no attack.";
        return Optional.of(Problem.of(
                "TRAIN-136",
                "There are no test rows of: " + some(kinds) + "." + lacking,
                "The numbers say nothing of " + (kinds.size() == 1 ? "this kind" : "these kinds")
                        + ": open more flows of " + (kinds.size() == 1 ? "it" : "them")
                        + ", or choose another split."));
    }

    /** A handful of names. */
    private static String some(List<String> names) {
        return names.size() <= NAMED + 1
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, NAMED)) + " and " + (names.size() - NAMED) + " more";
    }
}
