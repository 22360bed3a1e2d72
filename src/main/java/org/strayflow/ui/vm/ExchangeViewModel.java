package org.strayflow.ui.vm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.Field;
import org.strayflow.io.Capture;
import org.strayflow.store.ModelBundle;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.ModelException;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.ModelExport;
import org.strayflow.workspace.ModelFormat;
import org.strayflow.workspace.ModelImport;
import org.strayflow.workspace.Workspace;

/**
 * Models for other programs and of them. A model that is imported waits until the analyst has said what its classes mean and which
 * columns it takes; one that says it itself is taken at once.
 */
public final class ExchangeViewModel {
    /** So many columns are named in a note. */
    private static final int NAMED = 5;

    private final Workspace workspace;
    private final Dialogs dialogs;
    private final MainJob main;
    private final ThresholdViewModel threshold;
    private final ReadOnlyObjectWrapper<@Nullable ModelImport> file = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper pending = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper facts = new ReadOnlyStringWrapper("");
    private final ObservableList<ClassRow> classes = FXCollections.observableArrayList();
    private final StringProperty columns = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper columnsNote = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper blocked = new ReadOnlyStringWrapper("");
    private List<String> found = List.of();
    private ObservableValue<@Nullable ModelBundle> model = new ReadOnlyObjectWrapper<>();
    private ObservableValue<@Nullable Capture> capture = new ReadOnlyObjectWrapper<>();
    private Runnable show = () -> {};
    private BiConsumer<ModelBundle, String> use = (taken, done) -> {};

    /**
     * A class of the model.
     *
     * @param number its number, from 0
     * @param name what it is called
     * @param benign whether it means benign
     */
    public record ClassRow(int number, StringProperty name, BooleanProperty benign) {}

    ExchangeViewModel(Workspace workspace, Dialogs dialogs, MainJob main, ThresholdViewModel threshold) {
        this.threshold = threshold;
        this.workspace = workspace;
        this.dialogs = dialogs;
        this.main = main;
        pending.bind(file.isNotNull());
        columns.subscribe(text -> check());
    }

    /**
     * Who knows and does the rest.
     *
     * @param opened the model that was trained or opened last
     * @param open the capture that is open
     * @param showForm brings the form into view
     * @param user takes a model that was imported, with what was done: {@code "m.json is imported"}
     */
    void connect(
            ObservableValue<@Nullable ModelBundle> opened,
            ObservableValue<@Nullable Capture> open,
            Runnable showForm,
            BiConsumer<ModelBundle, String> user) {
        model = opened;
        capture = open;
        show = showForm;
        use = user;
        open.subscribe(now -> check());
    }

    /** Asks where to and as what, and writes the model for other programs. */
    public void exportModel() {
        Analysis operated = threshold.operated();
        ModelBundle exported = operated == null ? model.getValue() : operated.model();
        if (exported == null) {
            return;
        }
        List<ModelFormat> formats = ModelFormat.of(exported);
        List<Dialogs.FileKind> kinds = formats.stream()
                .map(format -> new Dialogs.FileKind(format.title(), format.suffix()))
                .toList();
        dialogs.chooseTarget("Export model", exported.detector().spec().id(), kinds)
                .ifPresent(target -> {
                    ModelFormat format = formats.get(kinds.indexOf(target.kind()));
                    ModelExport export = new ModelExport(
                            exported, target.file().getFileName().toString(), format);
                    main.run(workspace.exportModel(export, target.file(), true), written -> main.messageProperty()
                            .set(Message.info(format.title() + " written to " + written + ".")));
                });
    }

    /** Asks for a model of another program and reads it. */
    public void importModel() {
        dialogs.chooseForeignModel().ifPresent(path -> main.run(workspace.readForeignModel(path), this::begin));
    }

    private void begin(ModelImport read) {
        try {
            List<String> names = read.classNames();
            List<String> benign = read.benignNames();
            if (!benign.isEmpty() && !read.columns().isEmpty()) {
                take(read, new ModelImport.Choices(List.of(), List.of(), List.of()));
                return;
            }
            file.set(null);
            found = names;
            classes.setAll(rows(names, benign));
            columns.set(String.join("\n", read.columns()));
            name.set(read.fingerprint().name());
            facts.set(facts(read));
            file.set(read);
            check();
            show.run();
        } catch (ModelException e) {
            main.messageProperty().set(Message.problem(e.problem()));
        }
    }

    private static String facts(ModelImport read) {
        return ModelFormat.XGBOOST_JSON.title() + " · "
                + Formats.counted(read.file().trees(), "tree", "trees") + " · "
                + Formats.counted(read.file().features(), "feature", "features") + " · "
                + Formats.counted(read.file().classes(), "class", "classes") + " · "
                + Formats.bytes(read.fingerprint().bytes());
    }

