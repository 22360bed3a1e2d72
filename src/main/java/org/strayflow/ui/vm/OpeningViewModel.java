package org.strayflow.ui.vm;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Role;
import org.strayflow.flow.TimeReading;
import org.strayflow.io.ColumnPlan;
import org.strayflow.io.Dialect;
import org.strayflow.io.Layout;
import org.strayflow.io.Layouts;
import org.strayflow.io.Preview;
import org.strayflow.io.ReadOptions;
import org.strayflow.io.TextEncoding;
import org.strayflow.task.Outcome;
import org.strayflow.workspace.ReadingChoices;
import org.strayflow.workspace.ReadingMemory;

/**
 * What is seen of files before they are read, and what the analyst decides of how they are read. Files of a known layout, and files like
 * those that the analyst decided on before, are read at once; any other table waits for a word.
 */
public final class OpeningViewModel {
    /** How many values of a column are shown as examples. */
    private static final int EXAMPLES = 3;

    private final ReadingMemory memory;
    private final ReadOnlyObjectWrapper<@Nullable Preview> preview = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper deciding = new ReadOnlyBooleanWrapper();
    private final ObservableList<ColumnRow> columns = FXCollections.observableArrayList();
    private final RowOrderList rows = new RowOrderList();
    private final ObservableList<FlowColumn> rowColumns = FXCollections.observableArrayList();
    private BiConsumer<List<Path>, ReadOptions> look = (files, options) -> {};
    private BiConsumer<List<Path>, ReadOptions> read = (files, options) -> {};
    private List<Path> files = List.of();
    private ReadOptions options = ReadOptions.defaults();
    private @Nullable Preview found;
    private boolean remembering;

    /**
     * A column before it is read.
     *
     * @param name the column
     * @param role what it is for
     * @param kind what its cells hold: {@code "numbers"}, {@code "text"} or {@code ""} when that is found out while reading
     * @param examples its first values
     */
    public record ColumnRow(String name, Role role, String kind, String examples) {}

    OpeningViewModel(ReadingMemory memory) {
        this.memory = memory;
    }

    /** Who looks at files and who reads them. */
    void connect(BiConsumer<List<Path>, ReadOptions> looker, BiConsumer<List<Path>, ReadOptions> reader) {
        look = looker;
        read = reader;
    }

    /** Begins with other files. */
    void begin(List<Path> chosen, ReadOptions with) {
        files = chosen;
        options = with;
        found = null;
        remembering = false;
        deciding.set(false);
        look.accept(files, options);
    }

    /** Shows what was seen and goes on: reads, looks again with what the analyst decided before, or waits. */
    void seen(Preview next) {
        boolean first = found == null;
        if (first) {
            found = next;
            ReadingChoices before = memory.of(next).orElse(null);
            if (before != null && options.equals(ReadOptions.defaults().withParallel(options.parallel()))) {
                remembering = true;
                options = before.forColumns(
                        next.columns().stream().map(ColumnPlan::name).toList());
                look.accept(files, options);
                return;
            }
        }
        show(next);
        boolean sure = !next.layout().id().equals("generic") || remembering || options.labelColumn() != null;
        if (deciding.get()) {
            return;
        }
        if (sure) {
            read.accept(files, options);
        } else {
            deciding.set(true);
        }
    }

    private void show(Preview next) {
        FlowTable table = next.rows();
        preview.set(next);
        columns.setAll(IntStream.range(0, next.columns().size())
                .mapToObj(place -> row(next.columns().get(place), table, place))
                .toList());
        rowColumns.setAll(IntStream.range(0, table.width())
                .mapToObj(place -> DataViewModel.previewColumn(table.column(place), table.role(place)))
                .toList());
        rows.setOrder(IntStream.range(0, table.rows()).toArray(), table.rows());
    }

    private static ColumnRow row(ColumnPlan plan, FlowTable table, int place) {
        String kind =
                switch (plan.kind()) {
                    case NUMBER -> "numbers";
                    case TEXT -> "text";
                    case EITHER -> table.fields().get(place).isNumber() ? "numbers" : "text";
                };
        List<String> examples = IntStream.range(0, table.rows())
                .mapToObj(row -> table.column(place).text(row))
                .filter(text -> !text.isEmpty())
                .distinct()
                .limit(EXAMPLES)
                .toList();
        return new ColumnRow(plan.name(), plan.role(), kind, String.join("  ", examples));
    }

