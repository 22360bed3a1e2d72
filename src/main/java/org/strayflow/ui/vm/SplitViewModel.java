package org.strayflow.ui.vm;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.Split;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Meaning;
import org.strayflow.io.Capture;
import org.strayflow.io.SourceFile;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Problem;
import org.strayflow.workspace.SplitChoice;
import org.strayflow.workspace.TrainingRequest;

/** The part of the Train room's form that says how labelled rows are divided into training, validation and test. */
public final class SplitViewModel {
    /** The word of the split that suits the capture. */
    public static final String SUGGESTED = "suggested";

    private static final List<Way> WAYS = List.of(
            new Way(
                    SUGGESTED,
                    "What suits the flows",
                    "By time within each kind where it is known when flows began, else at random."),
            new Way(
                    Split.Method.TIME.text(),
                    "By time within each kind",
                    "Earlier flows train, later ones test: no burst is on both sides."),
            new Way(
                    Split.Method.STRICT_TIME.text(),
                    "Strictly by time",
                    "Earlier flows train, later ones test, whatever their kind: kinds may be new in the test."),
            new Way(
                    Split.Method.STRATIFIED.text(),
                    "At random within each kind",
                    "Flows of one burst come to both sides, so the numbers flatter."),
            new Way(Split.Method.DAY.text(), "By day", "The last days test; days are those of UTC."),
            new Way(Split.Method.FILE.text(), "By file", "The chosen files test; with none chosen the last ones."),
            new Way(
                    Split.Method.KIND.text(),
                    "Kinds held out",
                    "The chosen kinds are kept from training: how would it do on an attack it never saw?"));

    private final StringProperty way = new SimpleStringProperty(SUGGESTED);
    private final StringProperty trainShare = new SimpleStringProperty(percent(Split.TRAIN));
    private final StringProperty validationShare = new SimpleStringProperty(percent(Split.VALIDATION));
    private final ObservableList<Choice> kinds = FXCollections.observableArrayList();
    private final ObservableList<Choice> files = FXCollections.observableArrayList();
    private final Runnable changed;
    private List<Path> paths = List.of();
    private boolean timed;

    /**
     * A way to divide the rows.
     *
     * @param word for it
     * @param title in the form
     * @param help one sentence
     */
    public record Way(String word, String title, String help) {}

    /**
     * A kind or a file that may be for the test.
     *
     * @param text its name
     * @param chosen whether it is
     */
    public record Choice(String text, BooleanProperty chosen) {}

    /** @param changed runs whenever a field has changed */
    SplitViewModel(Runnable changed) {
        this.changed = changed;
        Stream.of(way, trainShare, validationShare)
                .forEach(property -> property.addListener((p, old, now) -> changed.run()));
    }

    private static String percent(double share) {
        return Long.toString(Math.round(100 * share));
    }

    /** Offers the kinds and files of a capture; kinds that were chosen before stay chosen. */
    void show(Capture capture) {
        Labels labels = capture.labels();
        List<String> before = chosen(kinds);
        kinds.setAll((labels == null ? Stream.<String>empty() : attacks(labels))
                .map(kind -> choice(kind, before.contains(kind)))
                .toList());
        paths = capture.files().stream().map(SourceFile::path).toList();
        files.setAll(capture.files().stream()
                .map(file -> choice(file.fingerprint().name(), false))
                .toList());
        timed = capture.table().meant(Meaning.START_TIME).isPresent();
    }

    private static Stream<String> attacks(Labels labels) {
        return Stream.iterate(0, kind -> kind < labels.kinds().size(), kind -> kind + 1)
                .filter(kind -> !labels.isBenignKind(kind))
                .map(kind -> labels.kinds().get(kind));
    }

    private Choice choice(String text, boolean isChosen) {
        BooleanProperty chosen = new SimpleBooleanProperty(isChosen);
        chosen.addListener((p, old, now) -> changed.run());
        return new Choice(text, chosen);
    }

    private static List<String> chosen(List<Choice> choices) {
        return choices.stream()
                .filter(choice -> choice.chosen().get())
                .map(Choice::text)
                .toList();
    }

    /**
     * The request with what the form says.
     *
     * @param labels of the capture; without them rows are not split, whatever the form says
     * @throws ConfigurationException when it cannot be done
     */
    TrainingRequest applied(TrainingRequest request, @Nullable Labels labels) throws ConfigurationException {
        TrainingRequest shared = request.withShares(share(trainShare), share(validationShare));
        return labels == null ? shared : shared.withSplit(choice());
    }

    private static double share(StringProperty percent) throws ConfigurationException {
        try {
            return Double.parseDouble(percent.get().strip()) / 100;
        } catch (NumberFormatException e) {
            throw new ConfigurationException(
                    Problem.of(
                            "TRAIN-112",
                            "“" + percent.get() + "” is no share of the rows.",
                            "Type percents, for example 60 for training and 20 for validation."),
                    e);
        }
    }

    private SplitChoice choice() throws ConfigurationException {
        Optional<Split.Method> method = Stream.of(Split.Method.values())
                .filter(one -> one.text().equals(way.get()))
                .findFirst();
        if (method.isEmpty()) {
            return SplitChoice.suggested();
        }
        if (method.get().needsTimes() && !timed) {
            throw impossible("It is not known when these flows began.");
        }
        return switch (method.get()) {
            case FILE -> testFiles();
            case KIND -> heldOut();
            case NONE, STRATIFIED, TIME, STRICT_TIME, DAY -> SplitChoice.by(method.get());
        };
    }

    private SplitChoice testFiles() throws ConfigurationException {
        List<Path> chosen = Stream.iterate(0, file -> file < paths.size(), file -> file + 1)
                .filter(file -> files.get(file).chosen().get())
                .map(paths::get)
                .toList();
        if (paths.size() < 2 || chosen.size() == paths.size()) {
            throw impossible(paths.size() < 2 ? "There is one file only." : "Every file is a test file.");
        }
        return chosen.isEmpty() ? SplitChoice.by(Split.Method.FILE) : SplitChoice.ofTestFiles(chosen);
    }

    private SplitChoice heldOut() throws ConfigurationException {
        List<String> chosen = chosen(kinds);
        if (chosen.isEmpty()) {
            throw impossible("No kind is held out.");
        }
        return new SplitChoice(Optional.of(Split.Method.KIND), List.of(), chosen);
    }

    private static ConfigurationException impossible(String why) {
        return new ConfigurationException(Problem.of(
                "TRAIN-113", "The rows cannot be split so: " + why, "Choose another split, or kinds or files for it."));
    }

    /** The ways to choose from. */
    public List<Way> ways() {
        return WAYS;
    }

    /** The word of the way chosen. */
    public StringProperty wayProperty() {
        return way;
    }

    /** Whether kinds are to be chosen. */
    public boolean asksForKinds() {
        return way.get().equals(Split.Method.KIND.text());
    }

    /** Whether files are to be chosen. */
    public boolean asksForFiles() {
        return way.get().equals(Split.Method.FILE.text());
    }

    /** The attacks in the capture. */
    public ObservableList<Choice> kinds() {
        return kinds;
    }

    /** The capture's files. */
    public ObservableList<Choice> files() {
        return files;
    }

    /** Percent of the rows to train on, as typed. */
    public StringProperty trainShareProperty() {
        return trainShare;
    }

    /** Percent of the rows to tune the threshold on, as typed; what is left is the test. */
    public StringProperty validationShareProperty() {
        return validationShare;
    }
}
