package org.strayflow.ui.vm;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.strayflow.feature.ColumnProfile;
import org.strayflow.feature.Finding;
import org.strayflow.flow.Column;
import org.strayflow.flow.Field;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Labels;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Role;
import org.strayflow.flow.Selection;
import org.strayflow.io.Capture;
import org.strayflow.io.Reject;
import org.strayflow.workspace.Workspace;

/** The Data room: what was opened. Profiles and findings arrive while the rows are already there to look at. */
public final class DataViewModel {
    private final Workspace workspace;
    private final BackgroundJobs jobs;
    private final Moments moments;
    private final ReadOnlyObjectWrapper<@Nullable Capture> capture = new ReadOnlyObjectWrapper<>();
    private final ObservableList<ColumnProfile> columns = FXCollections.observableArrayList();
    private final ObservableList<KindRow> kinds = FXCollections.observableArrayList();
    private final ObservableList<Reject> rejects = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable List<Finding>> findings = new ReadOnlyObjectWrapper<>();
    private final RowOrderList preview = new RowOrderList();
    private final ObservableList<FlowColumn> previewColumns = FXCollections.observableArrayList();

    /**
     * A kind of flow.
     *
     * @param kind the label text
     * @param flows how many
     * @param benign whether it means benign
     */
    public record KindRow(String kind, int flows, boolean benign) {}

    DataViewModel(Workspace workspace, BackgroundJobs jobs, Moments moments) {
        this.workspace = workspace;
        this.jobs = jobs;
        this.moments = moments;
        moments.onChange(() -> previewColumns.setAll(List.copyOf(previewColumns)));
    }

    /** Shows a capture that was opened. */
    void show(Capture next) {
        capture.set(next);
        columns.clear();
        findings.set(null);
        rejects.setAll(next.rejects().kept());
        showKinds(next);
        FlowTable table = next.table();
        previewColumns.setAll(IntStream.range(0, table.width())
                .mapToObj(place -> moments.of(
                        previewColumn(table.column(place), table.role(place)),
                        table.column(place).name()))
                .toList());
        moments.show(table);
        preview.setOrder(IntStream.range(0, table.rows()).toArray(), table.rows());
        jobs.start("profile", workspace.profile(next), columns::setAll, problem -> columns.clear());
        check();
    }

    /** Looks for findings again, after the labels have come to mean something else. */
    void check() {
        Capture now = capture.get();
        if (now != null) {
            jobs.start("check", workspace.check(now), findings::set, problem -> findings.set(List.of()));
        }
    }

    /** Shows only these rows; {@code null} shows all of them. */
    void narrow(@Nullable Selection rows) {
        Capture now = capture.get();
        if (now != null) {
            int[] shown = rows == null ? IntStream.range(0, now.table().rows()).toArray() : rows.toArray();
            preview.setOrder(shown, shown.length);
        }
    }

    /** Shows the same capture after the texts that mean benign have changed. */
    void relabelled(Capture next) {
        capture.set(next);
        showKinds(next);
    }

    private void showKinds(Capture next) {
        Labels labels = next.labels();
        kinds.setAll(
                labels == null
                        ? List.of()
                        : IntStream.range(0, labels.kinds().size())
                                .mapToObj(kind -> new KindRow(
                                        labels.kinds().get(kind), labels.count(kind), labels.isBenignKind(kind)))
                                .toList());
    }

    /** The benign texts with one of them added or taken away. */
    Set<String> benignWith(String kind, boolean benign) {
        return kinds.stream()
                .filter(row -> row.kind().equals(kind) ? benign : row.benign())
                .map(KindRow::kind)
                .collect(Collectors.toSet());
    }

    /** A column of a table of flows as they stand in the file. */
    static FlowColumn previewColumn(Column column, Role role) {
        if (role == Role.ADDRESS) {
            return FlowColumn.of(column.name(), column.name(), FlowColumn.Kind.ADDRESS, 16, column::text);
        }
        boolean port = role == Role.PORT || column.name().endsWith("Port");
        if (column instanceof NumberColumn numbers && !port) {
            return FlowColumn.number(
                    column.name(),
                    column.name(),
                    12,
                    row -> numbers.isMissing(row) ? "" : Formats.cell(numbers.value(row)),
                    numbers::text);
        }
        FlowColumn.Kind kind = column.type() == Field.Type.TEXT ? FlowColumn.Kind.TEXT : FlowColumn.Kind.NUMBER;
        return FlowColumn.of(column.name(), column.name(), kind, 16, column::text);
    }

    /** What is open; {@code null} before anything is. */
    public ReadOnlyObjectProperty<@Nullable Capture> captureProperty() {
        return capture.getReadOnlyProperty();
    }

    /** The columns at a glance; empty until their job is done. */
    public ObservableList<ColumnProfile> columns() {
        return columns;
    }

    /** The kinds of flows; empty without labels. */
    public ObservableList<KindRow> kinds() {
        return kinds;
    }

    /** The records that could not be read, the first of them. */
    public ObservableList<Reject> rejects() {
        return rejects;
    }

    /** What the data check found; {@code null} while it is looking. */
    public ReadOnlyObjectProperty<@Nullable List<Finding>> findingsProperty() {
        return findings.getReadOnlyProperty();
    }

    /** The rows, in the order of the file: all of them, or those that they are narrowed to. */
    public RowOrderList preview() {
        return preview;
    }

    /** The columns of the rows. */
    public ObservableList<FlowColumn> previewColumns() {
        return previewColumns;
    }
}
