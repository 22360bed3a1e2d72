package org.strayflow.ui.chart;

/**
 * A precision-recall or ROC curve, already reduced to what can be seen. Arrays are kept, not copied, and must not change.
 *
 * @param title what the curve is
 * @param areaName what the area under it is called
 * @param area the area under it, 0..1, from all rows
 * @param xTitle the horizontal axis
 * @param yTitle the vertical axis
 * @param x recall or false-positive rate of every point, 0..1, ascending
 * @param y precision or recall of every point, 0..1
 * @param thresholds the threshold of every point
 * @param chanceFrom what a detector that guesses reaches at x = 0
 * @param chanceTo what a detector that guesses reaches at x = 1
 */
public record CurveSeries(
        String title,
        String areaName,
        double area,
        String xTitle,
        String yTitle,
        double[] x,
        double[] y,
        double[] thresholds,
        double chanceFrom,
        double chanceTo) {
    /** Checks the lengths. */
    public CurveSeries {
        if (x.length < 1 || x.length != y.length || x.length != thresholds.length) {
            throw new IllegalArgumentException(x.length + ", " + y.length + " and " + thresholds.length + " values");
        }
    }

    /** Precision over recall; a guess reaches the share of attacks everywhere. */
    public static CurveSeries precisionRecall(
            double[] recall, double[] precision, double[] thresholds, double area, double attackShare) {
        return new CurveSeries(
                "Precision–recall",
                "average precision",
                area,
                "Recall (share of attacks flagged)",
                "Precision",
                recall,
                precision,
                thresholds,
                attackShare,
                attackShare);
    }

    /** Recall over false-positive rate; a guess reaches the diagonal. */
    public static CurveSeries roc(double[] falsePositiveRate, double[] recall, double[] thresholds, double area) {
        return new CurveSeries(
                "ROC",
                "area under the curve",
                area,
                "False-positive rate",
                "Recall",
                falsePositiveRate,
                recall,
                thresholds,
                0,
                1);
    }

    /**
     * The point nearest to a place as it is drawn.
     *
     * @param atX the place, in the curve's unit
     * @param atY the place, in the curve's unit
     * @param xPixels pixels per unit
     * @param yPixels pixels per unit
     */
    public int nearest(double atX, double atY, double xPixels, double yPixels) {
        int best = 0;
        double bestDistance = Double.POSITIVE_INFINITY;
        for (int i = 0; i < x.length; i++) {
            double distance = Math.hypot((x[i] - atX) * xPixels, (y[i] - atY) * yPixels);
            if (distance < bestDistance) {
                bestDistance = distance;
                best = i;
            }
        }
        return best;
    }
}
