package org.strayflow.ui.vm;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.Ranking;
import org.strayflow.flow.Column;
import org.strayflow.flow.Selection;
import org.strayflow.task.Job;
import org.strayflow.workspace.Analysis;

/**
 * The table of flagged flows. By score it follows the threshold for nothing: it shows a prefix of the ranking. By another column the
 * ranked rows are sorted once in the background, and each change of the threshold keeps the flagged ones of that order, again in the
 * background. Narrowed to some flows it shows those of them that are flagged, by score again without a pass over the rows.
 */
public final class FlaggedRows {
    private static final String SLOT = "sort";
    private static final String NARROW_SLOT = "narrow-flagged";

    private final BackgroundJobs jobs;
    private final Moments moments;
    private final RowOrderList rows = new RowOrderList();
    private final ObservableList<FlowColumn> columns = FXCollections.observableArrayList();
    private final ObjectProperty<RowSort> sort = new SimpleObjectProperty<>(FlaggedColumns.BY_SCORE);
    private @Nullable Analysis analysis;
    private @Nullable Ranking ranking;
    private int flagged;
    /** All ranked rows in the order of {@link #sort}; {@code null} by score or until sorted. */
    private int @Nullable [] sorted;

    /** To which rows the table is narrowed; {@code null} for all. */
    private @Nullable Selection only;

    /** The ranked rows that it is narrowed to; {@code null} when it is not, or until they are found. */
    private RowSorting.@Nullable Kept kept;

    FlaggedRows(BackgroundJobs jobs, Moments moments) {
        this.jobs = jobs;
        this.moments = moments;
        moments.onChange(() -> columns.setAll(List.copyOf(columns)));
        sort.addListener((p, old, now) -> sortChanged());
    }

    void clear() {
        analysis = null;
        ranking = null;
        sorted = null;
        kept = null;
        rows.setOrder(new int[0], 0);
        columns.clear();
    }

    /** Shows only those flagged rows that are among these; {@code null} shows all of them. */
    void narrow(@Nullable Selection to) {
        only = to;
        findKept();
        if (isByScore()) {
            showByScore();
        } else if (sorted != null) {
            keepFlagged();
        }
    }

    private void findKept() {
        kept = null;
        Selection to = only;
        Ranking now = ranking;
        if (to == null || now == null) {
            jobs.start(NARROW_SLOT, feedback -> true, done -> {}, problem -> {});
            return;
        }
        jobs.start(
                NARROW_SLOT,
                RowSorting.narrowed(now, to),
                found -> {
                    kept = found;
                    if (isByScore()) {
                        showByScore();
                    }
                },
                problem -> {});
    }

    /** Shows the flagged rows by score; none while those that the table is narrowed to are looked for. */
    private void showByScore() {
        Ranking now = ranking;
        RowSorting.Kept found = kept;
        if (now == null) {
            return;
        }
        if (only == null) {
            rows.setOrder(now.order(), flagged);
        } else if (found == null) {
            rows.setOrder(new int[0], 0);
        } else {
            rows.setOrder(found.order(), found.among(flagged));
        }
    }

    void show(Analysis nextAnalysis, Ranking nextRanking) {
        if (nextAnalysis != analysis) {
            columns.setAll(FlaggedColumns.of(nextAnalysis).stream()
                    .map(column -> moments.of(column, FlaggedColumns.name(column.id())))
                    .toList());
            analysis = nextAnalysis;
            ranking = nextRanking;
            sort.set(FlaggedColumns.BY_SCORE);
        }
        ranking = nextRanking;
        sorted = null;
        flagged = 0;
        rows.setOrder(nextRanking.order(), 0);
        findKept();
        if (isByScore()) {
            showByScore();
        } else {
            sortChanged();
        }
    }

    void showFlagged(double threshold) {
        Ranking now = ranking;
        if (now == null) {
            return;
        }
        flagged = now.flaggedAt(threshold);
        if (isByScore()) {
            RowSorting.Kept found = kept;
            rows.setCount(only == null ? flagged : found == null ? 0 : found.among(flagged));
        } else {
            keepFlagged();
        }
    }

    private boolean isByScore() {
        return sort.get().equals(FlaggedColumns.BY_SCORE);
    }

    private void sortChanged() {
        Ranking now = ranking;
        Analysis nowAnalysis = analysis;
        if (now == null || nowAnalysis == null) {
            return;
        }
        sorted = null;
        if (isByScore()) {
            jobs.start(SLOT, feedback -> true, done -> {}, problem -> {});
            showByScore();
            return;
        }
        Job<int[]> job = RowSorting.of(nowAnalysis, now, sort.get());
        jobs.start(
                SLOT,
                job,
                order -> {
                    sorted = order;
                    keepFlagged();
                },
                problem -> sort.set(FlaggedColumns.BY_SCORE));
    }

    /** Shows those of the sorted rows that are flagged now. */
    private void keepFlagged() {
        Ranking now = ranking;
        int[] order = sorted;
        if (now == null || order == null) {
            return;
        }
        int count = flagged;
        jobs.start(
                SLOT,
                RowSorting.keep(now, order, count, only),
                shown -> rows.setOrder(shown, shown.length),
                problem -> sort.set(FlaggedColumns.BY_SCORE));
    }

    /** The rows, in the order of the table. */
    public RowOrderList rows() {
        return rows;
    }

    /** Whether only some of the flagged rows are shown. */
    public boolean isNarrowed() {
        return only != null;
    }

    /** How the table is sorted; set it to sort. */
    public ObjectProperty<RowSort> sortProperty() {
        return sort;
    }

    /** The columns shown, score and label first. */
    public ObservableList<FlowColumn> columns() {
        return columns;
    }

    /** The names of all columns of the capture, for choosing. */
    public List<String> choosable() {
        return analysis == null
                ? List.of()
                : analysis.capture().table().columns().stream()
                        .map(Column::name)
                        .toList();
    }

    /** Whether a column of the capture is shown. */
    public boolean isShown(String name) {
        return columns.stream().anyMatch(column -> column.id().equals(FlaggedColumns.id(name)));
    }

    /** Shows or hides a column of the capture; a shown one comes last. */
    public void setShown(String name, boolean shown) {
        if (analysis == null || isShown(name) == shown) {
            return;
        }
        if (shown) {
            columns.add(moments.of(FlaggedColumns.ofColumn(analysis, name), name));
        } else {
            columns.removeIf(column -> column.id().equals(FlaggedColumns.id(name)));
        }
    }
}
