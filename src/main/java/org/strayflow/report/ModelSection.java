package org.strayflow.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.strayflow.detect.Kind;
import org.strayflow.detect.Parameter;
import org.strayflow.eval.Goal;
import org.strayflow.eval.Partition;
import org.strayflow.feature.Dropped;
import org.strayflow.flow.Fingerprint;
import org.strayflow.report.Tables.Heading;
import org.strayflow.store.AppliedFix;
import org.strayflow.store.ModelBundle;
import org.strayflow.store.Operation;
import org.strayflow.store.TrainingRecord;
import org.strayflow.task.ConfigurationException;
import org.strayflow.workspace.Analysis;

/** Which detector scored, how it was set, what it was trained on and how the threshold came about. */
final class ModelSection implements Section {
    private final Facts facts;

    ModelSection(Facts facts) {
        this.facts = facts;
    }

    @Override
    public String id() {
        return "detector";
    }

    @Override
    public String title() {
        return "Detector and settings";
    }

    @Override
    public void write(Markup page) {
        ModelBundle model = facts.analysis().model();
        detector(page, model);
        training(page, model.training());
        threshold(page, model.operation());
        features(page, model);
    }

    private void detector(Markup page, ModelBundle model) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Detector", model.detector().spec().title()));
        if (!facts.model().isEmpty()) {
            rows.add(List.of("Model file", facts.model()));
        }
        if (!model.training().elsewhere()) {
            for (Parameter parameter : model.detector().spec().parameters()) {
                rows.add(List.of(parameter.title(), parameter.value()));
            }
        }
        List<Kind> kinds = model.detector().kinds();
        rows.add(List.of(
                "Names kinds",
                kinds.isEmpty()
                        ? "no: it says how unusual a flow is"
                        : kinds.stream().map(Kind::name).collect(Collectors.joining(", "))));
        Tables.facts(page, rows);
    }

    private static void training(Markup page, TrainingRecord training) {
        page.element("h3", "Training");
        List<List<String>> rows = new ArrayList<>();
        if (training.elsewhere()) {
            page.element("p", "Another program trained the model. What it learned from is not known.");
        } else {
            rows.add(List.of("Flows in the files", Numbers.count(training.rows())));
            rows.add(List.of("Flows learned from", Numbers.count(training.trainingRows())));
            rows.add(List.of(
                    "Learned from", training.trainedOn().equals("benign") ? "benign rows" : "all training rows"));
            rows.add(List.of("Split", training.split().text()));
            rows.add(List.of("Seed", Long.toString(training.seed())));
            rows.add(List.of("Layout", training.layout()));
            rows.add(List.of("Label column", training.labelColumn().isEmpty() ? "none" : training.labelColumn()));
        }
        for (AppliedFix fix : training.fixes()) {
            rows.add(List.of("Left out (" + fix.code() + ")", leftOut(fix)));
        }
        for (Fingerprint file : training.files()) {
            rows.add(List.of(
                    "File", file.name() + ", " + Numbers.count(file.bytes()) + " bytes, SHA-256 " + file.sha256()));
        }
        Tables.facts(page, rows);
    }

    private static String leftOut(AppliedFix fix) {
        return fix.kind().equals(AppliedFix.COLUMNS)
                ? String.join(", ", fix.columns())
                : Numbers.count(fix.rows()) + " " + fix.kind() + " rows";
    }

    private void threshold(Markup page, Operation operation) {
        page.element("h3", "Threshold and partitions");
        Analysis analysis = facts.analysis();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Threshold", Double.toString(operation.threshold())));
        rows.add(List.of("Chosen by", goal(operation.goal()) + ", on " + Facts.rows(operation.tunedOn())));
        for (Partition partition : analysis.partitions()) {
            rows.add(List.of(
                    "Rows: " + partition.title(),
                    Numbers.count(analysis.ranking(partition).orElseThrow().size())));
        }
        rows.add(List.of("Numbers come from", Facts.rows(operation.reportedOn())));
        Tables.facts(page, rows);
    }

    private static String goal(String text) {
        try {
            return Goal.parse(text).title();
        } catch (ConfigurationException e) {
            return text;
        }
    }

    private static void features(Markup page, ModelBundle model) {
        List<String> names = model.preparation().names();
        page.element("h3", Numbers.counted(names.size(), "feature"));
        page.element("p", String.join(", ", names), "class", "names");
        List<List<String>> dropped = new ArrayList<>();
        for (Dropped column : model.preparation().dropped()) {
            dropped.add(List.of(column.name(), column.reason()));
        }
        if (!dropped.isEmpty()) {
            Tables.grid(page, List.of(Heading.text("Not used"), Heading.text("Why")), dropped);
        }
    }
}
