package org.strayflow.ui.vm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.strayflow.io.LogEvent;
import org.strayflow.io.Reject;
import org.strayflow.store.ModelBundle;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.Outcome;
import org.strayflow.task.Problem;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.FlaggedFlow;
import org.strayflow.workspace.FollowCounts;
import org.strayflow.workspace.FollowRequest;
import org.strayflow.workspace.Pause;
import org.strayflow.workspace.Workspace;

/**
 * A log that is scored while it grows, beside whatever else is open: with the model that is open when it begins, at the threshold as it
 * stands then. The view calls {@link #poll()} once a pulse while one is followed.
 */
public final class FollowViewModel {
    /** Looks often enough for somebody who looks on. */
    static final Pause USUAL = Pause.of(FollowRequest.USUAL_PAUSE);

    private static final String SLOT = "follow";

    private final Workspace workspace;
    private final Dialogs dialogs;
    private final BackgroundJobs jobs;
    private final ObservableValue<@Nullable ModelBundle> model;
    private final ThresholdViewModel threshold;
    private final Runnable enter;
    private final Pause pause;
    private final ReadOnlyObjectWrapper<@Nullable JobFeedback> running = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper present = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper rows = new ReadOnlyStringWrapper("0");
    private final ReadOnlyStringWrapper flagged = new ReadOnlyStringWrapper("0");
    private final ReadOnlyStringWrapper rejected = new ReadOnlyStringWrapper("0");
    private final ReadOnlyStringWrapper limit = new ReadOnlyStringWrapper(Formats.NONE);
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ObservableList<FollowedFlow> flows = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable FollowedFlow> selected = new SimpleObjectProperty<>();
    private FollowFeed feed = new FollowFeed();
    private @Nullable Path log;

    FollowViewModel(
            Workspace workspace,
            Dialogs dialogs,
            BackgroundJobs jobs,
            ObservableValue<@Nullable ModelBundle> model,
            ThresholdViewModel threshold,
            Runnable enter,
            Pause pause) {
        this.workspace = workspace;
        this.dialogs = dialogs;
        this.jobs = jobs;
        this.model = model;
        this.threshold = threshold;
        this.enter = enter;
        this.pause = pause;
    }

    /** Asks for a log and follows it. */
    public void follow() {
        dialogs.chooseLog().ifPresent(this::follow);
    }

    /** Follows a log from its first flow on, instead of the one before. */
    public void follow(Path file) {
        ModelBundle bundle = model.getValue();
        if (bundle == null) {
            return;
        }
        stop();
        Analysis shown = threshold.operated();
        double score = (shown == null ? bundle : shown.model()).operation().threshold();
        FollowFeed own = new FollowFeed();
        feed = own;
        log = file;
        problem.set(null);
        flows.clear();
        selected.set(null);
        show(new FollowFeed.News(List.of(), FollowCounts.NONE, null, null));
        limit.set(Formats.ratio(score));
        title.set(String.valueOf(file.getFileName()));
        FollowRequest request = FollowRequest.of(file, score).waiting(pause);
        running.set(jobs.start(SLOT, workspace.follow(bundle, request, own), this::ended));
        present.set(true);
        enter.run();
    }

    /** Follows the last log once more, from its first flow on. */
    public void again() {
        Path file = log;
        if (file != null) {
            follow(file);
        }
    }

    private void ended(Outcome<FollowCounts> outcome) {
        poll();
        running.set(null);
        if (outcome instanceof Outcome.Failed<FollowCounts> failed) {
            problem.set(failed.problem());
        }
    }

    /** Shows the room. */
    public void enter() {
        enter.run();
    }

    /** Stops; what was found stays to be looked at. */
    public void stop() {
        JobFeedback now = running.get();
        if (now != null) {
            now.cancel();
        }
    }

    /** Stops and puts everything away. */
    public void close() {
        stop();
        present.set(false);
        flows.clear();
        selected.set(null);
    }

    /** Takes over what has come since the last call. */
    public void poll() {
        FollowFeed.News news = feed.take();
        if (news != null) {
            show(news);
        }
    }

    private void show(FollowFeed.News news) {
        rows.set(Formats.count(news.counts().rows()));
        flagged.set(Formats.count(news.counts().flagged()));
        rejected.set(Formats.count(news.counts().rejected()));
        note.set(note(news));
        if (news.flows().isEmpty()) {
            return;
        }
        List<FollowedFlow> newest =
                news.flows().reversed().stream().map(FollowViewModel::shown).toList();
        flows.addAll(0, newest);
        if (flows.size() > FollowFeed.KEPT) {
            flows.remove(FollowFeed.KEPT, flows.size());
        }
    }

    private static String note(FollowFeed.News news) {
        List<String> parts = new ArrayList<>();
        LogEvent event = news.event();
        if (event != null && event != LogEvent.FOUND) {
            parts.add("The log " + event.words() + ".");
        }
        Reject reject = news.reject();
        if (reject != null) {
            String column = reject.column() == null ? "" : ", column " + reject.column();
            parts.add("Not read last: line " + Formats.count(reject.line()) + ", " + reject.reason() + column + ".");
        }
        if (news.counts().flagged() > FollowFeed.KEPT) {
            parts.add("The newest " + Formats.count(FollowFeed.KEPT) + " flagged flows are kept here.");
        }
        return String.join(" ", parts);
    }

    private static FollowedFlow shown(FlaggedFlow flow) {
        FlaggedFlow.Ends ends = flow.ends();
        return new FollowedFlow(
                ends.time(),
                Formats.ratio(flow.score()),
                ends.source(),
                ends.destination(),
                ends.protocol(),
                flow.kind(),
                flow.reasons().stream()
                        .map(reason -> reason.feature() + " = " + reason.text() + "  (+"
                                + Formats.significant(reason.amount()) + ")")
                        .toList(),
                flow.place().file() + " line " + Formats.count(flow.place().line()),
                flow.values().entrySet().stream()
                        .map(cell -> new FollowedFlow.Value(cell.getKey(), cell.getValue()))
                        .toList());
    }

    /** Whether a log is or was followed and not put away since. */
    public ReadOnlyBooleanProperty presentProperty() {
        return present.getReadOnlyProperty();
    }

    /** The job that follows; {@code null} when none does. */
    public ReadOnlyObjectProperty<@Nullable JobFeedback> runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** Why it ended by itself; {@code null} when it did not. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The log's name. */
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** How many flows were scored. */
    public ReadOnlyStringProperty rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** How many of them are flagged. */
    public ReadOnlyStringProperty flaggedProperty() {
        return flagged.getReadOnlyProperty();
    }

    /** How many records could not be read. */
    public ReadOnlyStringProperty rejectedProperty() {
        return rejected.getReadOnlyProperty();
    }

    /** The threshold. */
    public ReadOnlyStringProperty limitProperty() {
        return limit.getReadOnlyProperty();
    }

    /** What has become of the log and what could not be read last; empty when there is nothing to say. */
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** The flagged flows, the newest first. */
    public ObservableList<FollowedFlow> flows() {
        return flows;
    }

    /** The flow looked at. */
    public ObjectProperty<@Nullable FollowedFlow> selectedProperty() {
        return selected;
    }
}