    /** Stops what reads and lets the analyst decide. */
    public void decide() {
        deciding.set(true);
    }

    /** Reads the files as decided, and remembers the decision for files like these. */
    public void confirm() {
        Preview before = found;
        if (before != null) {
            memory.keep(before, ReadingChoices.of(options));
        }
        deciding.set(false);
        read.accept(files, options);
    }

    /** After a failure the analyst may decide otherwise; after a cancel that was not for deciding, nothing is being opened. */
    void notRead(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Failed<?>) {
            deciding.set(true);
        } else if (!deciding.get()) {
            end();
        }
    }

    /** Lets the analyst decide on the files that were opened last. */
    void decideAgain() {
        if (!files.isEmpty()) {
            deciding.set(true);
            look.accept(files, options);
        }
    }

    /** Reads the files that were opened last with another label column. */
    void readWithLabel(String column) {
        Map<String, Role> roles = new LinkedHashMap<>(options.roles());
        roles.values().removeIf(role -> role == Role.LABEL);
        begin(files, options.withRoles(roles).withLabelColumn(column));
    }

    /** Files that were read elsewhere, as the files say. */
    void wasRead(List<Path> read) {
        files = read;
        options = ReadOptions.defaults();
    }

    /** Goes back to what the files say by themselves. */
    public void reset() {
        change(ReadOptions.defaults().withParallel(options.parallel()));
    }

    /** Says what a column is for. */
    public void chooseRole(String column, Role role) {
        Map<String, Role> roles = new LinkedHashMap<>(options.roles());
        if (role == Role.LABEL) {
            roles.values().removeIf(other -> other == Role.LABEL);
        }
        roles.put(column, role);
        change(options.withLabelColumn(null).withRoles(roles));
    }

    /** Chooses a layout by its id; {@code null} lets the files say. */
    public void chooseLayout(@Nullable String id) {
        change(options.withLayout(id).withRoles(Map.of()).withLabelColumn(null));
    }

    /** Chooses a separator; {@code null} lets the files say. */
    public void chooseSeparator(@Nullable Character separator) {
        change(options.withDialect(separator == null ? null : Dialect.csv(separator)));
    }

    /** Chooses an encoding; {@code null} lets the files say. */
    public void chooseEncoding(@Nullable TextEncoding encoding) {
        change(options.withEncoding(encoding));
    }

    /** Chooses how many bytes a packed file may unpack to; 0 for the usual limit. */
    public void chooseUnpackLimit(long bytes) {
        change(options.withUnpackLimit(bytes));
    }

    /** Chooses which of two numbers before a year is the day. */
    public void chooseDayOrder(TimeReading.Order order) {
        change(options.withTimes(new TimeReading(order, options.times().clock())));
    }

    /** Chooses what hours without AM or PM mean. */
    public void chooseClock(TimeReading.Clock clock) {
        change(options.withTimes(new TimeReading(options.times().order(), clock)));
    }

    private void change(ReadOptions next) {
        if (!next.equals(options)) {
            options = next;
            look.accept(files, options);
        }
    }

    /** Nothing is being opened any more. */
    void end() {
        preview.set(null);
        deciding.set(false);
        columns.clear();
        rowColumns.clear();
        rows.setOrder(new int[0], 0);
    }

    /** The layouts there are. */
    public List<Layout> layouts() {
        return Layouts.ALL;
    }

    /** What the analyst decided so far. */
    public ReadOptions options() {
        return options;
    }

    /** What was seen of the files that are being opened; {@code null} when none are. */
    public ReadOnlyObjectProperty<@Nullable Preview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** Whether nothing is read before the analyst confirms. */
    public ReadOnlyBooleanProperty decidingProperty() {
        return deciding.getReadOnlyProperty();
    }

    /** The columns, as they will be read. */
    public ObservableList<ColumnRow> columns() {
        return columns;
    }

    /** The first flows. */
    public RowOrderList rows() {
        return rows;
    }

    /** The columns of the first flows. */
    public ObservableList<FlowColumn> rowColumns() {
        return rowColumns;
    }
}
