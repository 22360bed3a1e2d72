package org.strayflow.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.strayflow.eval.Metrics;
import org.strayflow.eval.Partition;
import org.strayflow.eval.Split;
import org.strayflow.flow.Fingerprint;
import org.strayflow.io.SourceFile;
import org.strayflow.store.ModelBundle;
import org.strayflow.store.TrainingRecord;
import org.strayflow.workspace.Analysis;

/** What the numbers do not say, in plain words. */
final class LimitsSection implements Section {
    private final Facts facts;

    LimitsSection(Facts facts) {
        this.facts = facts;
    }

    @Override
    public String id() {
        return "limits";
    }

    @Override
    public String title() {
        return "What this report does not say";
    }

    @Override
    public void write(Markup page) {
        page.open("ul");
        for (String limit : limits()) {
            page.element("li", limit);
        }
        page.close();
    }

    private List<String> limits() {
        Analysis analysis = facts.analysis();
        ModelBundle model = analysis.model();
        Metrics metrics = model.operation().metrics();
        List<String> limits = new ArrayList<>();
        limits.add(
                "A flag is no proof of an attack, and a flow that is not flagged is not thereby harmless. Each flagged flow is"
                        + " for a person to judge.");
        limits.add(
                model.detector().kinds().isEmpty()
                        ? "The detector says how unusual a flow is among those it was fitted on. Unusual is not malicious: backups,"
                                + " scans by the own staff and new services are unusual too."
                        : "The detector finds attacks like those it was trained on. Kinds of attack that it has not seen may pass"
                                + " unflagged.");
        trainedOn(limits, analysis);
        if (metrics.hasLabels()) {
            limits.add(
                    "The numbers are as good as the labels: a flow with a wrong label counts as a mistake of the detector, or"
                            + " hides one.");
        }
        if (metrics.attacks() > 0 && metrics.benign() > 0) {
            limits.add(Numbers.percent((double) metrics.attacks() / (metrics.attacks() + metrics.benign()))
                    + " of the labelled rows are attacks. Where attacks are rarer, the precision is lower: at 1 attack in 1,000"
                    + " flows it would be " + Numbers.share(metrics.confusion().precisionAt(0.001)) + ".");
        }
        limits.add(
                "The reasons of a flow say what moved the detector, not what caused the traffic. Features that say the same"
                        + " share the credit.");
        if (!facts.hosts().isEmpty()) {
            limits.add(
                    "A host with many flagged flows may be the one attacked, the attacker, or a shared address behind which"
                            + " there are many.");
        }
        return limits;
    }

    private static void trainedOn(List<String> limits, Analysis analysis) {
        TrainingRecord training = analysis.model().training();
        if (training.elsewhere()) {
            limits.add(
                    "Another program trained the model: whether these flows were among those that it learned from is not"
                            + " known.");
        } else if (analysis.reported() == Partition.TEST) {
            limits.add(
                    training.split().method() == Split.Method.STRATIFIED
                            ? "The test rows were drawn at random from the files that the model was trained on, so flows of one"
                                    + " attack are on both sides: expect less on another day and much less on another network."
                            : "The test rows come from the files that the model was trained on: expect less on another network.");
            limits.add(
                    "The lists of flagged flows and hosts are of all rows, those that the model learned from among them.");
        } else if (shared(analysis)) {
            limits.add("Some of these files are among those that the model was trained on: the numbers flatter.");
        } else if (!training.files().isEmpty()) {
            limits.add(
                    "None of these files is among those that the model was trained on. Where this network differs from that"
                            + " one, scores shift.");
        }
    }

    private static boolean shared(Analysis analysis) {
        Set<String> known = new HashSet<>();
        for (Fingerprint file : analysis.model().training().files()) {
            known.add(file.sha256());
        }
        return analysis.capture().files().stream()
                .map(SourceFile::fingerprint)
                .map(Fingerprint::sha256)
                .anyMatch(known::contains);
    }
}
