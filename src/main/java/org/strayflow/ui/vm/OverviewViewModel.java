package org.strayflow.ui.vm;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.overview.Group;
import org.strayflow.eval.overview.Measure;
import org.strayflow.eval.overview.Overview;
import org.strayflow.eval.overview.Strays;
import org.strayflow.eval.overview.Timeline;
import org.strayflow.flow.Selection;
import org.strayflow.io.Capture;
import org.strayflow.task.Job;
import org.strayflow.task.Problem;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.Workspace;

/**
 * What kind of traffic the open capture holds, and to which part of it the tables are narrowed. Summed up in the background, and only
 * while somebody looks: anew for another capture, other benign texts, another analysis and where a drag of the threshold ends.
 */
public final class OverviewViewModel {
    private final Workspace workspace;
    private final BackgroundJobs jobs;
    private final DataViewModel data;
    private final ThresholdViewModel threshold;
    private final Moments moments;
    private final Narrowing narrowing;
    private final ReadOnlyObjectWrapper<@Nullable Overview> overview = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<Measure> measure = new SimpleObjectProperty<>(Measure.FLOWS);
    private final BooleanProperty watched = new SimpleBooleanProperty();
    private boolean stale = true;

    OverviewViewModel(
            Workspace workspace,
            BackgroundJobs jobs,
            DataViewModel data,
            ThresholdViewModel threshold,
            Moments moments) {
        this.workspace = workspace;
        this.jobs = jobs;
        this.data = data;
        this.threshold = threshold;
        this.moments = moments;
        this.narrowing = new Narrowing(workspace, jobs, moments.zone());
        data.captureProperty().addListener((p, before, now) -> captureChanged(before, now));
        threshold.analysisProperty().addListener((p, before, now) -> changed());
        threshold.thresholdProperty().addListener((p, before, now) -> changed());
        threshold.adjustingProperty().addListener((p, before, now) -> changed());
        watched.addListener((p, before, now) -> sumUp());
        narrowing.rowsProperty().addListener((p, before, now) -> narrow(now));
    }

    private void captureChanged(@Nullable Capture before, @Nullable Capture now) {
        if (before == null || now == null || before.table() != now.table()) {
            overview.set(null);
        }
        narrowing.show(now);
        changed();
    }

    private void narrow(@Nullable Selection rows) {
        data.narrow(rows);
        threshold.flagged().narrow(rows);
    }

    private void changed() {
        stale = true;
        sumUp();
    }

    private void sumUp() {
        Capture capture = data.captureProperty().get();
        if (!stale
                || !watched.get()
                || capture == null
                || threshold.adjustingProperty().get()) {
            return;
        }
        stale = false;
        problem.set(null);
        Analysis analysis = threshold.analysisProperty().get();
        Job<Overview> job = analysis != null && analysis.capture().table() == capture.table()
                ? workspace.overview(analysis, threshold.thresholdProperty().get())
                : workspace.overview(capture);
        jobs.start("overview", job, overview::set, problem::set);
    }

    /** A measure of a group as shown: {@code 1,234}, {@code 1.5 MB}, {@code 12 (3.1 %)}. */
    public static String text(Measure measure, Group group) {
        return switch (measure) {
            case FLOWS -> Formats.count(group.flows());
            case BYTES -> Formats.bytes(group.bytes());
            case FLAGGED -> Formats.count(group.flagged()) + " (" + Formats.percent(group.flaggedShare()) + ")";
        };
    }

    /** What a measure counts, in words: {@code flagged flows}. */
    public static String noun(Measure measure) {
        return switch (measure) {
            case FLOWS -> "flows";
            case BYTES -> "bytes";
            case FLAGGED -> "flagged flows";
        };
    }

    /** All that is known of a group, a line each. */
    public static String details(Overview of, Group group) {
        return details(of, group, group.title());
    }

    /** All that is known of a group by another title, a line each. */
    public static String details(Overview of, Group group, String title) {
        StringBuilder text = new StringBuilder(title);
        text.append('\n').append(Formats.counted(group.flows(), "flow", "flows"));
        double share = of.total().flows() == 0
                ? 0
                : (double) group.flows() / of.total().flows();
        text.append(", ").append(Formats.percent(share)).append(" of all");
        if (of.bytesAbsent().isEmpty()) {
            text.append('\n').append(Formats.bytes(group.bytes()));
        }
        if (of.total().attacks() > 0) {
            text.append('\n').append(Formats.count(group.attacks())).append(" labelled as attacks");
        }
        if (of.flagged()) {
            text.append('\n')
                    .append(Formats.count(group.flagged()))
                    .append(" flagged, ")
                    .append(Formats.percent(group.flaggedShare()))
                    .append(" of them");
        }
        return text.toString();
    }

    /** What stands below a timeline: what is counted, and what is left out. */
    public String timelineNote(Timeline times) {
        StringBuilder text = new StringBuilder(noun(measure.get()) + " per " + Formats.span(times.width()));
        text.append(
                switch (moments.displayProperty().get()) {
                    case AS_WRITTEN -> "";
                    case UTC -> ", in UTC";
                    case LOCAL -> ", in local time";
                });
        if (times.untimed() > 0) {
            text.append("; ")
                    .append(Formats.counted(times.untimed(), "flow", "flows"))
                    .append(" without a time left out");
        }
        Strays strays = times.strays();
        if (strays.flows() > 0) {
            LocalDate first = date(strays.first());
            LocalDate last = date(strays.last());
            text.append("; ")
                    .append(Formats.counted(strays.flows(), "flow", "flows"))
                    .append(" far from all others left out, ")
                    .append(first.equals(last) ? "of " + first : "from " + first + " to " + last);
        }
        return text.toString();
    }

    private LocalDate date(long micros) {
        ZoneId zone = moments.zone().getValue();
        return LocalDate.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), zone);
    }

    /** Why groups cannot be compared by a measure; empty when they can. */
    public static String absent(Overview of, Measure measure) {
        return switch (measure) {
            case FLOWS -> "";
            case BYTES -> of.bytesAbsent();
            case FLAGGED -> of.flagged() ? "" : "Known when a detector has scored these flows.";
        };
    }

    /** What was summed up last; {@code null} before anything was. */
    public ReadOnlyObjectProperty<@Nullable Overview> overviewProperty() {
        return overview.getReadOnlyProperty();
    }

    /** Why it could not be summed up; {@code null} when it could. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** By what groups are compared. */
    public ObjectProperty<Measure> measureProperty() {
        return measure;
    }

    /** Whether somebody looks. */
    public BooleanProperty watchedProperty() {
        return watched;
    }

    /** To which flows the tables are narrowed. */
    public Narrowing narrowing() {
        return narrowing;
    }
}
