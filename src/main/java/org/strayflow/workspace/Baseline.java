package org.strayflow.workspace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.strayflow.detect.IsolationForestSpec;
import org.strayflow.eval.Goal;
import org.strayflow.feature.PreparationPlan;
import org.strayflow.flow.Labels;
import org.strayflow.io.Capture;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;

/**
 * What another detector is to be measured by: an isolation forest with its usual settings, trained on the benign training rows of the very
 * same split, with the same columns, seed and goal. It is a run of its own in the log, and one for all runs that differ in the detector only.
 */
public final class Baseline {
    /** The setting that only such a run has. */
    public static final String MARK = "baseline";

    private static final List<String> SHARED =
            List.of("seed", "split", RunNotes.ROWS, "label", "benign", "alike labels", "fixes", "files");

    private final RunLog log;
    private final String id;
    private final TrainingRequest request;

    private Baseline(RunLog log, String id, TrainingRequest request) {
        this.log = log;
        this.id = id;
        this.request = request;
    }

    /**
     * The baseline of a run.
     *
     * @param log that the run is in
     * @param id of the run
     * @param capture that it was trained on
     * @param request what it was asked for
     * @return empty for an isolation forest, and where no rows are known to be benign
     */
    public static Optional<Baseline> of(RunLog log, String id, Capture capture, TrainingRequest request) {
        Labels labels = capture.labels();
        if (labels == null || labels.benign() == 0 || request.spec() instanceof IsolationForestSpec) {
            return Optional.empty();
        }
        TrainingRequest own = request.withSpec(IsolationForestSpec.defaults()).withTrainOn(TrainOn.BENIGN);
        return Optional.of(new Baseline(log, id, own));
    }

    /**
     * Finds it in the log or trains it. Where the log cannot be read or the forest not be trained there is a warning RUN-209 and no
     * baseline; where it does not reach the goal it has the usual one.
     */
    public Job<Optional<TrainingRun>> find(Workspace workspace, Capture capture) {
        return feedback -> {
            feedback.stage("looking for the isolation forest to compare with");
            try {
                return Optional.of(find(workspace, capture, feedback));
            } catch (StrayflowException e) {
                feedback.warn(Problem.of(
                        "RUN-209",
                        "There is no isolation forest to compare with: "
                                + e.problem().summary(),
                        "The training itself is not touched by this."));
                return Optional.empty();
            }
        };
    }

    private TrainingRun find(Workspace workspace, Capture capture, Feedback feedback) throws StrayflowException {
        // A goal that nobody asked for may have given way: then it does so here, on the same rows.
        String wanted =
                request.goalAsked() ? request.goal().text() : log.get(id).setting("goal");
        Optional<TrainingRun> known = known(wanted);
        if (known.isPresent()) {
            return known.get();
        }
        try {
            return train(workspace, capture, request, feedback.sub(0.5));
        } catch (ConfigurationException e) {
            Goal usual = TrainingRequest.suggestedFor(capture, request.spec()).goal();
            if (usual.equals(request.goal())) {
                throw e;
            }
            known = known(usual.text());
            return known.isPresent()
                    ? known.get()
                    : train(workspace, capture, request.withUsualGoal(usual), feedback.sub(0.5));
        }
    }

    private Optional<TrainingRun> known(String goal) throws StrayflowException {
        TrainingRun run = log.get(id);
        return log.list().run(Feedback.none()).runs().stream()
                .filter(other -> isBaselineOf(run, goal, other))
                .findFirst();
    }

    private boolean isBaselineOf(TrainingRun run, String goal, TrainingRun other) {
        Map<String, String> wanted = new HashMap<>(request.spec().settings());
        PreparationPlan plan = request.preparation();
        plan.settings().forEach((key, value) -> wanted.put("prepare " + key, value));
        wanted.put("detector", IsolationForestSpec.ID);
        wanted.put("train on", TrainOn.BENIGN.text());
        SHARED.forEach(key -> wanted.put(key, run.setting(key)));
        wanted.put("goal", goal);
        Map<String, String> settings = new HashMap<>(other.settings());
        settings.remove(MARK);
        return settings.equals(wanted) && Set.copyOf(other.columns()).equals(Set.copyOf(run.columns()));
    }

    private TrainingRun train(Workspace workspace, Capture capture, TrainingRequest own, Feedback feedback)
            throws StrayflowException {
        RunLog.Logged logged =
                log.train(workspace, capture, own, Baseline::marked).run(feedback);
        return log.get(logged.run().orElse(""));
    }

    private static TrainingRun marked(TrainingRun run) {
        Map<String, String> settings = new HashMap<>(run.settings());
        settings.put(MARK, "true");
        return run.with(run.title() + " (baseline)", settings);
    }
}
