package org.strayflow.eval;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Selection;
import org.strayflow.flow.TimeReading;
import org.strayflow.task.Problem;

/**
 * A division of a capture's rows into training, validation and test. The three are disjoint; together they hold every labelled row
 * that is not left out. Unlabelled rows and those left out are in {@link Partition#ALL} only.
 */
public final class Split {
    /** The usual share of rows to train on. */
    public static final double TRAIN = 0.6;

    /** The usual share of rows to tune the threshold on. */
    public static final double VALIDATION = 0.2;

    private final Plan plan;
    private final Map<Partition, Selection> parts;
    private final List<String> shuffledKinds;

    private Split(Plan plan, Map<Partition, Selection> parts, List<String> shuffledKinds) {
        this.plan = plan;
        this.parts = parts;
        this.shuffledKinds = shuffledKinds;
    }

    /** How a split is made. */
    public enum Method {
        /** No split: every row is in {@link Partition#ALL} only. */
        NONE("none"),
        /** At random by seed, within each kind. */
        STRATIFIED("stratified"),
        /**
         * By time within each kind: earlier rows train, later rows test. Rows of one moment stay together; those without a time count as
         * the earliest moment. A kind of a single moment is dealt at random by seed.
         */
        TIME("time"),
        /** By time whatever the kind: a kind that comes late is never seen in training. Rows of one moment stay together. */
        STRICT_TIME("strict-time"),
        /** Whole files test: given ones, or the last ones. */
        FILE("file"),
        /** The last days, in UTC, test. */
        DAY("day"),
        /** All rows of some kinds test, beside the latest (without times: drawn by seed) of the others. */
        KIND("kind");

        private final String text;

        Method(String text) {
            this.text = text;
        }

        /** The word for it: {@code "strict-time"}. */
        public String text() {
            return text;
        }

        /** Whether it needs to know when flows began. */
        public boolean needsTimes() {
            return this == TIME || this == STRICT_TIME || this == DAY;
        }

        private boolean mayDealByTimeWithinKinds() {
            return this == TIME || this == FILE || this == DAY || this == KIND;
        }
    }

    /**
     * Everything needed to make the same split of the same rows again, in plain values to be saved.
     *
     * @param method how
     * @param seed of the shuffle; 0 without a split
     * @param train share of each kind's rows to train on, above 0 and at most 1; 0 without a split
     * @param validation share of each kind's rows to tune the threshold on, at least 0; what is left is the test
     * @param testFiles places of the files whose rows are the test, counted from 0; none means the last ones of {@link Method#FILE}
     * @param kinds texts of the kinds that are kept from training by {@link Method#KIND}
     * @param times how the timestamps were read
     * @param wholeMoments whether a kind's rows of one moment stay together where they are dealt by time; {@code false} of methods that
     *     do not deal so, and of models of earlier formats, which cut by count
     */
    public record Plan(
            Method method,
            long seed,
            double train,
            double validation,
            List<Integer> testFiles,
            List<String> kinds,
            TimeReading times,
            boolean wholeMoments) {
        /** Shares smaller than this are rounding of the others. */
        private static final double ROUNDING = 1e-9;

        /** Checks the shares, copies the lists. */
        public Plan {
            testFiles = List.copyOf(testFiles);
            kinds = List.copyOf(kinds);
            wholeMoments = wholeMoments && method.mayDealByTimeWithinKinds();
            boolean none = method == Method.NONE && train == 0 && validation == 0;
            boolean some = method != Method.NONE && train > 0 && validation >= 0;
            boolean held = (testFiles.isEmpty() || method == Method.FILE)
                    && kinds.isEmpty() == (method != Method.KIND)
                    && testFiles.stream().allMatch(file -> file >= 0);
            if (!(none || some) || !held || !(train + validation <= 1 + ROUNDING)) {
                throw new IllegalArgumentException(method + ", train " + train + ", validation " + validation
                        + ", files " + testFiles + ", kinds " + kinds);
            }
        }

        /** A new split: rows of one moment stay together. */
        public Plan(
                Method method,
                long seed,
                double train,
                double validation,
                List<Integer> testFiles,
                List<String> kinds,
                TimeReading times) {
            this(method, seed, train, validation, testFiles, kinds, times, true);
        }

        /** Of rows alone: without given files, kinds and readings of times. */
        public Plan(Method method, long seed, double train, double validation) {
            this(method, seed, train, validation, List.of(), List.of(), TimeReading.AS_FOUND);
        }

        /** The share of each kind's rows to report on. */
        public double test() {
            double left = 1 - train - validation;
            return method == Method.NONE || left < ROUNDING ? 0 : left;
        }

        /** Makes the split. */
        public Split apply(Labels labels) {
            return apply(labels, Selection.of());
        }

        /** Makes the split of the rows that are not left out. */
        public Split apply(Labels labels, Selection leftOut) {
            return apply(SplitSource.of(labels, leftOut));
        }

        /**
         * Makes the split.
         *
         * @throws IllegalArgumentException when there is a {@link #problem}
         */
        public Split apply(SplitSource source) {
            problem(source).ifPresent(problem -> {
                throw new IllegalArgumentException(problem.summary());
            });
            Dealing dealing = new Dealing(this, source);
            Map<Partition, Selection> parts = dealing.parts();
            return new Split(this, parts, dealing.shuffledKinds());
        }

        /** Why the split cannot be made of a capture ({@code CONF-150} to {@code CONF-153}); empty when it can. */
        public Optional<Problem> problem(SplitSource source) {
            return SplitProblems.of(this, source);
        }

        /** In words: {@code "stratified 60/20/20, seed 1"}, {@code "by time within each kind 60/20/20"}. */
        public String text() {
            if (method == Method.NONE) {
                return "no split";
            }
            String shares = percent(train) + "/" + percent(validation) + "/" + percent(test());
            double rest = train + validation;
            String parts = percent(train / rest) + "/" + percent(validation / rest);
            return switch (method) {
                case NONE -> "no split";
                case STRATIFIED -> "stratified " + shares + ", seed " + seed;
                case TIME -> "by time within each kind " + shares;
                case STRICT_TIME -> "strictly by time " + shares;
                case FILE ->
                    (testFiles.isEmpty()
                                    ? "last files for the test"
                                    : testFiles.size() == 1
                                            ? "one file for the test"
                                            : testFiles.size() + " files for the test")
                            + ", the others " + parts;
                case DAY -> "last days for the test, the others " + parts;
                case KIND -> "kept from training: " + String.join(", ", kinds) + "; other kinds " + shares;
            };
        }

        private static String percent(double share) {
            BigDecimal rounded = BigDecimal.valueOf(share * 100).round(new MathContext(6));
            return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
        }
    }

