package org.strayflow.probe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.strayflow.detect.FittedDetector;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.feature.PreparedFeature;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Selection;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Job;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;

/**
 * How many flagged attacks would pass the threshold if whoever sends them bent what is theirs to bend: larger packets, more packets, longer
 * gaps, each within a budget relative to what it is. Everything that follows is recomputed, so that bent flows stay flows. The search only
 * sees scores (a black box, as in Apruzzese and others, <i>Modeling Realistic Adversarial Attacks against Network Intrusion Detection
 * Systems</i>, 2022): a coarse grid, then steps along single choices from the best point and from random ones. It finds ways past the
 * detector; that it finds none does not prove that there is none.
 *
 * @param kinds in the order of the labels
 * @param attempts the flows that were bent, ascending by row
 * @param threshold that was to be passed
 * @param controls what the columns of the file allow to bend
 * @param columns the detector's columns that a bend changes, in the order of the table
 * @param question what was asked
 */
public record EvasionCheck(
        List<KindEvasion> kinds,
        List<Attempt> attempts,
        double threshold,
        Set<Control> controls,
        List<String> columns,
        Question question) {
    /** What the check does not tell, in the order in which it matters. */
    public static final List<String> LIMITS = List.of(
            "Only sums, means and extremes of a flow are known, not its packets: added packets come back to back, all of one size, and all"
                    + " gaps grow by one factor.",
            "The other side answers as before, only later. Flags, windows, header options, texts, ports, counts over several flows and columns that"
                    + " Strayflow does not know stay as they are, and whether the attack still works is not tried.",
            "Bounds are relative: what is 0 stays 0, and one packet stays one packet below a budget of 100 %.",
            "The search sees scores only, with a limited number of tries: a share is a lower bound of what could pass.");

    /** Copies the collections. */
    public EvasionCheck {
        kinds = List.copyOf(kinds);
        attempts = List.copyOf(attempts);
        controls = Set.copyOf(controls);
        columns = List.copyOf(columns);
    }

    /**
     * What is asked.
     *
     * @param budgets by how much packets, bytes and time may each grow, relative to what they are; ascending, each above 0 and at most
     *     {@link #LARGEST_BUDGET}
     * @param rows at most so many flagged flows are bent, dealt among kinds as evenly as these have them
     * @param seed the same seed gives the same result, for any number of threads
     */
    public record Question(List<Double> budgets, int rows, long seed) {
        /** More is no bend of a flow but another flow. */
        public static final double LARGEST_BUDGET = 100;

        /** The usual budgets: a tenth to three times as much. */
        public static final List<Double> USUAL_BUDGETS = List.of(0.1, 0.25, 0.5, 1.0, 2.0);

        /** The usual number of flows. */
        public static final int USUAL_ROWS = 200;

        /** Checks the numbers. */
        public Question {
            budgets = List.copyOf(budgets);
            boolean ascending = !budgets.isEmpty() && rows > 0;
            for (int i = 0; i < budgets.size(); i++) {
                ascending &= budgets.get(i) > (i == 0 ? 0 : budgets.get(i - 1)) && budgets.get(i) <= LARGEST_BUDGET;
            }
            if (!ascending) {
                throw new IllegalArgumentException("budgets " + budgets + ", " + rows + " rows");
            }
        }

        /** The usual question. */
        public static Question usual() {
            return new Question(USUAL_BUDGETS, USUAL_ROWS, 1);
        }
    }

    /**
     * What is looked at.
     *
     * @param table the capture
     * @param matrix its features, as the detector takes them
     * @param detector scores
     * @param labels of all flows, or {@code null}: then every flagged flow counts
     * @param scores of all flows
     * @param threshold a flow is flagged from this score on
     * @param rows which flows to look at
     */
    public record Subject(
            FlowTable table,
            FeatureMatrix matrix,
            FittedDetector detector,
            @Nullable Labels labels,
            float[] scores,
            double threshold,
            Selection rows) {
        boolean isFlagged(int row) {
            return scores[row] >= threshold;
        }

        private String kind(int row) {
            int kind = labels == null ? Labels.UNLABELLED : labels.kind(row);
            return labels == null || kind == Labels.UNLABELLED
                    ? ""
                    : labels.kinds().get(kind);
        }
    }

    /**
     * A job that bends flagged flows. It fails with {@link ConfigurationException} {@code PROBE-101} when no column of the detector follows
     * from what a sender controls, {@code PROBE-102} when no attack is flagged.
     */
    public static Job<EvasionCheck> of(Subject subject, Question question, Parallel parallel) {
        return feedback -> {
            FlowColumns columns = FlowColumns.of(subject.table());
            List<FlowColumns.Bendable> changing = columns.changing(columnsOf(subject.matrix()));
            if (changing.isEmpty() || columns.controls().isEmpty()) {
                throw nothingToBend();
            }
            Map<String, List<Integer>> flagged = flagged(subject);
            if (flagged.isEmpty()) {
                throw nothingFlagged(subject);
            }
            SplittableRandom random = new SplittableRandom(question.seed());
            Map<Integer, String> drawn = FlowSample.of(flagged, question.rows(), random);
            List<Attempt> attempts =
                    new EvasionSearch(subject, question, columns, changing, parallel, random).run(drawn, feedback);
            return new EvasionCheck(
                    kinds(flagged, attempts, question.budgets().size()),
                    attempts,
                    subject.threshold(),
                    columns.controls(),
                    changing.stream().map(bendable -> bendable.column().name()).toList(),
                    question);
        };
    }

    private static Set<String> columnsOf(FeatureMatrix matrix) {
        Set<String> names = new TreeSet<>();
        for (PreparedFeature feature : matrix.preparation().features()) {
            if (feature.kind() == PreparedFeature.Kind.NUMBER) {
                names.add(feature.column());
            }
        }
        return names;
    }

    private static Map<String, List<Integer>> flagged(Subject subject) {
        Map<String, List<Integer>> flagged = new LinkedHashMap<>();
        Labels labels = subject.labels();
        subject.rows().stream()
                .filter(row -> subject.isFlagged(row) && (labels == null || labels.isAttack(row)))
                .forEach(row -> flagged.computeIfAbsent(subject.kind(row), kind -> new ArrayList<>())
                        .add(row));
        return flagged;
    }

    private static List<KindEvasion> kinds(Map<String, List<Integer>> flagged, List<Attempt> attempts, int budgets) {
        List<KindEvasion> kinds = new ArrayList<>();
        flagged.forEach((kind, rows) -> kinds.add(KindEvasion.of(
                kind,
                rows.size(),
                attempts.stream().filter(a -> a.kind().equals(kind)).toList(),
                budgets)));
        kinds.sort(Comparator.comparingInt((KindEvasion k) -> -k.flagged()).thenComparing(KindEvasion::kind));
        return kinds;
    }

    private static ConfigurationException nothingToBend() {
        return new ConfigurationException(Problem.of(
                "PROBE-101",
                "None of the columns that this model uses is known to follow from what a sender controls: packets, bytes, times.",
                "Use a model with such columns, of a layout that Strayflow knows."));
    }

    private static ConfigurationException nothingFlagged(Subject subject) {
        Labels labels = subject.labels();
        String what = labels == null ? "flow" : "attack";
        OptionalDouble highest = subject.rows().stream()
                .filter(row -> labels == null || labels.isAttack(row))
                .mapToDouble(row -> subject.scores()[row])
                .max();
        return new ConfigurationException(Problem.of(
                "PROBE-102",
                "No " + what + " is flagged at the threshold " + subject.threshold()
                        + ", so there is nothing to get past it.",
                highest.isEmpty()
                        ? "Look at flows among which there are attacks."
                        : "The most unusual " + what + " scores " + highest.getAsDouble()
                                + ": lower the threshold to that or further, or choose a goal that flags more, such as"
                                + " best-f1."));
    }

    /** How many flows were bent. */
    public int tried() {
        return attempts.size();
    }

    /** How many of these pass with a budget. */
    public int passing(int place) {
        return kinds.stream().mapToInt(kind -> kind.passing().get(place)).sum();
    }

    /** How often each column changed in the flows that pass, the most first, ties by name. */
    public List<Map.Entry<String, Integer>> bentColumns() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        attempts.stream().filter(a -> a.budget() != Attempt.HELD).forEach(a -> a.changes()
                .forEach(change -> counts.merge(change.column(), 1, Integer::sum)));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .toList();
    }
}
