package org.strayflow.ui.vm;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.Ranking;
import org.strayflow.flow.Column;
import org.strayflow.task.Job;
import org.strayflow.workspace.Analysis;

/**
 * The table of flagged flows. By score it follows the threshold for nothing: it shows a prefix of the ranking. By another column the
 * ranked rows are sorted once in the background, and each change of the threshold keeps the flagged ones of that order, again in the
 * background.
 */
public final class FlaggedRows {
    private static final String SLOT = "sort";

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
        rows.setOrder(new int[0], 0);
        columns.clear();
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
        if (!isByScore()) {
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
            rows.setCount(flagged);
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
            rows.setOrder(now.order(), flagged);
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
                RowSorting.keep(now, order, count),
                kept -> rows.setOrder(kept, kept.length),
                problem -> sort.set(FlaggedColumns.BY_SCORE));
    }

    /** The rows, in the order of the table. */
    public RowOrderList rows() {
        return rows;
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