    /** Stratified with the usual shares, {@link #TRAIN} and {@link #VALIDATION}. */
    public static Split stratified(Labels labels, long seed) {
        return stratified(labels, seed, TRAIN, VALIDATION);
    }

    /**
     * Shuffles the rows of each kind by seed and deals them out by the given shares, rounded to whole rows. Of a kind with few rows the
     * training gets the first row, the test the second, the validation the third (where their shares are not 0), so that a kind
     * is missing from the training only when it is missing altogether.
     *
     * @param labels of the capture
     * @param seed the same seed gives the same split, on any machine
     * @param train share to train on, above 0
     * @param validation share to tune the threshold on, at least 0; with {@code train} at most 1. What is left is the test.
     * @throws IllegalArgumentException when the shares make no sense
     */
    public static Split stratified(Labels labels, long seed, double train, double validation) {
        return new Plan(Method.STRATIFIED, seed, train, validation).apply(labels);
    }

    /** No split, for rows without labels: {@link Partition#ALL} has every row, the others have none. */
    public static Split none(int rows) {
        Map<Partition, Selection> parts = new EnumMap<>(Partition.class);
        for (Partition partition : Partition.values()) {
            parts.put(partition, partition == Partition.ALL ? Selection.all(rows) : Selection.of());
        }
        return new Split(new Plan(Method.NONE, 0, 0, 0), parts, List.of());
    }

    /**
     * The kinds that there are rows of to tune or report on, but none to train on.
     *
     * @param labels that the split was made of
     */
    public List<String> unseenKinds(Labels labels) {
        BitSet asked = kindsOf(labels, Partition.VALIDATION);
        asked.or(kindsOf(labels, Partition.TEST));
        asked.andNot(kindsOf(labels, Partition.TRAINING));
        return asked.stream().mapToObj(labels.kinds()::get).toList();
    }

    /**
     * The kinds that have rows to train or tune on, but none to report on: how well they are found is not known.
     *
     * @param labels that the split was made of
     */
    public List<String> untestedKinds(Labels labels) {
        BitSet dealt = kindsOf(labels, Partition.TRAINING);
        dealt.or(kindsOf(labels, Partition.VALIDATION));
        dealt.andNot(kindsOf(labels, Partition.TEST));
        return dealt.stream().mapToObj(labels.kinds()::get).toList();
    }

    private BitSet kindsOf(Labels labels, Partition partition) {
        BitSet kinds = new BitSet();
        rows(partition).stream().forEach(row -> kinds.set(labels.kind(row)));
        return kinds;
    }

    /**
     * The kinds that were to be dealt by time and were dealt at random, for all their rows bear one time: their rows are alike on both
     * sides, and the numbers flatter.
     */
    public List<String> shuffledKinds() {
        return shuffledKinds;
    }

    /** The rows of a partition, ascending. */
    public Selection rows(Partition partition) {
        return parts.getOrDefault(partition, Selection.of());
    }

    /** How it was made, to be saved. */
    public Plan plan() {
        return plan;
    }

    /** In words: {@code "stratified 60/20/20, seed 1"} or {@code "no split"}. */
    public String description() {
        return plan.text();
    }

    /** Whether there are rows to report honest numbers on. */
    public boolean hasTest() {
        return !rows(Partition.TEST).isEmpty();
    }
}
