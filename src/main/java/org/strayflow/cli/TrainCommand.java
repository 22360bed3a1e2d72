package org.strayflow.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.strayflow.detect.DetectorSpec;
import org.strayflow.detect.EnsembleSpec;
import org.strayflow.eval.Goal;
import org.strayflow.eval.Partition;
import org.strayflow.feature.Finding;
import org.strayflow.feature.PreparationNotes;
import org.strayflow.feature.PreparationPlan;
import org.strayflow.flow.Labels;
import org.strayflow.io.AtomicFile;
import org.strayflow.io.Capture;
import org.strayflow.store.ModelBundle;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.Baseline;
import org.strayflow.workspace.ColumnShare;
import org.strayflow.workspace.Extractors;
import org.strayflow.workspace.RunLog;
import org.strayflow.workspace.TestLooks;
import org.strayflow.workspace.TrainOn;
import org.strayflow.workspace.TrainingRequest;
import org.strayflow.workspace.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code train}: fits a detector and saves it. */
@CommandLine.Command(name = "train", description = "Trains a detector on files of flows and saves it as a model.")
final class TrainCommand extends Command {
    private static final String ALL = "all";
    private static final int SHARES_TOLD = 5;

    @Mixin
    private DataOptions data = new DataOptions();

    @Option(
            names = "--detector",
            paramLabel = "NAME",
            defaultValue = "isolation-forest",
            completionCandidates = DetectorOptions.Names.class,
            description = {
                "Which detector: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} when not given.",
                "An ensemble joins a classifier and a novelty detector by --set rule=RULE. " + EnsembleSpec.RULES
            })
    private String detector = "";

    @Option(names = "--model", paramLabel = "OUT.sfm", required = true, description = "Where to save the model.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private Path model;

    @Option(
            names = "--train-on",
            paramLabel = "benign|all",
            description = "Which rows to fit on; benign where there are labels.")
    private @Nullable String trainOn;

    @Mixin
    private SplitOptions split = new SplitOptions();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of split and detector; ${DEFAULT-VALUE} when not given.")
    private long seed;

    @Option(
            names = "--goal",
            paramLabel = "GOAL",
            description =
                    "How the threshold is chosen: best-f1, fpr=0.01, precision=0.9, recall=0.9, top=100, share=0.01, budget=100/day, fbeta=2, cost=10, threshold=0.62.")
    private @Nullable String goal;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting of the detector, for example trees=200; repeatable."
                    + " strayflow detectors NAME lists them with their ranges.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--prepare",
            paramLabel = "KEY=VALUE",
            description =
                    "How features are made: text=rarity|one-hot|ordinal, categories=100, missing=true, correlation=0.95, drop-repeats=true; repeatable.")
    private Map<String, String> preparation = new LinkedHashMap<>();

    @Option(
            names = "--fix",
            paramLabel = "all|CODE,...",
            split = ",",
            description =
                    "Check the data first and take the fixes of these findings (strayflow inspect lists them), for example DATA-101,DATA-111.")
    private List<String> fixes = List.of();

    @Option(names = "--force", description = "Replace the model file if it is there.")
    private boolean force;

    @Override
    Job<Report> job(Workspace workspace) {
        return feedback -> {
            long started = System.nanoTime();
            AtomicFile.check(model, force);
            DetectorSpec spec = DetectorOptions.spec(detector, settings);
            checkFixes();
            split.choice();
            Capture capture = data.open(workspace, split.test()).run(feedback.sub(0.4));
            TrainingRequest request = fixed(request(capture, spec), capture, workspace, feedback);
            RunLog log = RunLog.of(cli().folders());
            RunLog.Logged trained = log.train(workspace, capture, request).run(feedback.sub(0.4));
            Analysis analysis = trained.analysis();
            double seconds = (System.nanoTime() - started) / 1e9;
            KindReport kinds = KindReport.of(analysis, feedback);
            Map<String, Object> json = json(analysis, seconds);
            kinds.addTo(json);
            PreparationReport prepared = PreparationReport.of(analysis, workspace, feedback);
            prepared.addTo(json);
            trained.run().ifPresent(run -> json.put("run", run));
            RepeatsReport repeats = RepeatsReport.of(analysis, feedback);
            repeats.addTo(json);
            List<String> lines = lines(analysis, seconds, kinds);
            lines.addAll(prepared.lines());
            lines.addAll(repeats.lines());
            save(trained, workspace, feedback);
            LooksReport looks = LooksReport.of(TestLooks.of(cli().folders()), analysis, feedback);
            looks.addTo(json);
            lines.addAll(looks.lines());
            return new Report(
                    json,
                    lines,
                    trained.run()
                            .flatMap(run -> Baseline.of(log, run, capture, request))
                            .map(baseline -> BaselineReport.after(json, baseline.find(workspace, capture)))
                            .orElse(null));
        };
    }

    /** To be done when all numbers are known: from here on nothing may be stopped, so that no model is without its report. */
    private void save(RunLog.Logged trained, Workspace workspace, Feedback feedback) throws StrayflowException {
        workspace.saveModel(trained.analysis().model(), model, force).run(feedback.sub(0.05));
        RunLog.of(cli().folders()).noteModel(trained.run(), model, feedback);
    }

