package org.strayflow.ui.vm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.strayflow.detect.DetectorSpec;
import org.strayflow.detect.Detectors;
import org.strayflow.feature.Finding;
import org.strayflow.feature.Fix;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Role;
import org.strayflow.io.Capture;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Problem;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.TrainOn;
import org.strayflow.workspace.TrainingRequest;

/**
 * The Train room: the detector's form. Every field is text as typed; {@link #blockedProperty()} says what is wrong with it, and only
 * a form without anything wrong makes a {@link TrainingRequest}.
 */
public final class TrainViewModel {
    private final ReadOnlyObjectWrapper<@Nullable Capture> capture = new ReadOnlyObjectWrapper<>();
    private final DetectorForm detector = new DetectorForm(this::detectorChanged);
    private final LearningViewModel learning = new LearningViewModel();
    private final SplitViewModel split = new SplitViewModel(this::check);
    private final ObjectProperty<TrainOn> trainOn = new SimpleObjectProperty<>(TrainOn.ALL);
    private final StringProperty seed = new SimpleStringProperty("1");
    private final ObservableList<FeatureChoice> features = FXCollections.observableArrayList();
    private final ObservableList<Finding> fixes = FXCollections.observableArrayList();
    private final PreparationViewModel preparation = new PreparationViewModel(this::check);
    private final ReadOnlyStringWrapper blocked = new ReadOnlyStringWrapper("Open a capture first.");
    private final ReadOnlyObjectWrapper<@Nullable Problem> advice = new ReadOnlyObjectWrapper<>();

    /**
     * A choice of rows to fit on.
     *
     * @param word {@code "benign"} or {@code "all"}
     * @param title the words in the form
     * @param blocked why it is not possible; empty when it is
     */
    public record RowsChoice(String word, String title, String blocked) {}

    /**
     * A column that may be a feature.
     *
     * @param name the column
     * @param usual whether it is one until the analyst says otherwise
     * @param role what the column is for
     * @param chosen whether it is one
     * @param fate what became of it in the last training; {@link ColumnFate#NONE} before there was one
     */
    public record FeatureChoice(
            String name, boolean usual, Role role, BooleanProperty chosen, ReadOnlyObjectWrapper<ColumnFate> fate) {}

    TrainViewModel() {
        trainOn.addListener((p, old, now) -> check());
        seed.addListener((p, old, now) -> check());
        detectorChanged();
    }

    private void detectorChanged() {
        preparation.suggest(detector.shape().preparation());
        check();
    }

    /** Tells how a detector learnt and what became of the columns. */
    void showTrained(Analysis analysis) {
        learning.show(analysis.model().detector());
        Map<String, ColumnFate> fates =
                preparation.show(analysis.model(), analysis.capture().table());
        features.forEach(choice -> choice.fate().set(fates.getOrDefault(choice.name(), ColumnFate.NONE)));
    }

    /** Suggests a training for a capture; keeps the detector's settings. */
    void show(Capture next) {
        capture.set(next);
        TrainingRequest suggested = TrainingRequest.suggestedFor(next, detector.shape());
        trainOn.set(suggested.trainOn());
        List<FeatureChoice> choices = new ArrayList<>();
        next.table().fields().stream()
                .filter(field -> field.role() != Role.LABEL)
                .forEach(field ->
                        choices.add(choice(field.name(), suggested.features().contains(field.name()), field.role())));
        features.setAll(choices);
        preparation.forget();
        fixes.clear();
        split.show(next);
        check();
    }

    /** Takes the fix of a finding or leaves it: columns are chosen no more or again, rows are kept away from training. */
    public void setFixed(Finding finding, boolean taken) {
        if (fixes.contains(finding) == taken) {
            return;
        }
        if (taken) {
            fixes.add(finding);
        } else {
            fixes.remove(finding);
        }
        if (finding.fix() instanceof Fix.LeaveOutColumns out) {
            features.stream()
                    .filter(choice -> out.columns().contains(choice.name()))
                    .forEach(choice -> choice.chosen().set(!taken && choice.usual()));
        }
        check();
    }

    /** The same capture after the texts that mean benign have changed: keeps what was chosen. */
    void relabelled(Capture next) {
        capture.set(next);
        split.show(next);
        check();
    }

    private FeatureChoice choice(String name, boolean usual, Role role) {
        BooleanProperty chosen = new SimpleBooleanProperty(usual);
        chosen.addListener((p, old, now) -> check());
        return new FeatureChoice(name, usual, role, chosen, new ReadOnlyObjectWrapper<>(ColumnFate.NONE));
    }

    /** Chooses all features, none, or the usual ones again. */
    public void chooseFeatures(Predicate<FeatureChoice> wanted) {
        features.forEach(choice -> choice.chosen().set(wanted.test(choice)));
    }

    /** The detector's settings as they were at first. */
    public void resetSettings() {
        detector.reset();
        preparation.reset();
    }

    private void check() {
        advice.set(manyAttacks());
        try {
            request();
            blocked.set("");
        } catch (ConfigurationException e) {
            blocked.set(e.problem().summary() + " " + e.problem().remedy());
        }
    }

