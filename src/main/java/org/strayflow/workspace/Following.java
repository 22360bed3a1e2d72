package org.strayflow.workspace;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strayflow.feature.PreparedFeature;
import org.strayflow.io.GrowingLog;
import org.strayflow.io.GrownRows;
import org.strayflow.io.LogEvent;
import org.strayflow.io.WantedColumns;
import org.strayflow.store.ModelBundle;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;

/**
 * Scores a log as it grows. What the listener was told of is written to the state file after it was told: at once where flows were
 * flagged or the file became another one, otherwise when there is nothing more, and at the end, however it comes. So a flow is told of twice only when the program
 * breaks down in between.
 */
final class Following implements Job<FollowCounts> {
    private final ModelBundle model;
    private final FollowRequest request;
    private final FollowListener listener;
    private final FlaggedFlows flaggedFlows;
    private final String name;
    private FollowState state;
    private FollowState saved;
    private boolean passing;
    private boolean layoutChecked;

    Following(ModelBundle model, FollowRequest request, FollowListener listener, Parallel parallel) {
        this.model = model;
        this.request = request;
        this.listener = listener;
        flaggedFlows = new FlaggedFlows(model, request.threshold(), request.explained(), parallel);
        name = String.valueOf(request.log().getFileName());
        state = FollowState.start(request.log());
        saved = state;
    }

    @Override
    public FollowCounts run(Feedback feedback) throws StrayflowException {
        Path file = request.state();
        state = file == null ? FollowState.start(request.log()) : FollowState.read(file, request.log());
        saved = state;
        passing = request.start() == FollowRequest.Start.END && state.counts().equals(FollowCounts.NONE);
        try (GrowingLog log = GrowingLog.of(request.log(), wanted(), request.options(), state.point())) {
            feedback.stage("following " + name);
            follow(log, feedback);
        } finally {
            save();
        }
        return state.counts();
    }

    private void follow(GrowingLog log, Feedback feedback) throws StrayflowException {
        while (true) {
            GrowingLog.Look look = log.look(feedback);
            LogEvent event = look.event();
            GrownRows rows = look.rows();
            if (event != null) {
                happened(event, log);
            }
            if (rows != null) {
                take(rows, log, feedback);
            }
            if (look.idle()) {
                passing = false;
                save();
                if (request.once()) {
                    return;
                }
                request.pause().await(feedback);
            }
        }
    }

    private void happened(LogEvent event, GrowingLog log) throws StrayflowException {
        listener.event(event);
        boolean another = event == LogEvent.FOUND || event == LogEvent.FOUND_OTHER || event == LogEvent.CUT;
        done(log, another ? state.counts().anotherFile() : state.counts());
        save();
    }

    private void take(GrownRows rows, GrowingLog log, Feedback feedback) throws StrayflowException {
        if (!layoutChecked && !model.training().elsewhere()) {
            Scoring.otherExtractor(rows.layout(), model).ifPresent(feedback::warn);
        }
        layoutChecked = true;
        int count = rows.table().rows();
        List<FlaggedFlow> flagged = passing ? List.of() : flaggedFlows.of(name, rows, new OnlyCancel(feedback));
        if (rows.rejected() > 0) {
            listener.rejected(rows.rejected(), rows.rejects());
        }
        if (!flagged.isEmpty()) {
            listener.flagged(flagged);
        }
        FollowCounts counts = state.counts();
        done(
                log,
                passing
                        ? counts.passedOver(count, rows.rejected())
                        : counts.scored(count, flagged.size(), rows.rejected()));
        if (!flagged.isEmpty()) {
            save();
        }
    }

    private void done(GrowingLog log, FollowCounts counts) {
        state = state.at(log.point(), counts);
        listener.counts(counts);
    }

    private void save() throws StrayflowException {
        Path file = request.state();
        if (file != null && !state.equals(saved)) {
            state.write(file);
            saved = state;
        }
    }

    /** What the model takes from the log. */
    private WantedColumns wanted() {
        Map<String, Boolean> numbers = new LinkedHashMap<>();
        for (PreparedFeature feature : model.preparation().features()) {
            boolean number = feature.kind().encoding().isEmpty();
            numbers.merge(feature.column(), number, Boolean::logicalAnd);
        }
        return new WantedColumns(numbers, model.training().layout());
    }

    /** The feedback of a part too small to be shown. */
    private record OnlyCancel(Feedback whole) implements Feedback {
        @Override
        public void stage(String text) {
            // too small to be named
        }

        @Override
        public void progress(long done, long total) {
            // too small to be shown
        }

        @Override
        public void warn(Problem problem) {
            whole.warn(problem);
        }

        @Override
        public void check() {
            whole.check();
        }

        @Override
        public Feedback sub(double weight) {
            return this;
        }
    }
}
