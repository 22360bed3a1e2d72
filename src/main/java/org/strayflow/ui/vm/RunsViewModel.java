package org.strayflow.ui.vm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.strayflow.io.Capture;
import org.strayflow.task.Job;
import org.strayflow.task.Parallel;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.Baseline;
import org.strayflow.workspace.MlflowExport;
import org.strayflow.workspace.RunComparison;
import org.strayflow.workspace.RunLog;
import org.strayflow.workspace.RunMetrics;
import org.strayflow.workspace.TestLooks;
import org.strayflow.workspace.TrainingRequest;
import org.strayflow.workspace.TrainingRun;
import org.strayflow.workspace.Workspace;

/** The runs in the Train room: every training that was done, what tells them apart, and the curves of those selected. */
public final class RunsViewModel {
    private static final String SLOT = "runs";
    private static final String LOOKS = "looks";

    private final BackgroundJobs jobs;
    private final Baselines baselines;
    private final Map<String, TrainingRun> byId = new LinkedHashMap<>();
    private final ObservableList<RunRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<List<String>> settings = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper damaged = new ReadOnlyStringWrapper("");
    private final ObjectProperty<List<RunRow>> selected = new SimpleObjectProperty<>(List.of());
    private Optional<RunLog> log = Optional.empty();
    private Optional<TestLooks> looks = Optional.empty();
    private Optional<String> present = Optional.empty();
    private Consumer<Path> onOpen = model -> {};
    private Consumer<MlflowExport> onExport = export -> {};

    /**
     * A curve of a run.
     *
     * @param name of the run, with the area under all of the curve
     * @param x ascending, 0..1
     * @param y as many, 0..1
     */
    public record Line(String name, double[] x, double[] y) {}

    /**
     * A metric as a column of the table.
     *
     * @param name of the metric
     * @param title the words above it
     */
    public record MetricColumn(String name, String title) {}

    private static final List<MetricColumn> METRICS = List.of(
            new MetricColumn(RunMetrics.F1, "F1"),
            new MetricColumn(RunMetrics.PRECISION, "Precision"),
            new MetricColumn(RunMetrics.RECALL, "Recall"),
            new MetricColumn(RunMetrics.FALSE_POSITIVE_RATE, "FP rate"),
            new MetricColumn(RunMetrics.AVERAGE_PRECISION, "Avg. prec."),
            new MetricColumn(RunMetrics.ROC_AUC, "ROC AUC"),
            new MetricColumn(RunMetrics.KINDS_MACRO_F1, "Kinds\u2019 F1"),
            new MetricColumn(RunMetrics.FLAGS_PER_DAY, "Flags a day"),
            new MetricColumn(RunMetrics.FLAGGED_SHARE, "Flagged"),
            new MetricColumn(RunMetrics.ACCURACY, "Accuracy"),
            new MetricColumn(RunMetrics.MACRO_F1, "Macro F1"),
            new MetricColumn(RunMetrics.KINDS_ACCURACY, "Kinds\u2019 acc."),
            new MetricColumn(RunMetrics.KINDS_WEIGHTED_F1, "Kinds\u2019 w. F1"));

    /** What is in the log, and as rows of a table. */
    private record Read(RunLog.Listing listing, RunComparison comparison, List<RunRow> rows) {
        static Read of(RunLog.Listing listing) {
            RunComparison comparison = RunComparison.of(listing.runs());
            return new Read(
                    listing,
                    comparison,
                    listing.runs().stream()
                            .map(run -> RunRow.of(run, comparison))
                            .toList());
        }
    }

    RunsViewModel(BackgroundJobs jobs) {
        this.jobs = jobs;
        this.baselines = new Baselines(jobs);
    }

    /** Keeps trainings in a log and shows those in it. Without one nothing is kept. */
    void use(RunLog next, TestLooks counts) {
        looks = Optional.of(counts);
        log = Optional.of(next);
        refresh();
    }

    /** Says who opens the model of a run and who asks where to export to. */
    void connect(Consumer<Path> open, Consumer<MlflowExport> export) {
        onOpen = open;
        onExport = export;
    }

    /** Reads the log anew. */
    public void refresh() {
        log.ifPresent(l -> {
            Job<Read> reading = feedback -> Read.of(l.list().run(feedback));
            jobs.start(SLOT, reading, this::show, problem -> damaged.set(problem.summary()));
        });
    }

    private void show(Read read) {
        RunLog.Listing listing = read.listing();
        Set<String> ids = selected.get().stream().map(RunRow::id).collect(Collectors.toCollection(HashSet::new));
        byId.clear();
        listing.runs().forEach(run -> byId.put(run.id(), run));
        settings.set(read.comparison().settings());
        rows.setAll(read.rows());
        selected.set(rows.stream().filter(row -> ids.contains(row.id())).toList());
        damaged.set(
                listing.damaged().isEmpty()
                        ? ""
                        : Formats.counted(listing.damaged().size(), "run file", "run files") + " could not be read: "
                                + listing.damaged().getFirst().oneLine());
    }

