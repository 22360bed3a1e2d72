package org.strayflow.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.strayflow.eval.Split;
import org.strayflow.eval.SplitSource;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Selection;
import org.strayflow.flow.TimeReading;
import org.strayflow.io.Capture;
import org.strayflow.io.SourceFile;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Feedback;
import org.strayflow.task.Problem;

/** The split that a request asks for, and the same again when its capture is opened later. */
final class Splitting {
    private Splitting() {}

    /** Divides the rows of a capture that is trained on; warns of what makes its numbers flatter or kinds unseen. */
    static Split of(Capture capture, TrainingRequest request, Selection leftOut, Feedback feedback)
            throws ConfigurationException {
        Labels labels = capture.labels();
        if (labels == null) {
            if (request.split().method().isPresent()) {
                throw new ConfigurationException(Problem.of(
                        "TRAIN-130",
                        "There are no labels, so no numbers can be reported and the rows are not split.",
                        "Choose the label column, or leave the split to the program."));
            }
            return Split.none(capture.table().rows());
        }
        SplitSource source = source(capture, labels, leftOut, capture.table().times());
        Split.Plan plan = plan(capture, request, source);
        Optional<Problem> problem = plan.problem(source);
        if (problem.isPresent()) {
            throw new ConfigurationException(problem.get());
        }
        Split split = plan.apply(source);
        boolean byRows = plan.method() == Split.Method.STRATIFIED || plan.method() == Split.Method.TIME;
        // Within kinds a test row is lacking only where shares or rows are too few for one.
        if (!split.hasTest() && !byRows) {
            throw new ConfigurationException(Problem.of(
                    "TRAIN-131",
                    "Split " + plan.text() + ", these flows leave no row for the test.",
                    "Split them by kind at random (stratified), or open flows of more days."));
        }
        SplitWarnings.of(split, labels, request.split(), source.times().isPresent())
                .forEach(feedback::warn);
        return split;
    }

    private static Split.Plan plan(Capture capture, TrainingRequest request, SplitSource source)
            throws ConfigurationException {
        SplitChoice choice = request.split();
        Split.Method method =
                choice.method().orElseGet(() -> source.isTimed() ? Split.Method.TIME : Split.Method.STRATIFIED);
        boolean shuffled = method == Split.Method.STRATIFIED;
        return new Split.Plan(
                method,
                request.seed(),
                request.trainShare(),
                request.validationShare(),
                testFiles(capture, choice.testFiles()),
                choice.kinds(),
                shuffled ? TimeReading.AS_FOUND : capture.table().times());
    }

    private static List<Integer> testFiles(Capture capture, List<Path> chosen) throws ConfigurationException {
        List<Integer> places = new ArrayList<>();
        for (Path test : chosen) {
            int before = places.size();
            for (int file = 0; file < capture.files().size(); file++) {
                if (isIn(capture.files().get(file).path(), test) && !places.contains(file)) {
                    places.add(file);
                }
            }
            if (places.size() == before) {
                throw new ConfigurationException(Problem.of(
                        "CONF-154",
                        "The test file " + test + " is not among the opened files.",
                        "Name each test file once."));
            }
        }
        places.sort(null);
        return places;
    }

    /** Whether a file is another one, or in that folder or archive. */
    static boolean isIn(Path file, Path whole) {
        return file.toAbsolutePath()
                .normalize()
                .startsWith(whole.toAbsolutePath().normalize());
    }

    /**
     * The split of a training, made again of the same capture.
     *
     * @return empty when it cannot be made of it
     */
    static Optional<Split> again(Capture capture, Labels labels, Split.Plan plan, Selection leftOut) {
        SplitSource source = source(capture, labels, leftOut, plan.times());
        return plan.problem(source).isPresent() ? Optional.empty() : Optional.of(plan.apply(source));
    }

    private static SplitSource source(Capture capture, Labels labels, Selection leftOut, TimeReading reading) {
        return new SplitSource(
                labels,
                leftOut,
                capture.table().withTimes(reading).startTimes(),
                capture.files().stream().map(SourceFile::firstRow).toList());
    }
}
