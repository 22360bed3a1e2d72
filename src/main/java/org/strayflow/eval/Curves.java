package org.strayflow.eval;

import java.util.Collection;
import java.util.List;

/**
 * Draws precision-recall and ROC curves of a ranking: one point a distinct score, plus the point where nothing is flagged. More points
 * than asked for are thinned without visible loss: the first, last, lowest and highest of each column of the plot stay, and points
 * equally far apart along the curve.
 */
public final class Curves {
    /** As many points as a wide screen can show. */
    public static final int POINTS = 2000;

    /** Fewer points make no curve. */
    public static final int FEWEST = 32;

    private Curves() {}

    /**
     * Precision (y) over recall (x). Begins, as scikit-learn's, with recall 0 and precision 1, where nothing is flagged. Its area is the
     * average precision. Empty without attacks.
     *
     * @param ranking what to draw
     * @param maxPoints at most so many points, at least {@link #FEWEST}
     */
    public static Curve precisionRecall(Ranking ranking, int maxPoints) {
        if (ranking.attacks() == 0) {
            return empty();
        }
        double attacks = ranking.attacks();
        Plot plot = new Plot() {
            @Override
            public double x(int flaggedAttacks, int flaggedBenign) {
                return flaggedAttacks / attacks;
            }

            @Override
            public double y(int flaggedAttacks, int flaggedBenign) {
                int flagged = flaggedAttacks + flaggedBenign;
                return flagged == 0 ? 1 : (double) flaggedAttacks / flagged;
            }
        };
        return curve(ranking, plot, maxPoints, ranking.averagePrecision());
    }

    /**
     * Recall (y) over false-positive rate (x), from (0, 0) to (1, 1). Its area is {@link Ranking#rocAuc()}. Empty without attacks or
     * without benign rows.
     *
     * @param ranking what to draw
     * @param maxPoints at most so many points, at least {@link #FEWEST}
     */
    public static Curve roc(Ranking ranking, int maxPoints) {
        if (ranking.attacks() == 0 || ranking.benign() == 0) {
            return empty();
        }
        double attacks = ranking.attacks();
        double benign = ranking.benign();
        Plot plot = new Plot() {
            @Override
            public double x(int flaggedAttacks, int flaggedBenign) {
                return flaggedBenign / benign;
            }

            @Override
            public double y(int flaggedAttacks, int flaggedBenign) {
                return flaggedAttacks / attacks;
            }
        };
        return curve(ranking, plot, maxPoints, ranking.rocAuc());
    }

    /** Where counts are on the plot. */
    interface Plot {
        double x(int flaggedAttacks, int flaggedBenign);

        double y(int flaggedAttacks, int flaggedBenign);
    }

    private static Curve curve(Ranking ranking, Plot plot, int maxPoints, double area) {
        Collection<Point> kept = CurveReduction.of(ranking, plot, maxPoints);
        List<Point> points = List.copyOf(kept);
        double[] x = new double[points.size()];
        double[] y = new double[points.size()];
        double[] thresholds = new double[points.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = points.get(i).x();
            y[i] = points.get(i).y();
            thresholds[i] = ranking.thresholdOf(points.get(i).flagged());
        }
        return new Curve(x, y, thresholds, area);
    }

    /** A point and the cut it stands for. */
    record Point(int flagged, double x, double y) {}

    private static Curve empty() {
        return new Curve(new double[0], new double[0], new double[0], Double.NaN);
    }
}
