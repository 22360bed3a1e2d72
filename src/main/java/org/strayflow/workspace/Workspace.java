package org.strayflow.workspace;

import java.nio.file.Path;
import java.util.List;
import org.strayflow.detect.FittedDetector;
import org.strayflow.eval.ColumnShapes;
import org.strayflow.eval.Drift;
import org.strayflow.eval.Importance;
import org.strayflow.eval.Partition;
import org.strayflow.eval.PermutationImportance;
import org.strayflow.eval.Ranking;
import org.strayflow.eval.overview.Overview;
import org.strayflow.feature.ColumnProfile;
import org.strayflow.feature.DataCheck;
import org.strayflow.feature.Finding;
import org.strayflow.filter.Restriction;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Selection;
import org.strayflow.io.Capture;
import org.strayflow.io.CapturePreview;
import org.strayflow.io.CaptureReader;
import org.strayflow.io.Preview;
import org.strayflow.io.ReadOptions;
import org.strayflow.probe.EvasionCheck;
import org.strayflow.store.ModelBundle;
import org.strayflow.store.ModelFiles;
import org.strayflow.task.Job;
import org.strayflow.task.Parallel;

/**
 * Every use case of the program as a job. Holds nothing but the number of threads: what is open belongs to the front end.
 *
 * @param parallel threads to use
 * @param reading threads to read files with
 */
public record Workspace(Parallel parallel, Parallel reading) {
    /** With the same threads for everything. */
    public Workspace(Parallel parallel) {
        this(parallel, parallel);
    }

    /** On all cores, but one is left to the window while files are read, so that it stays fluid. */
    public static Workspace besideWindow() {
        int all = Parallel.allCores().threads();
        return new Workspace(Parallel.allCores(), new Parallel(Math.max(1, all - 1)));
    }

    /** On all cores. */
    public static Workspace onAllCores() {
        return new Workspace(Parallel.allCores());
    }

    /** Opens one or several files of one layout as a capture. */
    public Job<Capture> open(List<Path> files, ReadOptions options) {
        return CaptureReader.read(files, options.withParallel(reading));
    }

    /** A first look at files, whatever their size: layout, columns and first flows. */
    public Job<Preview> preview(List<Path> files, ReadOptions options) {
        return CapturePreview.of(files, options.withParallel(reading));
    }

    /** Looks for what an analyst should know of a capture before training. */
    public Job<List<Finding>> check(Capture capture) {
        Job<DataCheck.Report> examination = examine(capture);
        return feedback -> examination.run(feedback).findings();
    }

    /** What {@link #check} finds, and how many rows repeat an earlier row in every column. */
    public Job<DataCheck.Report> examine(Capture capture) {
        List<DataCheck.Source> sources = capture.files().stream()
                .map(file -> new DataCheck.Source(file.fingerprint().name(), file.firstRow()))
                .toList();
        Job<DataCheck.Report> examination = DataCheck.examine(capture.table(), capture.labels(), sources, parallel);
        return feedback -> examination.run(feedback).with(LayoutFindings.of(capture));
    }

    /** Each column at a glance. */
    public Job<List<ColumnProfile>> profile(Capture capture) {
        return ColumnProfile.of(capture.table(), parallel);
    }

    /** What kind of traffic a capture holds. */
    public Job<Overview> overview(Capture capture) {
        return Overview.of(capture.table(), capture.labels(), null, parallel);
    }

    /** The same, with what is flagged at a threshold. */
    public Job<Overview> overview(Analysis analysis, double threshold) {
        Capture capture = analysis.capture();
        return Overview.of(capture.table(), capture.labels(), row -> analysis.score(row) >= threshold, parallel);
    }

    /** The flows of a capture that a restriction keeps; fails with {@code FILTER-101} when it lacks what that looks at. */
    public Job<Selection> narrow(Capture capture, Restriction restriction) {
        return restriction.select(capture.table(), capture.labels(), parallel);
    }

    /** Trains a detector, scores the capture with it and chooses the threshold. */
    public Job<Analysis> train(Capture capture, TrainingRequest request) {
        return new Training(capture, request.withParallel(parallel));
    }

