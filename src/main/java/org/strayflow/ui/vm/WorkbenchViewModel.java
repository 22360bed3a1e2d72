package org.strayflow.ui.vm;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.io.SourceFile;
import org.strayflow.store.ModelBundle;
import org.strayflow.store.ModelFiles;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.Outcome;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.RunLog;
import org.strayflow.workspace.SampleCapture;
import org.strayflow.workspace.TestLooks;
import org.strayflow.workspace.TrainingRequest;
import org.strayflow.workspace.Workspace;

/**
 * The window as a whole: what is open, which room is shown, the job that runs and what there is to tell. One large job runs at a time
 * (opening, training, scoring, saving, exporting); starting another cancels it.
 */
public final class WorkbenchViewModel {
    private final Workspace workspace;
    private final SampleCapture samples;
    private final Dialogs dialogs;
    private final MainJob main;
    private final SettingsKeeper settings;
    private final OpeningViewModel opening;
    private final Moments moments;
    private final DataViewModel data;
    private final TrainViewModel train = new TrainViewModel();
    private final RunsViewModel runs;
    private final Exports exports;
    private final ExchangeViewModel exchange;
    private final ThresholdViewModel threshold;
    private final DriftViewModel drift;
    private final OverviewViewModel overview;
    private final FollowViewModel following;
    private final ObjectProperty<Room> room = new SimpleObjectProperty<>(Room.DATA);
    private final InUse open = new InUse();

    /** A window. */
    public WorkbenchViewModel(
            Workspace workspace, SampleCapture samples, Dialogs dialogs, BackgroundJobs jobs, SettingsKeeper settings) {
        this.workspace = workspace;
        this.samples = samples;
        this.dialogs = dialogs;
        this.main = new MainJob(jobs);
        this.settings = settings;
        this.opening = new OpeningViewModel(settings.readingMemory());
        opening.connect(this::look, this::read);
        this.moments = new Moments(jobs);
        this.data = new DataViewModel(workspace, jobs, moments);
        this.threshold = new ThresholdViewModel(workspace, jobs, moments);
        this.drift = new DriftViewModel(workspace, jobs, main, dialogs, settings);
        drift.follow(threshold.analysisProperty(), room);
        this.overview = new OverviewViewModel(workspace, jobs, data, threshold, moments);
        this.following = new FollowViewModel(
                workspace, dialogs, jobs, open.model(), threshold, () -> room.set(Room.FOLLOW), FollowViewModel.USUAL);
        this.runs = new RunsViewModel(jobs);
        this.exports = new Exports(workspace, dialogs, main);
        runs.connect(this::openModel, exports::runs);
        this.exchange = new ExchangeViewModel(workspace, dialogs, main, threshold);
        exchange.connect(
                open.model().getReadOnlyProperty(),
                open.capture().getReadOnlyProperty(),
                () -> room.set(Room.DATA),
                this::use);
    }

    /** Asks for files and opens them. */
    public void open() {
        open(dialogs.chooseCapture());
    }

    /** Asks for a folder and opens the files in it. */
    public void openFolder() {
        dialogs.chooseFolder().ifPresent(folder -> open(List.of(folder)));
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
        opening.begin(files.stream().map(Path::toAbsolutePath).toList(), options);
    }

    private void look(List<Path> files, ReadOptions options) {
        main.run(workspace.preview(files, options), seen -> {
            room.set(Room.DATA);
            opening.seen(seen);
        });
    }

    private void read(List<Path> files, ReadOptions options) {
        main.run(
                workspace.open(files, options),
                opened -> {
                    opening.end();
                    showCapture(opened);
                    settings.change(
                            s -> s.withRecent(files.stream().map(Path::toString).toList()));
                },
                outcome -> {
                    boolean toDecide =
                            opening.decidingProperty().get() && outcome instanceof Outcome.Cancelled<Capture>;
                    opening.notRead(outcome);
                    if (toDecide) {
                        main.messageProperty().set(null);
                    }
                });
    }

    /** Stops reading and lets the analyst say how the files are read. */
    public void decideHowToRead() {
        opening.decide();
        cancel();
    }

    /** Opens nothing after all; what was open stays open. */
    public void closeOpening() {
        cancel();
        opening.end();
    }

    /** Looks once more at how the open capture is read. */
    public void readOtherwise() {
        opening.decideAgain();
    }

    private void showCapture(Capture opened) {
        runs.baselines().cancel();
        open.capture().set(opened);
        threshold.show(null);
        data.show(opened);
        train.show(opened);
        room.set(Room.DATA);
        long rejected = opened.rejects().count();
        if (rejected > 0) {
            main.messageProperty()
                    .set(Message.warning(Formats.counted(rejected, "record", "records")
                            + " could not be read; they are listed under Rejects."));
        }
    }

    /** Opens the labelled sample capture. */
    public void openSample() {
        main.run(samples.labelledDay(), file -> open(List.of(file)));
    }

    /** Opens the unlabelled sample capture. */
    public void openSampleNextDay() {
        main.run(samples.nextDay(), file -> open(List.of(file)));
    }

    /** Reads the capture again with another label column. */
    public void chooseLabelColumn(String column) {
        opening.readWithLabel(column);
    }

    /** Says whether a kind means benign. What was trained or scored before is put away, for its numbers would be wrong. */
    public void setBenign(String kind, boolean benign) {
        Capture now = open.capture().get();
        if (now != null) {
            relabel(now.withBenign(data.benignWith(kind, benign)));
        }
    }

    /** Says whether label texts that are alike are kinds of their own. What was trained or scored before is put away. */
    public void keepKindsApart(boolean apart) {
        Capture now = open.capture().get();
        if (now != null) {
            relabel(now.withKindsApart(apart));
            data.check();
        }
    }