    private TrainingRequest fixed(TrainingRequest request, Capture capture, Workspace workspace, Feedback feedback)
            throws StrayflowException {
        return fixes.isEmpty()
                ? request
                : request.withFixes(chosen(workspace.check(capture).run(feedback.sub(0.15)), feedback));
    }

    private TrainingRequest request(Capture capture, DetectorSpec spec) throws ConfigurationException {
        TrainingRequest request =
                split.applied(TrainingRequest.suggestedFor(capture, spec).withSeed(seed));
        if (trainOn != null) {
            request = request.withTrainOn(TrainOn.parse(trainOn));
        }
        PreparationPlan plan = request.preparation();
        for (Map.Entry<String, String> setting : preparation.entrySet()) {
            plan = plan.with(setting.getKey(), setting.getValue());
        }
        request = request.withPreparation(plan);
        return goal == null ? request : request.withGoal(Goal.parse(goal));
    }

    /** The findings whose fixes are wanted; a code that is no finding here, or has no fix, is warned of. */
    private List<Finding> chosen(List<Finding> findings, Feedback feedback) {
        if (fixes.contains(ALL)) {
            return findings;
        }
        List<Finding> chosen = new ArrayList<>();
        for (String code : fixes) {
            List<Finding> named =
                    findings.stream().filter(f -> f.code().equals(plain(code))).toList();
            chosen.addAll(named);
            if (named.stream().noneMatch(f -> f.possibleFix().isPresent())) {
                feedback.warn(Problem.of(
                        "TRAIN-110",
                        named.isEmpty()
                                ? "The data check has no finding " + plain(code) + ", so nothing was fixed."
                                : "The finding " + plain(code) + " has no fix.",
                        "strayflow inspect lists the findings of these files and their fixes."));
            }
        }
        return chosen;
    }

    private static String plain(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }

    private void checkFixes() throws ConfigurationException {
        for (String code : fixes) {
            if (!code.equals(ALL) && !plain(code).matches("DATA-\\d{3}")) {
                throw new ConfigurationException(Problem.of(
                        "CONF-204",
                        "“" + code + "” is not the code of a finding.",
                        "Say all, or codes such as DATA-101,DATA-111; strayflow inspect lists them."));
            }
        }
    }

    private Map<String, Object> json(Analysis analysis, double seconds) {
        ModelBundle bundle = analysis.model();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", model.toString());
        json.put("detector", bundle.detector().spec().id());
        json.put("settings", bundle.detector().spec().settings());
        json.put("extractor", Extractors.of(bundle.training().layout()));
        json.put("trainedOn", bundle.training().trainedOn());
        json.put("trainingRows", bundle.training().trainingRows());
        json.put("seed", bundle.training().seed());
        json.put("split", analysis.split().description());
        Labels labels = analysis.capture().labels();
        json.put("unseenKinds", labels == null ? List.of() : analysis.split().unseenKinds(labels));
        json.put("rejected", analysis.capture().rejects().count());
        json.put("seconds", seconds);
        json.put("preparation", bundle.preparation().plan().settings());
        json.put("features", bundle.preparation().names());
        json.put("dropped", bundle.preparation().dropped());
        json.put("learnedFrom", ColumnShare.of(bundle));
        json.put("notes", notes(analysis));
        json.put("fixes", bundle.training().fixes());
        Map<String, Integer> partitions = new LinkedHashMap<>();
        partitions.put("train", analysis.split().rows(Partition.TRAINING).size());
        partitions.put("validation", analysis.split().rows(Partition.VALIDATION).size());
        partitions.put("test", analysis.split().rows(Partition.TEST).size());
        json.put("partitions", partitions);
        MetricsReport.addTo(json, bundle.operation());
        return json;
    }

    private static List<String> notes(Analysis analysis) {
        return PreparationNotes.of(
                        analysis.model().preparation(), analysis.capture().table())
                .stream()
                .map(PreparationNotes.Note::sentence)
                .toList();
    }

    private static List<String> learnedFrom(ModelBundle bundle) {
        List<ColumnShare> shares = ColumnShare.of(bundle);
        return shares.isEmpty()
                ? List.of()
                : List.of("learned most from "
                        + shares.stream()
                                .limit(SHARES_TOLD)
                                .map(share -> share.column() + " (" + Numbers.percent(share.share()) + ")")
                                .collect(Collectors.joining(", ")));
    }

    private List<String> lines(Analysis analysis, double seconds, KindReport kinds) {
        ModelBundle bundle = analysis.model();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s trained on %s in %.1f s, %s (%s of no use), %s",
                bundle.detector().spec().title(),
                Numbers.counted(
                        bundle.training().trainingRows(),
                        bundle.training().trainedOn().equals("benign") ? "benign row" : "row"),
                seconds,
                Numbers.counted(bundle.preparation().features().size(), "feature"),
                Numbers.counted(bundle.preparation().dropped().size(), "column"),
                analysis.split().description()));
        lines.addAll(learnedFrom(bundle));
        notes(analysis).forEach(note -> lines.add("note: " + note));
        bundle.training().fixes().forEach(fix -> lines.add(MetricsReport.leftOut(fix)));
        lines.addAll(MetricsReport.lines(bundle.operation()));
        lines.addAll(kinds.lines());
        lines.add("");
        lines.add("saved as " + model);
        return lines;
    }
}
