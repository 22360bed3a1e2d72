package org.strayflow.eval;

import java.util.Arrays;
import org.strayflow.task.Feedback;

/**
 * What one walk over the distinct scores finds out, so that no goal has to walk again.
 *
 * @param rocAuc Mann and Whitney's U divided by attacks × benign rows, ties count half; NaN when either is lacking
 * @param averagePrecision Σ (Rₙ − Rₙ₋₁) Pₙ over the distinct scores; NaN without attacks
 * @param bestF1Places how many places to flag for the greatest F1; the fewest among equals; 0 without attacks
 * @param bestPrecision for each block of {@link #BLOCK} places the greatest precision of a cut that ends in this block or a later one,
 *     −1 where there is none
 */
record RankingSummary(double rocAuc, double averagePrecision, int bestF1Places, double[] bestPrecision) {
    /** Places a block. */
    static final int BLOCK = 1024;

    private static final int CHECK_EVERY = 8192;

    static RankingSummary of(Steps steps, int places, int attacks, int benign, Feedback feedback) {
        double[] best = new double[places / BLOCK + 1];
        Arrays.fill(best, -1);
        long doubledU = 0;
        double area = 0;
        double bestF1 = -1;
        int bestF1Places = 0;
        int attacksBefore = 0;
        int benignBefore = 0;
        int nextCheck = 0;
        while (steps.next()) {
            long above = attacksBefore;
            long newAttacks = steps.attacks() - above;
            doubledU += (steps.benign() - benignBefore) * (2 * above + newAttacks);
            if (steps.labelled() > 0) {
                double precision = (double) steps.attacks() / steps.labelled();
                area += precision * newAttacks;
                int block = (steps.flagged() - 1) / BLOCK;
                best[block] = Math.max(best[block], precision);
                double f1 = 2.0 * steps.attacks() / ((double) steps.labelled() + attacks);
                if (f1 > bestF1) {
                    bestF1 = f1;
                    bestF1Places = steps.flagged();
                }
            }
            attacksBefore = steps.attacks();
            benignBefore = steps.benign();
            if (steps.flagged() >= nextCheck) {
                feedback.check();
                feedback.progress(steps.flagged(), places);
                nextCheck = steps.flagged() + CHECK_EVERY;
            }
        }
        for (int block = best.length - 2; block >= 0; block--) {
            best[block] = Math.max(best[block], best[block + 1]);
        }
        double pairs = 2.0 * attacks * benign;
        return new RankingSummary(
                pairs == 0 ? Double.NaN : doubledU / pairs,
                attacks == 0 ? Double.NaN : area / attacks,
                attacks == 0 ? 0 : bestF1Places,
                best);
    }
}
