package org.strayflow.eval;

import java.util.SplittableRandom;
import org.strayflow.task.Feedback;

/** Walks over a ranking with rows weighted at random: the numbers of one bootstrap resample after the other. */
final class Resample {
    /** Poisson weights above this are rarer than one draw in 10¹¹. */
    private static final int MOST_WEIGHT = 14;

    private static final int CHECK_EVERY = 8192;
    private static final double[] POISSON = poisson();

    private final Ranking ranking;
    private final int cut;
    private final TimeBlocks blocks;
    private final int[] weightOfBlock;

    /**
     * Ready to draw.
     *
     * @param cut how many places are flagged
     * @param blocks rows that have one weight
     */
    Resample(Ranking ranking, int cut, TimeBlocks blocks) {
        this.ranking = ranking;
        this.cut = cut;
        this.blocks = blocks;
        this.weightOfBlock = new int[blocks.count()];
    }

    /** Precision, recall, F1, false-positive rate, area under the ROC curve and average precision of a resample. */
    double[] draw(SplittableRandom random, Feedback feedback) {
        for (int block = 0; block < weightOfBlock.length; block++) {
            weightOfBlock[block] = weight(random);
        }
        Steps steps = ranking.steps();
        long attacks = 0;
        long benign = 0;
        long flaggedAttacks = 0;
        long flaggedBenign = 0;
        double pairs = 0;
        double area = 0;
        int place = 0;
        int nextCheck = 0;
        while (steps.next()) {
            long newAttacks = 0;
            long newBenign = 0;
            for (; place < steps.flagged(); place++) {
                if (ranking.isAttackAt(place)) {
                    newAttacks += weightAt(place, random);
                } else if (ranking.isBenignAt(place)) {
                    newBenign += weightAt(place, random);
                }
            }
            pairs += newBenign * (attacks + newAttacks / 2.0);
            attacks += newAttacks;
            benign += newBenign;
            area += newAttacks == 0 ? 0 : (double) newAttacks * attacks / (attacks + benign);
            if (steps.flagged() <= cut) {
                flaggedAttacks = attacks;
                flaggedBenign = benign;
            }
            if (place >= nextCheck) {
                feedback.check();
                nextCheck = place + CHECK_EVERY;
            }
        }
        Confusion confusion =
                new Confusion(flaggedAttacks, flaggedBenign, attacks - flaggedAttacks, benign - flaggedBenign);
        return new double[] {
            confusion.precision(),
            confusion.recall(),
            confusion.f1(),
            confusion.falsePositiveRate(),
            attacks == 0 || benign == 0 ? Double.NaN : pairs / ((double) attacks * benign),
            attacks == 0 ? Double.NaN : area / attacks
        };
    }

    private int weightAt(int place, SplittableRandom random) {
        int block = weightOfBlock.length == 0 ? TimeBlocks.NONE : blocks.of(ranking.rowAt(place));
        return block == TimeBlocks.NONE ? weight(random) : weightOfBlock[block];
    }

    /** Drawn from Poisson's distribution with mean 1. */
    private static int weight(SplittableRandom random) {
        double drawn = random.nextDouble();
        int weight = 0;
        while (weight < MOST_WEIGHT && drawn >= POISSON[weight]) {
            weight++;
        }
        return weight;
    }

    /** Poisson's cumulative shares for the mean 1. */
    private static double[] poisson() {
        double[] shares = new double[MOST_WEIGHT];
        double probability = Math.exp(-1);
        double sum = 0;
        for (int weight = 0; weight < shares.length; weight++) {
            sum += probability;
            shares[weight] = sum;
            probability /= weight + 1;
        }
        return shares;
    }
}
