package org.strayflow.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.strayflow.detect.Kind;
import org.strayflow.eval.KindCount;
import org.strayflow.eval.Metrics;
import org.strayflow.eval.Partition;
import org.strayflow.eval.Split;
import org.strayflow.feature.Dropped;
import org.strayflow.flow.Fingerprint;
import org.strayflow.store.AppliedFix;
import org.strayflow.store.ModelBundle;
import org.strayflow.store.Operation;
import org.strayflow.store.TrainingRecord;

/**
 * What a model is, in Markdown, by the sections of a model card (Mitchell and others: Model Cards for Model Reporting, 2019): what it
 * is for, what it learned from, how good it was and on which rows, and what its numbers do not say. The same model has the same card.
 */
public final class ModelCard {
    private final ModelBundle model;
    private final String name;
    private final List<String> lines = new ArrayList<>();

    private ModelCard(ModelBundle model, String name) {
        this.model = model;
        this.name = name;
    }

    /**
     * The card of a model.
     *
     * @param model the model
     * @param name of its file
     */
    public static ModelCard of(ModelBundle model, String name) {
        return new ModelCard(model, name);
    }

    /** The card in Markdown, with a line feed at its end. */
    public String text() {
        lines.clear();
        lines.add("# " + plain(model.detector().spec().title()) + ": " + plain(name));
        detector();
        use();
        training();
        features();
        reached();
        caveats();
        return String.join("\n", lines) + "\n";
    }

    private void section(String title) {
        lines.add("");
        lines.add("## " + title);
        lines.add("");
    }

    private void detector() {
        section("The model");
        table("what", "value");
        row("detector", model.detector().spec().id());
        if (!model.training().elsewhere()) {
            model.detector().spec().settings().forEach(this::row);
        }
        List<Kind> kinds = model.detector().kinds();
        row(
                "names kinds",
                kinds.isEmpty()
                        ? "none: it says how unusual a flow is"
                        : kinds.stream().map(Kind::name).collect(Collectors.joining(", ")));
        if (!model.training().elsewhere()) {
            row("seed", Long.toString(model.training().seed()));
        }
        row("threshold", Double.toString(model.operation().threshold()));
    }

    private void use() {
        section("Intended use");
        lines.add(
                "Points an analyst to flows worth a look. It scores each flow from 0 to 1; those at or above the threshold are"
                        + " flagged. A flag is no proof of an attack, and a flow that is not flagged is not thereby harmless.");
        lines.add("");
        if (model.training().elsewhere()) {
            lines.add(
                    "It takes flows with the features listed below. Which program made those that it learned from is not known:"
                            + " features of one name made by another may mean something else.");
            return;
        }
        lines.add("It takes flows with the features listed below, made by the extractor of the layout "
                + code(model.training().layout())
                + ". Features of one name made by another extractor may mean something else.");
    }

    private void training() {
        section("Training");
        TrainingRecord training = model.training();
        if (training.elsewhere()) {
            lines.add("It was trained elsewhere and imported from this file. What it learned from is not known.");
            files(training);
            return;
        }
        table("what", "value");
        row("rows in the files", count(training.rows()));
        row("rows learned from", count(training.trainingRows()));
        row("learned from", training.trainedOn().equals("benign") ? "benign rows" : "all training rows");
        row("split", training.split().text());
        row("label column", training.labelColumn().isEmpty() ? "none" : training.labelColumn());
        if (!training.benignTexts().isEmpty()) {
            row(
                    "labels that mean benign",
                    training.benignTexts().stream().sorted().collect(Collectors.joining(", ")));
        }
        for (AppliedFix fix : training.fixes()) {
            row(
                    "left out (" + fix.code() + ")",
                    fix.kind().equals(AppliedFix.COLUMNS)
                            ? String.join(", ", fix.columns())
                            : count(fix.rows()) + " " + fix.kind() + " rows");
        }
        files(training);
    }

    private void files(TrainingRecord training) {
        lines.add("");
        table("file", "bytes", "SHA-256");
        for (Fingerprint file : training.files()) {
            row(file.name(), count(file.bytes()), code(file.sha256()));
        }
    }