    private @Nullable Problem manyAttacks() {
        Capture now = capture.get();
        Labels labels = now == null ? null : now.labels();
        if (labels == null || trainOn.get() != TrainOn.ALL || detector.shape().needsLabels()) {
            return null;
        }
        return TrainingRequest.adviceOnAllRows(labels).orElse(null);
    }

    /**
     * What the form asks for.
     *
     * @throws ConfigurationException when it asks for something impossible
     */
    TrainingRequest request() throws ConfigurationException {
        Capture now = capture.get();
        if (now == null) {
            throw new ConfigurationException(Problem.of("TRAIN-105", "Nothing is open.", "Open a capture first."));
        }
        DetectorSpec spec = detector.spec();
        List<String> chosen = features.stream()
                .filter(choice -> choice.chosen().get())
                .map(FeatureChoice::name)
                .toList();
        if (chosen.isEmpty()) {
            throw new ConfigurationException(
                    Problem.of("TRAIN-106", "No feature is chosen.", "Choose at least one column."));
        }
        checkRows(spec, now.labels());
        TrainingRequest request = TrainingRequest.suggestedFor(now, spec)
                .withTrainOn(trainOn.get())
                .withPreparation(preparation.plan())
                .withFixes(fixes)
                .withFeatures(chosen)
                .withSeed(parsedSeed());
        return split.applied(request, now.labels());
    }

    private void checkRows(DetectorSpec spec, @Nullable Labels labels) throws ConfigurationException {
        if (!spec.needsLabels()) {
            String onBenign = trainOnBlocked(trainOn.get());
            if (!onBenign.isEmpty()) {
                throw new ConfigurationException(Problem.of("TRAIN-107", onBenign, "Train on all rows."));
            }
        } else if (labels == null || labels.benign() == 0 || labels.attacks() == 0) {
            throw new ConfigurationException(Problem.of(
                    "TRAIN-114",
                    spec.title() + " learns from benign rows and attacks, and this capture has "
                            + (labels == null ? "no labels." : labels.benign() == 0 ? "no benign row." : "no attack."),
                    "Choose the label column and what means benign, or a detector that needs no labels."));
        }
    }

    /** Whether the detector chosen learns from labelled rows of all kinds, so that there is no choice of rows. */
    public boolean needsLabels() {
        return detector.shape().needsLabels();
    }

    private long parsedSeed() throws ConfigurationException {
        try {
            return Long.parseLong(seed.get().strip());
        } catch (NumberFormatException e) {
            throw new ConfigurationException(
                    Problem.of("TRAIN-108", "The seed is not a whole number.", "Type one, for example 1."), e);
        }
    }

    /** The choices of rows to fit on: word, title and why it is not possible now. */
    public List<RowsChoice> rowsChoices() {
        return Stream.of(TrainOn.values())
                .map(choice -> new RowsChoice(choice.text(), choice.title(), trainOnBlocked(choice)))
                .toList();
    }

    /** Chooses the rows to fit on by their word. */
    public void chooseRows(String word) {
        trainOn.set(TrainOn.valueOf(word.toUpperCase(Locale.ROOT)));
    }

    /** The word of the rows chosen. */
    public ObservableValue<String> chosenRows() {
        return trainOn.map(TrainOn::text);
    }

    /** Why a choice of rows is not possible; empty when it is. */
    private String trainOnBlocked(TrainOn choice) {
        Capture now = capture.get();
        Labels labels = now == null ? null : now.labels();
        if (choice == TrainOn.BENIGN && labels == null) {
            return "Needs labels, and this capture has none.";
        }
        return choice == TrainOn.BENIGN && labels != null && labels.benign() == 0
                ? "No row is labelled as benign."
                : "";
    }

    /** What would be trained on; {@code null} before anything is open. */
    public ReadOnlyObjectProperty<@Nullable Capture> captureProperty() {
        return capture.getReadOnlyProperty();
    }

    /** The detectors to choose from. */
    public List<DetectorSpec> detectors() {
        return Detectors.all();
    }

    /** The detector chosen, with the settings it starts with. */
    public ObjectProperty<DetectorSpec> detectorProperty() {
        return detector.detectorProperty();
    }

    /** The chosen detector's settings. */
    public ObservableList<Setting> settings() {
        return detector.settings();
    }

    /** How the detector learns. */
    public LearningViewModel learning() {
        return learning;
    }

    /** How the rows are divided. */
    public SplitViewModel split() {
        return split;
    }

    /** How features are made of the columns. */
    public PreparationViewModel preparation() {
        return preparation;
    }

    /** Which rows to fit on. */
    ObjectProperty<TrainOn> trainOnProperty() {
        return trainOn;
    }

    /** Seed of split and detector, as typed. */
    public StringProperty seedProperty() {
        return seed;
    }

    /** The columns that may be features, the usual features chosen. */
    public ObservableList<FeatureChoice> features() {
        return features;
    }

    /** The findings whose fixes the analyst took. */
    public ObservableList<Finding> fixes() {
        return fixes;
    }

    /** What is wrong with the form; empty when nothing is. */
    public ReadOnlyStringProperty blockedProperty() {
        return blocked.getReadOnlyProperty();
    }

    /** A warning that does not keep from training, or {@code null}. */
    public ReadOnlyObjectProperty<@Nullable Problem> adviceProperty() {
        return advice.getReadOnlyProperty();
    }
}