    /** The training of a request, taken down where there is a log. */
    Job<RunLog.Logged> training(Workspace workspace, Capture capture, TrainingRequest request) {
        Job<RunLog.Logged> unlogged =
                feedback -> new RunLog.Logged(workspace.train(capture, request).run(feedback), Optional.empty());
        return log.map(l -> l.train(workspace, capture, request)).orElse(unlogged);
    }

    /** Counts that an analysis' test rows are looked at, and says how often they have been. */
    void countLook(Analysis analysis, IntConsumer told) {
        told.accept(0);
        looks.ifPresent(counts -> jobs.start(LOOKS, counts.look(analysis), told::accept, problem -> {}));
    }

    /** Says which run made what is on the screen; none for a model that was opened. */
    void present(Optional<String> run) {
        present = run;
        if (run.isPresent()) {
            refresh();
        }
    }

    /** Trains the isolation forest to compare with, on one thread: the others are the analyst's. */
    void addBaseline(Capture capture, TrainingRequest request) {
        Optional<String> run = present;
        log.filter(l -> run.isPresent())
                .flatMap(l -> Baseline.of(l, run.get(), capture, request))
                .ifPresent(baseline -> baselines.start(
                        run.get(),
                        baseline.find(new Workspace(new Parallel(1)), capture),
                        this::refresh,
                        problem -> damaged.set(problem.summary())));
    }

    /** The isolation forests that are being trained to compare with. */
    public Baselines baselines() {
        return baselines;
    }

    /** Takes down where the model on the screen was saved, when it is a run's. */
    void savedAs(Path model) {
        Optional<String> run = present;
        log.filter(l -> run.isPresent()).ifPresent(l -> {
            Job<Boolean> note = feedback -> {
                l.noteModel(run, model, feedback);
                return true;
            };
            jobs.start("run-model", note, noted -> refresh(), problem -> damaged.set(problem.summary()));
        });
    }

    /** Forgets the selected runs; their models stay. */
    public void deleteSelected() {
        List<RunRow> gone = selected.get();
        log.ifPresent(l -> {
            Job<Boolean> deletion = feedback -> {
                for (RunRow run : gone) {
                    feedback.check();
                    l.delete(run.id());
                }
                return true;
            };
            jobs.start("run-delete", deletion, done -> refresh(), problem -> {
                damaged.set(problem.summary());
                refresh();
            });
        });
    }

    /** Opens the model of the one selected run. */
    public void openModel() {
        model().ifPresent(onOpen);
    }

    /** Exports the selected runs for MLflow, all of them when none is selected. */
    public void exportForMlflow() {
        onExport.accept(MlflowExport.of(selected.get().isEmpty() ? List.copyOf(byId.values()) : chosen()));
    }

    private List<TrainingRun> chosen() {
        return selected.get().stream()
                .map(row -> byId.get(row.id()))
                .filter(Objects::nonNull)
                .toList();
    }

    private Optional<Path> model() {
        List<TrainingRun> one = chosen();
        return one.size() == 1 ? one.getFirst().modelFile() : Optional.empty();
    }

    /** Why there is no model to open; empty when there is one. */
    public String openBlocked() {
        if (selected.get().size() != 1) {
            return "Select one run.";
        }
        if (selected.get().getFirst().model().isEmpty()) {
            return "The model of this run was not saved.";
        }
        return model().isPresent()
                ? ""
                : "The model is no longer at " + selected.get().getFirst().model() + ".";
    }

    /**
     * The curves of the selected runs that have one, in the order of the selection.
     *
     * @param roc whether ROC rather than precision over recall
     */
    public List<Line> lines(boolean roc) {
        List<Line> lines = new ArrayList<>();
        for (TrainingRun run : chosen()) {
            TrainingRun.Points points = roc ? run.result().roc() : run.result().precisionRecall();
            if (points.x().length > 0) {
                double area = run.metric(roc ? RunMetrics.ROC_AUC : RunMetrics.AVERAGE_PRECISION);
                lines.add(new Line(
                        run.title() + " " + run.id() + ", area " + Formats.ratio(area),
                        doubles(points.x()),
                        doubles(points.y())));
            }
        }
        return lines;
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    /** Every run, the newest first. */
    public ObservableList<RunRow> rows() {
        return rows;
    }

    /** The settings that tell the runs apart; the detector, which every row names anyway, among them. */
    public ReadOnlyObjectProperty<List<String>> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    /** The metrics that at least one run has. */
    public List<MetricColumn> metrics() {
        return METRICS.stream()
                .filter(metric -> rows.stream().anyMatch(row -> row.metrics().containsKey(metric.name())))
                .toList();
    }

    /** The runs to compare, in the order of the table. */
    public ObjectProperty<List<RunRow>> selectedProperty() {
        return selected;
    }

    /** What could not be read or done; empty when all went well. */
    public ReadOnlyStringProperty damagedProperty() {
        return damaged.getReadOnlyProperty();
    }
}
