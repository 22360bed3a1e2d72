package org.strayflow.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.strayflow.task.ConfigurationException;

/** Goals against a search through all thresholds, ties included. */
class GoalPropertyTest {
    @Provide
    Arbitrary<Sample> samples() {
        return Sample.any();
    }

    /** Nothing flagged, and a threshold at each distinct score. */
    private static DoubleStream cuts(Sample sample) {
        return DoubleStream.concat(DoubleStream.of(1e31), DoubleStream.of(sample.distinctScores()));
    }

    /** The threshold flags as the best allowed cut does, and is a score or flags nothing. */
    private static void check(
            Sample sample, Goal goal, Goal.Context context, DoublePredicate allowed, DoubleUnaryOperator worth)
            throws ConfigurationException {
        double threshold = goal.thresholdOn(sample.ranking(), context);
        double best = cuts(sample).filter(allowed).map(worth).max().orElseThrow();

        assertThat(allowed.test(threshold)).as("keeps its promise").isTrue();
        assertThat(worth.applyAsDouble(threshold)).isEqualTo(best);
        if (sample.flagged(threshold) > 0) {
            assertThat(sample.distinctScores()).contains(threshold);
        }
        // A detector's scores are 0..1, and so is what a goal may ask for; a ranking takes any scores.
        if (threshold >= 0 && threshold <= Math.nextUp(1.0)) {
            Goal.Threshold byHand = (Goal.Threshold) Goal.parse(new Goal.Threshold(threshold).text());
            assertThat(sample.flagged(byHand.value())).isEqualTo(sample.flagged(threshold));
        }
    }

    @Property(tries = 500, seed = "11")
    void bestF1(@ForAll("samples") Sample sample) throws ConfigurationException {
        Assume.that(sample.attacks() > 0);
        check(sample, new Goal.BestF1(), Goal.Context.none(), t -> true, t -> {
            double tp = sample.flaggedAttacks(t);
            return 2 * tp / (tp + sample.flaggedBenign(t) + sample.attacks());
        });
    }

    @Property(tries = 300, seed = "21")
    void fBeta(@ForAll("samples") Sample sample, @ForAll @DoubleRange(min = 0.1, max = 9) @Scale(1) double beta)
            throws ConfigurationException {
        Assume.that(sample.attacks() > 0);
        double weight = beta * beta;
        check(sample, new Goal.FBeta(beta), Goal.Context.none(), t -> true, t -> {
            double tp = sample.flaggedAttacks(t);
            return (1 + weight) * tp / (weight * sample.attacks() + tp + sample.flaggedBenign(t));
        });
    }

    @Property(tries = 300, seed = "22")
    void cost(@ForAll("samples") Sample sample, @ForAll @DoubleRange(min = 0.1, max = 50) @Scale(1) double miss)
            throws ConfigurationException {
        Assume.that(sample.attacks() > 0);
        check(
                sample,
                new Goal.Cost(miss),
                Goal.Context.none(),
                t -> true,
                t -> miss * sample.flaggedAttacks(t) - sample.flaggedBenign(t));
    }

    @Property(tries = 500, seed = "12")
    void falsePositiveRate(
            @ForAll("samples") Sample sample, @ForAll @DoubleRange(min = 0, max = 1) @Scale(3) double max)
            throws ConfigurationException {
        Assume.that(sample.benign() > 0);
        check(
                sample,
                new Goal.FalsePositiveRate(max),
                Goal.Context.none(),
                t -> (double) sample.flaggedBenign(t) / sample.benign() <= max,
                sample::flagged);
    }

    @Property(tries = 500, seed = "13")
    void recall(@ForAll("samples") Sample sample, @ForAll @DoubleRange(min = 0.001, max = 1) @Scale(3) double min)
            throws ConfigurationException {
        Assume.that(sample.attacks() > 0);
        check(
                sample,
                new Goal.Recall(min),
                Goal.Context.none(),
                t -> (double) sample.flaggedAttacks(t) / sample.attacks() >= min,
                t -> -sample.flagged(t));
    }

    @Property(tries = 500, seed = "14")
    void precision(@ForAll("samples") Sample sample, @ForAll @DoubleRange(min = 0.001, max = 1) @Scale(3) double min)
            throws ConfigurationException {
        Assume.that(sample.attacks() > 0);
        DoublePredicate allowed = t -> {
            double tp = sample.flaggedAttacks(t);
            return tp / (tp + sample.flaggedBenign(t)) >= min;
        };
        Assume.that(cuts(sample).anyMatch(allowed));
        // First the greatest recall, then the fewest flagged.
        check(
                sample,
                new Goal.Precision(min),
                Goal.Context.none(),
                allowed,
                t -> sample.flaggedAttacks(t) * 1000.0 - sample.flagged(t));
    }

    @Property(tries = 500, seed = "15")
    void counts(
            @ForAll("samples") Sample sample,
            @ForAll @IntRange(min = 1, max = 100) int count,
            @ForAll @DoubleRange(min = 0.001, max = 1) @Scale(3) double share)
            throws ConfigurationException {
        int rows = sample.rows().size();
        Assume.that(rows > 0);
        check(sample, new Goal.TopCount(count), Goal.Context.none(), t -> sample.flagged(t) <= count, sample::flagged);
        check(
                sample,
                new Goal.TopShare(share),
                Goal.Context.none(),
                t -> (double) sample.flagged(t) / rows <= share,
                sample::flagged);
        check(
                sample,
                new Goal.Budget(count / 3.0),
                Goal.Context.ofDays(2.5),
                t -> sample.flagged(t) <= count / 3.0 * 2.5,
                sample::flagged);
    }

    @Property(tries = 1000, seed = "16")
    void sharesAreExact(@ForAll @IntRange(min = 1, max = 5000) int whole, @ForAll @IntRange(max = 5000) int part) {
        Assume.that(part <= whole);
        double share = (double) part / whole;

        assertThat(Shares.atMost(share, whole)).isEqualTo(part);
        assertThat(Shares.atLeast(share, whole)).isEqualTo(part);
        assertThat(Shares.atMost(Math.max(0, Math.nextDown(share)), whole)).isEqualTo(Math.max(0, part - 1));
        assertThat(Shares.atLeast(Math.min(1, Math.nextUp(share)), whole)).isEqualTo(Math.min(whole, part + 1));
    }

    @Property(tries = 20, seed = "17")
    void precisionOverManyBlocks(@ForAll @IntRange(min = 1, max = 1000) int seed) throws ConfigurationException {
        Sample sample = Sample.random(seed, 6000, 3, 4000);
        Ranking ranking = sample.ranking();
        for (double min : new double[] {0.3, 0.5, 0.8, 0.9, 0.95}) {
            double mostRecall = cuts(sample)
                    .mapToObj(ranking::confusionAt)
                    .filter(confusion -> confusion.precision() >= min)
                    .mapToDouble(Confusion::recall)
                    .max()
                    .orElse(Double.NaN);
            Confusion reached = ranking.confusionAt(new Goal.Precision(min).thresholdOn(ranking));
            assertThat(reached.precision()).isGreaterThanOrEqualTo(min);
            assertThat(reached.recall()).isEqualTo(mostRecall);
        }
    }
}