    /** Scores a capture with a model, at the model's own threshold. */
    public Job<Analysis> score(Capture capture, ModelBundle model) {
        return new Scoring(capture, model, parallel);
    }

    /**
     * Scores the flows of a log as they are written, until it is cancelled or, once, until there are no more. What comes of it is told to
     * the listener.
     */
    public Job<FollowCounts> follow(ModelBundle model, FollowRequest request, FollowListener listener) {
        return feedback -> new Following(model, request, listener, parallel).run(feedback);
    }

    /**
     * How far the flows of an analysis are from those that its model was trained on; fails with {@code DRIFT-101} when the model does not
     * know.
     */
    public Job<Drift> drift(Analysis analysis) {
        return DriftCheck.of(analysis, parallel);
    }

    /**
     * How far flows are from those that a model was trained on; fails with {@code DRIFT-101} when the model does not know.
     *
     * @param flows have the model's columns; those that they lack are left out
     * @param scores what the model gave them, one a row
     */
    public Job<Drift> drift(ModelBundle model, FlowTable flows, float[] scores) {
        return DriftCheck.of(model, flows, scores, parallel);
    }

    /** How far the flows of a capture are from those of another; fails with {@code DRIFT-102} when they have no feature in common. */
    public Job<Drift> drift(Capture now, Capture then) {
        return DriftCheck.of(now, then, parallel);
    }

    /** How the values of a column are distributed in an analysis, and were among the rows its model was trained on. */
    public Job<ColumnShapes> shapes(Analysis analysis, String column) {
        return DriftCheck.shapes(analysis, column);
    }

    /** How the values of a column are distributed in two captures. */
    public Job<ColumnShapes> shapes(Capture now, Capture then, String column) {
        return DriftCheck.shapes(now, then, column);
    }

    /** Opens a model file. */
    public Job<ModelBundle> openModel(Path file) {
        return ModelFiles.open(file);
    }

    /** Saves a model file. */
    public Job<Path> saveModel(ModelBundle model, Path file, boolean overwrite) {
        return ModelFiles.save(model, file, overwrite);
    }

    /** Writes a model for others to read. */
    public Job<Path> exportModel(ModelExport export, Path out, boolean overwrite) {
        return export.write(out, overwrite);
    }

    /** Reads a model of another program; see {@link ModelImport#with}. */
    public Job<ModelImport> readForeignModel(Path file) {
        return ModelImport.read(file);
    }

    /** Writes the flagged flows, or all flows, as CSV. */
    public Job<Path> export(Analysis analysis, FlaggedExport export, Path out, boolean overwrite) {
        return export.write(analysis, out, overwrite);
    }

    /** What the model relies on: how much worse it gets on a partition's rows when it loses a column. */
    public Job<PermutationImportance> permutation(
            Analysis analysis, Partition partition, PermutationImportance.Question question) {
        return PermutationImportance.of(
                analysis.model().detector(),
                analysis.matrix(),
                analysis.capture().labels(),
                analysis.split().rows(partition),
                question,
                parallel);
    }

    /** How many flagged attacks of a partition would pass a threshold if their senders bent what they control. */
    public Job<EvasionCheck> probe(
            Analysis analysis, Partition partition, double threshold, EvasionCheck.Question question) {
        EvasionCheck.Subject subject = new EvasionCheck.Subject(
                analysis.capture().table(),
                analysis.matrix(),
                analysis.model().detector(),
                analysis.capture().labels(),
                analysis.scores().values(),
                threshold,
                analysis.split().rows(partition));
        return EvasionCheck.of(subject, question, parallel);
    }

    /** What sets the flagged rows of a partition apart: mean contributions of each feature in flagged rows and in the rest. */
    public Job<Importance> importance(Analysis analysis, Partition partition, double threshold) {
        Ranking ranking = analysis.ranking(partition).orElseThrow();
        FittedDetector detector = analysis.model().detector();
        return Importance.of(
                ranking,
                threshold,
                analysis.matrix().names(),
                rows -> detector.meanContributions(analysis.matrix(), rows, parallel));
    }
}