    private List<ClassRow> rows(List<String> names, List<String> benign) {
        List<ClassRow> rows = new ArrayList<>();
        for (String name : names) {
            ClassRow row = new ClassRow(
                    rows.size(), new SimpleStringProperty(name), new SimpleBooleanProperty(benign.contains(name)));
            row.name().subscribe(text -> check());
            row.benign().subscribe(now -> check());
            rows.add(row);
        }
        return rows;
    }

    /** Takes the model as the form says. */
    public void confirm() {
        ModelImport read = file.get();
        if (read == null || !blocked.get().isEmpty()) {
            return;
        }
        List<String> chosen = chosenColumns();
        List<String> benign = classes.stream()
                .filter(row -> row.benign().get())
                .map(row -> row.name().get().strip())
                .toList();
        take(
                read,
                new ModelImport.Choices(
                        chosen.equals(read.columns()) ? List.of() : chosen,
                        names().equals(found) ? List.of() : names(),
                        benign));
    }

    private void take(ModelImport read, ModelImport.Choices choices) {
        try {
            ModelBundle taken = read.with(choices);
            file.set(null);
            use.accept(taken, read.fingerprint().name() + " is imported");
        } catch (ConfigurationException | ModelException e) {
            main.messageProperty().set(Message.problem(e.problem()));
        }
    }

    /** Imports nothing after all. */
    public void cancel() {
        file.set(null);
    }

    private List<String> names() {
        return classes.stream().map(row -> row.name().get().strip()).toList();
    }

    private List<String> chosenColumns() {
        return columns.get()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private void check() {
        ModelImport read = file.get();
        if (read == null) {
            blocked.set("");
            columnsNote.set("");
            return;
        }
        List<String> chosen = chosenColumns();
        columnsNote.set(columnsNote(chosen));
        blocked.set(reason(chosen, read.file().features()));
    }

    private String reason(List<String> chosen, int features) {
        if (chosen.size() != features) {
            return "The model takes " + Formats.counted(features, "feature", "features") + ", but "
                    + Formats.counted(chosen.size(), "column is", "columns are") + " named.";
        }
        Set<String> seen = new HashSet<>();
        Optional<String> twice =
                chosen.stream().filter(column -> !seen.add(column)).findFirst();
        if (twice.isPresent()) {
            return "The column " + twice.get() + " is named twice.";
        }
        List<String> names = names();
        if (names.contains("") || Set.copyOf(names).size() < names.size()) {
            return "Every class needs a name of its own.";
        }
        long benign = classes.stream().filter(row -> row.benign().get()).count();
        if (benign == 0) {
            return "Say which classes are benign.";
        }
        return benign == classes.size() ? "Not every class can be benign." : "";
    }

    private String columnsNote(List<String> chosen) {
        Capture open = capture.getValue();
        if (chosen.isEmpty()) {
            return "No column is named yet.";
        }
        if (open == null) {
            return "No capture is open to compare them with.";
        }
        Set<String> there = open.table().fields().stream().map(Field::name).collect(Collectors.toSet());
        List<String> missing =
                chosen.stream().filter(column -> !there.contains(column)).toList();
        if (missing.isEmpty()) {
            return "The open capture has them all.";
        }
        String more = missing.size() > NAMED ? " and " + Formats.count(missing.size() - (long) NAMED) + " more" : "";
        return "The open capture does not have "
                + String.join(", ", missing.subList(0, Math.min(NAMED, missing.size()))) + more + ".";
    }

    /** Whether a model waits for a word. */
    public ReadOnlyBooleanProperty pendingProperty() {
        return pending.getReadOnlyProperty();
    }

    /** The name of the file that was read last. */
    public ReadOnlyStringProperty nameProperty() {
        return name.getReadOnlyProperty();
    }

    /** What it is, in one line. */
    public ReadOnlyStringProperty factsProperty() {
        return facts.getReadOnlyProperty();
    }

    /** Its classes, with what they are called and mean. */
    public ObservableList<ClassRow> classes() {
        return classes;
    }

    /** The columns that its features are, in the model's order, one a line. */
    public StringProperty columnsProperty() {
        return columns;
    }

    /** Whether the open capture has the columns. */
    public ReadOnlyStringProperty columnsNoteProperty() {
        return columnsNote.getReadOnlyProperty();
    }

    /** Why the model cannot be taken yet; empty when it can. */
    public ReadOnlyStringProperty blockedProperty() {
        return blocked.getReadOnlyProperty();
    }
}