    private void features() {
        section("Features");
        List<String> names = model.preparation().names();
        lines.add(count(names.size()) + (names.size() == 1 ? " feature: " : " features: ")
                + names.stream().map(ModelCard::code).collect(Collectors.joining(", ")) + ".");
        if (!model.training().elsewhere()) {
            lines.add("");
            table("preparation", "value");
            model.preparation().plan().settings().forEach(this::row);
        }
        List<Dropped> dropped = model.preparation().dropped();
        if (!dropped.isEmpty()) {
            lines.add("");
            table("left out", "why");
            dropped.forEach(column -> row(column.name(), column.reason()));
        }
    }

    private void reached() {
        section("What it reached");
        Operation operation = model.operation();
        Metrics metrics = operation.metrics();
        if (metrics.rows() == 0) {
            lines.add(
                    "Of no rows: it was imported and not tried since. Its threshold is " + operation.threshold() + ".");
            return;
        }
        lines.add("On the " + operation.reportedOn() + " rows, with the threshold " + operation.threshold()
                + " chosen by the goal " + code(operation.goal()) + " on the " + operation.tunedOn() + " rows.");
        lines.add("");
        table("number", "value");
        row("rows", count(metrics.rows()));
        row("flagged", count(metrics.flagged()));
        if (!metrics.hasLabels()) {
            return;
        }
        row("attacks", count(metrics.attacks()));
        row("precision", share(metrics.precision()));
        row("recall", share(metrics.recall()));
        row("F1", share(metrics.f1()));
        row("false-positive rate", share(metrics.falsePositiveRate()));
        row("average precision", share(metrics.averagePrecision()));
        row("ROC AUC", share(metrics.rocAuc()));
        lines.add("");
        table("kind", "rows", "flagged", "share flagged");
        for (KindCount kind : metrics.perKind()) {
            row(
                    kind.kind() + (kind.benign() ? " (benign)" : ""),
                    count(kind.rows()),
                    count(kind.flagged()),
                    share(kind.recall()));
        }
    }

    private void caveats() {
        section("What the numbers do not say");
        Operation operation = model.operation();
        Metrics metrics = operation.metrics();
        if (model.training().elsewhere()) {
            lines.add("- Whether the rows that the numbers come from were among those it learned from is not known.");
        } else if (!metrics.hasLabels()) {
            lines.add("- There were no labels: how many attacks it finds is not known.");
        } else if (operation.reportedOn().equals(Partition.ALL.title())) {
            lines.add("- The numbers come from all rows, those that it learned from among them: they flatter.");
        }
        if (model.training().split().method() == Split.Method.STRATIFIED) {
            lines.add(
                    "- Test rows were drawn at random from the same files as the training rows, so flows of one attack are on both"
                            + " sides: expect less on another day and much less on another network.");
        }
        if (metrics.hasLabels() && metrics.attacks() > 0) {
            lines.add("- " + share((double) metrics.attacks() / (metrics.attacks() + metrics.benign()))
                    + " of these labelled rows are attacks. Where attacks are rarer the precision is lower:"
                    + " at 1 attack in 1,000 flows it would be " + share(precisionAtOneInThousand(metrics)) + ".");
        }
        lines.add("- Kinds of attack that are not listed were never tried.");
    }

    private static double precisionAtOneInThousand(Metrics metrics) {
        return metrics.confusion().precisionAt(0.001);
    }

    private void table(String... titles) {
        row(titles);
        lines.add("|" + " --- |".repeat(titles.length));
    }

    private void row(String... cells) {
        lines.add(List.of(cells).stream().map(ModelCard::plain).collect(Collectors.joining(" | ", "| ", " |")));
    }

    /** A text that means nothing to Markdown or HTML. Code in it stays code. */
    private static String plain(String text) {
        if (text.startsWith("`") && text.endsWith("`")) {
            return text;
        }
        return text.replaceAll("\\s+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("([\\\\`*_\\[\\]|])", "\\\\$1");
    }

    /** Between as many back-ticks as it takes. */
    private static String code(String text) {
        String line = text.replaceAll("\\s+", " ").replace("|", "¦");
        return line.contains("`") ? plain(line) : "`" + line + "`";
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String share(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.4f", share);
    }
}
