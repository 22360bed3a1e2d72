package org.strayflow.eval;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.strayflow.flow.Labels;
import org.strayflow.task.Problem;

/** Why a plan cannot be carried out on a capture. */
final class SplitProblems {
    private SplitProblems() {}

    static Optional<Problem> of(Split.Plan plan, SplitSource source) {
        if (plan.method().needsTimes() && !source.isTimed()) {
            return Optional.of(Problem.of(
                    "CONF-150",
                    "It is not known when these flows began, so they cannot be split by time.",
                    "Split them by kind at random (stratified), or give test files."));
        }
        return switch (plan.method()) {
            case FILE -> files(plan, source.firstRows().size());
            case KIND -> kinds(plan, source.labels());
            case NONE, STRATIFIED, TIME, STRICT_TIME, DAY -> Optional.empty();
        };
    }

    private static Optional<Problem> files(Split.Plan plan, int files) {
        Set<Integer> held = new HashSet<>(plan.testFiles());
        if (files < 2 || held.size() >= files) {
            return Optional.of(Problem.of(
                    "CONF-151",
                    files < 2 ? "There is one file only, so files cannot be split." : "Every file is a test file.",
                    "Open the files to train on and those to test on together."));
        }
        return held.stream().anyMatch(file -> file >= files)
                ? Optional.of(Problem.of(
                        "CONF-152",
                        "Of the " + files + " files some that were to be the test are lacking.",
                        "Open the files as they were opened for the training."))
                : Optional.empty();
    }

    private static Optional<Problem> kinds(Split.Plan plan, Labels labels) {
        List<String> known = labels.kinds();
        for (String kind : plan.kinds()) {
            int place = labels.kindOf(kind).orElse(-1);
            if (place < 0 || labels.isBenignKind(place)) {
                return Optional.of(Problem.of(
                        "CONF-153",
                        place < 0
                                ? "No flow is of the kind “" + kind + "”."
                                : "“" + kind + "” means benign: only attacks can be kept from training.",
                        "The kinds are: " + String.join(", ", known) + "."));
            }
        }
        return Optional.empty();
    }
}
