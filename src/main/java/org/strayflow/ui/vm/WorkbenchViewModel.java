package org.strayflow.ui.vm;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.Partition;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.store.ModelBundle;
import org.strayflow.store.ModelFiles;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Job;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.Outcome;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.FlaggedExport;
import org.strayflow.workspace.SampleCapture;
import org.strayflow.workspace.TrainingRequest;
import org.strayflow.workspace.Workspace;

/**
 * The window as a whole: what is open, which room is shown, the job that runs and what there is to tell. One large job runs at a time
 * (opening, training, scoring, saving, exporting); starting another cancels it.
 */
public final class WorkbenchViewModel {
    private static final String MAIN = "main";

    private final Workspace workspace;
    private final SampleCapture samples;
    private final Dialogs dialogs;
    private final BackgroundJobs jobs;
    private final SettingsKeeper settings;
    private final DataViewModel data;
    private final TrainViewModel train = new TrainViewModel();
    private final ThresholdViewModel threshold;
    private final ObjectProperty<Room> room = new SimpleObjectProperty<>(Room.DATA);
    private final ReadOnlyObjectWrapper<@Nullable Capture> capture = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ModelBundle> model = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable JobFeedback> running = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable Message> message = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("Strayflow");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("Nothing open");

    /** A window. */
    public WorkbenchViewModel(
            Workspace workspace, SampleCapture samples, Dialogs dialogs, BackgroundJobs jobs, SettingsKeeper settings) {
        this.workspace = workspace;
        this.samples = samples;
        this.dialogs = dialogs;
        this.jobs = jobs;
        this.settings = settings;
        this.data = new DataViewModel(workspace, jobs);
        this.threshold = new ThresholdViewModel(workspace, jobs);
    }

    /** Asks for files and opens them. */
    public void open() {
        open(dialogs.chooseCapture());
    }

    /** Opens files as one capture; a single model file is opened as a model. */
    public void open(List<Path> files) {
        if (files.isEmpty()) {
            return;
        }
        if (files.size() == 1 && files.getFirst().toString().endsWith(ModelFiles.SUFFIX)) {
            openModel(files.getFirst());
            return;
        }
        open(files, ReadOptions.defaults());
    }

    private void open(List<Path> files, ReadOptions options) {
        List<Path> absolute = files.stream().map(Path::toAbsolutePath).toList();
        run(workspace.open(absolute, options), opened -> {
            showCapture(opened);
            settings.change(
                    s -> s.withRecent(absolute.stream().map(Path::toString).toList()));
        });
    }

    private void showCapture(Capture opened) {
        capture.set(opened);
        title.set(opened.title() + " – Strayflow");
        threshold.show(null);
        data.show(opened);
        train.show(opened);
        room.set(Room.DATA);
        showStatus();
        long rejected = opened.rejects().count();
        if (rejected > 0) {
            message.set(Message.warning(Formats.counted(rejected, "record", "records")
                    + " could not be read; they are listed under Rejects."));
        }
    }

    /** Opens the labelled sample capture. */
    public void openSample() {
        run(samples.labelledDay(), file -> open(List.of(file)));
    }

    /** Opens the unlabelled sample capture. */
    public void openSampleNextDay() {
        run(samples.nextDay(), file -> open(List.of(file)));
    }

    /** Reads the capture again with another label column. */
    public void chooseLabelColumn(String column) {
        Capture now = capture.get();
        if (now != null) {
            List<Path> files = now.files().stream().map(file -> file.path()).toList();
            open(files, ReadOptions.defaults().withLabelColumn(column));
        }
    }

    /** Says whether a kind means benign. What was trained or scored before is put away, for its numbers would be wrong. */
    public void setBenign(String kind, boolean benign) {
        Capture now = capture.get();
        if (now == null) {
            return;
        }
        Capture relabelled = now.withBenign(data.benignWith(kind, benign));
        capture.set(relabelled);
        data.relabelled(relabelled);
        train.relabelled(relabelled);
        threshold.show(null);
        showStatus();
    }

    /** Trains what the Train room's form asks for. */
    public void train() {
        Capture now = capture.get();
        if (now == null) {
            return;
        }
        try {
            TrainingRequest request = train.request();
            run(workspace.train(now, request), this::showAnalysis);
        } catch (ConfigurationException e) {
            message.set(Message.problem(e.problem()));
        }
    }

    /** Shows an analysis that was made elsewhere, with its capture. */
    public void show(Analysis analysis) {
        showCapture(analysis.capture());
        showAnalysis(analysis);
    }

    private void showAnalysis(Analysis analysis) {
        model.set(analysis.model());
        threshold.show(analysis);
        room.set(Room.THRESHOLD);
        showStatus();
    }

    /** Asks for a model file and opens it. */
    public void openModel() {
        dialogs.chooseModel().ifPresent(this::openModel);
    }

    /** Opens a model and, when a capture is open, scores it. */
    public void openModel(Path file) {
        run(workspace.openModel(file), opened -> {
            model.set(opened);
            showStatus();
            if (capture.get() == null) {
                message.set(Message.info("Model " + file.getFileName() + " is open. Open a capture to score it."));
            } else {
                scoreWithModel();
            }
        });
    }