    private void relabel(Capture relabelled) {
        open.capture().set(relabelled);
        data.relabelled(relabelled);
        train.relabelled(relabelled);
        threshold.show(null);
    }

    /** Trains what the Train room's form asks for. */
    public void train() {
        Capture now = open.capture().get();
        if (now == null) {
            return;
        }
        try {
            TrainingRequest request = train.request();
            main.run(
                    runs.training(workspace, now, request),
                    trained -> {
                        train.learning().follow(null);
                        showAnalysis(trained.analysis());
                        runs.present(trained.run());
                        runs.addBaseline(now, request);
                    },
                    outcome -> train.learning().follow(null));
            train.learning().follow(main.runningProperty().get());
        } catch (ConfigurationException e) {
            main.messageProperty().set(Message.problem(e.problem()));
        }
    }

    /** Shows an analysis that was made elsewhere, with its capture. */
    public void show(Analysis analysis) {
        opening.wasRead(
                analysis.capture().files().stream().map(SourceFile::path).toList());
        showCapture(analysis.capture());
        showAnalysis(analysis);
    }

    private void showAnalysis(Analysis analysis) {
        runs.present(Optional.empty());
        open.model().set(analysis.model());
        threshold.show(analysis);
        train.showTrained(analysis);
        runs.countLook(analysis, threshold::showLooks);
        room.set(Room.THRESHOLD);
    }

    /** Asks for a model file and opens it. */
    public void openModel() {
        dialogs.chooseModel().ifPresent(this::openModel);
    }

    /** Opens a model and, when a capture is open, scores it. */
    public void openModel(Path file) {
        main.run(workspace.openModel(file), opened -> use(opened, file.getFileName() + " is open"));
    }

    private void use(ModelBundle opened, String done) {
        open.model().set(opened);
        if (open.capture().get() == null) {
            main.messageProperty().set(Message.info("Model " + done + ". Open a capture to score it."));
        } else {
            scoreWithModel();
        }
    }

    /** Scores the open capture with the open model. */
    public void scoreWithModel() {
        Capture now = open.capture().get();
        ModelBundle bundle = open.model().get();
        if (now != null && bundle != null) {
            main.run(workspace.score(now, bundle), analysis -> showAnalysis(analysis.atOwnThreshold()));
        }
    }

    /** Asks where to and saves the model with the threshold as it stands. */
    public void saveModel() {
        exports.model(threshold.operated(), runs::savedAs);
    }

    /** Asks where to and exports the flagged flows of the partition shown. */
    public void exportFlagged() {
        exports.flagged(threshold.operated(), threshold.partitionProperty().get());
    }

    /** Asks where to and writes the report, with the threshold as it stands. */
    public void report() {
        exports.report(threshold.operated());
    }

    /** Keeps every training from now on in a log and shows those in it; counts looks at test rows. */
    public void keepRuns(RunLog log, TestLooks counts) {
        runs.use(log, counts);
    }

    /** Asks where to and writes the rejected records. */
    public void exportRejects() {
        exports.rejects(open.capture().get());
    }

    /** Cancels the large job; without one, the isolation forests that are trained to compare with. */
    public void cancel() {
        if (runningProperty().get() == null) {
            runs.baselines().cancel();
        } else {
            main.cancel();
        }
    }

    /** The room shown. */
    public ObjectProperty<Room> roomProperty() {
        return room;
    }

    /** What is open; {@code null} before anything is. */
    public ReadOnlyObjectProperty<@Nullable Capture> captureProperty() {
        return open.capture().getReadOnlyProperty();
    }

    /** The model trained or opened last; {@code null} before there is one. */
    public ReadOnlyObjectProperty<@Nullable ModelBundle> modelProperty() {
        return open.model().getReadOnlyProperty();
    }

    /** The large job that runs; {@code null} when none does. Poll its snapshot once a pulse. */
    public ReadOnlyObjectProperty<@Nullable JobFeedback> runningProperty() {
        return main.runningProperty();
    }

    /** What there is to tell; the window sets it to {@code null} when the analyst has read it. */
    public ObjectProperty<@Nullable Message> messageProperty() {
        return main.messageProperty();
    }

    /** The window's title. */
    public ReadOnlyStringProperty titleProperty() {
        return open.title().getReadOnlyProperty();
    }

    /** What is open, in one line. */
    public ReadOnlyStringProperty statusProperty() {
        return open.status().getReadOnlyProperty();
    }

    /** The settings. */
    public SettingsKeeper settings() {
        return settings;
    }

    /** The files that are being opened. */
    public OpeningViewModel opening() {
        return opening;
    }

    /** How the moments of flows are shown. */
    public ObjectProperty<TimeDisplay> timeDisplayProperty() {
        return moments.displayProperty();
    }

    /** The Data room. */
    public DataViewModel data() {
        return data;
    }

    /** What kind of traffic the capture holds, and to which part of it the tables are narrowed. */
    public OverviewViewModel overview() {
        return overview;
    }

    /** The Train room. */
    public TrainViewModel trainRoom() {
        return train;
    }

    /** The runs in the Train room. */
    public RunsViewModel runs() {
        return runs;
    }

    /** Models for and of other programs. */
    public ExchangeViewModel exchange() {
        return exchange;
    }

    /** The Threshold room. */
    public ThresholdViewModel thresholdRoom() {
        return threshold;
    }

    /** The log that is followed. */
    public FollowViewModel following() {
        return following;
    }

    /** The Drift room. */
    public DriftViewModel driftRoom() {
        return drift;
    }
}
