package org.strayflow.ui.vm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.strayflow.detect.Contribution;
import org.strayflow.detect.Explanation;
import org.strayflow.detect.KindPredictions;
import org.strayflow.detect.Neighbour;
import org.strayflow.store.TrainingRecord;
import org.strayflow.workspace.Analysis;

/**
 * Why the selected flow has its score, as it is shown.
 *
 * @param row the flow
 * @param headings what is said of it as a whole, a line each: its score and how unusual that is among the rows that the model was fitted
 *     on; what a classifier takes it for
 * @param features every feature's share, the largest first
 * @param nearest of the rows that the model was fitted on the ones most like the flow, the nearest first; empty where the detector
 *     compares with none
 * @param fittedOn what those rows are, in words
 */
public record ExplainedFlow(
        int row, List<String> headings, List<FlowFeature> features, List<Nearest> nearest, String fittedOn) {
    /**
     * A row that is much like the flow.
     *
     * @param distance how far the two are apart, in standard deviations of the features
     * @param values its value of each feature as text, in the order of the flow's features
     * @param differs for each feature whether its share of the distance is one that can be seen, {@value #VISIBLE} or more
     */
    public record Nearest(double distance, List<String> values, List<Boolean> differs) {
        private static final double VISIBLE = 0.01;

        /** Copies the lists. */
        public Nearest {
            values = List.copyOf(values);
            differs = List.copyOf(differs);
        }
    }

    /** Copies the lists. */
    public ExplainedFlow {
        headings = List.copyOf(headings);
        features = List.copyOf(features);
        nearest = List.copyOf(nearest);
    }

    static ExplainedFlow of(Analysis analysis, int row, Explanation explanation) {
        String fittedOn = fittedOn(analysis.model().training());
        List<FlowFeature> features = explanation.contributions().stream()
                .map(contribution -> FlowFeature.of(contribution, analysis.typical(contribution.feature())))
                .toList();
        List<Nearest> nearest = explanation.neighbours().stream()
                .map(neighbour -> nearest(explanation.contributions(), features, neighbour))
                .toList();
        return new ExplainedFlow(row, headings(analysis, row, explanation, fittedOn), features, nearest, fittedOn);
    }

    /** What a model was fitted on, in words. */
    static String fittedOn(TrainingRecord training) {
        return training.trainedOn().equals("benign") ? "benign training flows" : "training flows";
    }

    private static List<String> headings(Analysis analysis, int row, Explanation explanation, String fittedOn) {
        List<String> headings = new ArrayList<>();
        double unusual = analysis.unusualness(explanation.score());
        headings.add("Score " + Formats.ratio(explanation.score()) + among(unusual, fittedOn));
        analysis.scores().predictions().ifPresent(kinds -> headings.add(taken(kinds, row)));
        return headings;
    }

    private static String among(double unusual, String fittedOn) {
        if (Double.isNaN(unusual)) {
            return "";
        }
        return unusual == 1 ? ", above all " + fittedOn : ", above " + Formats.percent(unusual) + " of the " + fittedOn;
    }

    private static String taken(KindPredictions kinds, int row) {
        return "Taken for " + kinds.of(row).name() + ", probability " + Formats.ratio(kinds.probability()[row]);
    }

    private static Nearest nearest(List<Contribution> order, List<FlowFeature> features, Neighbour neighbour) {
        Map<String, Contribution> byName = new HashMap<>();
        neighbour.features().forEach(feature -> byName.put(feature.feature(), feature));
        List<String> values = new ArrayList<>();
        List<Boolean> differs = new ArrayList<>();
        for (int place = 0; place < order.size(); place++) {
            Contribution there = byName.getOrDefault(order.get(place).feature(), order.get(place));
            boolean number = features.get(place).number();
            values.add(number ? Formats.cell(there.value()) : there.text());
            differs.add(there.amount() >= Nearest.VISIBLE * neighbour.distance());
        }
        return new Nearest(neighbour.distance(), values, differs);
    }
}