    /** Scores the open capture with the open model. */
    public void scoreWithModel() {
        Capture now = capture.get();
        ModelBundle bundle = model.get();
        if (now != null && bundle != null) {
            run(workspace.score(now, bundle), analysis -> showAnalysis(analysis.atOwnThreshold()));
        }
    }

    /** Asks where to and saves the model with the threshold as it stands. */
    public void saveModel() {
        Analysis now = threshold.operated();
        if (now == null) {
            return;
        }
        Optional<Path> target = dialogs.chooseTarget("Save model", baseName(now.capture()) + ".sfm", ".sfm");
        target.ifPresent(file -> run(
                workspace.saveModel(now.model(), file, true),
                saved -> message.set(Message.info("Model saved as " + saved + "."))));
    }

    /** Asks where to and exports the flagged flows of the partition shown. */
    public void exportFlagged() {
        Analysis now = threshold.operated();
        if (now == null) {
            return;
        }
        Partition partition = threshold.partitionProperty().get();
        FlaggedExport export =
                new FlaggedExport(partition, now.model().operation().threshold(), false, FlaggedExport.USUAL_EXPLAINED);
        int flows = now.ranking(partition).orElseThrow().flaggedAt(export.threshold());
        dialogs.chooseTarget("Export flagged flows", baseName(now.capture()) + "-flagged.csv", ".csv")
                .ifPresent(file -> run(
                        workspace.export(now, export, file, true),
                        written -> message.set(Message.info(Formats.counted(flows, "flagged flow", "flagged flows")
                                + " (" + partition.title() + " rows) written to " + written.getFileName() + "."))));
    }

    /** Asks where to and writes the rejected records. */
    public void exportRejects() {
        Capture now = capture.get();
        if (now == null) {
            return;
        }
        dialogs.chooseTarget("Export rejected records", baseName(now) + "-rejects.csv", ".csv")
                .ifPresent(file -> run(
                        now.rejects().write(file, true),
                        written -> message.set(
                                Message.info("Rejected records written to " + written.getFileName() + "."))));
    }

    private static String baseName(Capture capture) {
        String name = capture.files().getFirst().fingerprint().name();
        return name.replaceFirst("(\\.(csv|txt|log|tsv))?(\\.gz)?$", "");
    }

    /** Cancels the large job. */
    public void cancel() {
        JobFeedback now = running.get();
        if (now != null) {
            now.cancel();
        }
    }

    private <T> void run(Job<T> job, Consumer<T> done) {
        message.set(null);
        JobFeedback feedback = jobs.start(MAIN, job, outcome -> ended(outcome, done));
        running.set(feedback);
    }

    private <T> void ended(Outcome<T> outcome, Consumer<T> done) {
        JobFeedback feedback = running.get();
        running.set(null);
        switch (outcome) {
            case Outcome.Done<T> d -> {
                done.accept(d.value());
                if (feedback != null && message.get() == null) {
                    feedback.snapshot().warnings().stream().findFirst().ifPresent(w -> message.set(Message.warning(w)));
                }
            }
            case Outcome.Failed<T> f -> message.set(Message.problem(f.problem(), f.cause()));
            case Outcome.Cancelled<T> c -> message.set(Message.info("Cancelled; nothing was changed."));
        }
    }

    private void showStatus() {
        Capture now = capture.get();
        ModelBundle bundle = model.get();
        if (now == null) {
            status.set(
                    bundle == null ? "Nothing open" : bundle.detector().spec().title());
            return;
        }
        String text = now.title() + " · " + Formats.counted(now.table().rows(), "flow", "flows") + " · "
                + Formats.count(now.rejects().count()) + " rejected";
        status.set(
                bundle == null ? text : text + " · " + bundle.detector().spec().title());
    }

    /** The room shown. */
    public ObjectProperty<Room> roomProperty() {
        return room;
    }

    /** What is open; {@code null} before anything is. */
    public ReadOnlyObjectProperty<@Nullable Capture> captureProperty() {
        return capture.getReadOnlyProperty();
    }

    /** The model trained or opened last; {@code null} before there is one. */
    public ReadOnlyObjectProperty<@Nullable ModelBundle> modelProperty() {
        return model.getReadOnlyProperty();
    }

    /** The large job that runs; {@code null} when none does. Poll its snapshot once a pulse. */
    public ReadOnlyObjectProperty<@Nullable JobFeedback> runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** What there is to tell; the window sets it to {@code null} when the analyst has read it. */
    public ObjectProperty<@Nullable Message> messageProperty() {
        return message;
    }

    /** The window's title. */
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** What is open, in one line. */
    public ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** The settings. */
    public SettingsKeeper settings() {
        return settings;
    }

    /** The Data room. */
    public DataViewModel data() {
        return data;
    }

    /** The Train room. */
    public TrainViewModel trainRoom() {
        return train;
    }

    /** The Threshold room. */
    public ThresholdViewModel thresholdRoom() {
        return threshold;
    }
}
