package org.strayflow.eval;

/**
 * A curve of an evaluation, ready to draw: one point a threshold, from the highest threshold down. Made by {@link Curves}.
 *
 * @param x recall (precision-recall) or false-positive rate (ROC), ascending; not to be changed
 * @param y precision (precision-recall) or recall (ROC); not to be changed
 * @param thresholds what flags the rows of a point, descending; not to be changed
 * @param area under the whole curve, exact whatever points were left out; NaN for an empty curve
 */
public record Curve(double[] x, double[] y, double[] thresholds, double area) {
    /** Checks the lengths. */
    public Curve {
        if (x.length != y.length || x.length != thresholds.length) {
            throw new IllegalArgumentException(x.length + ", " + y.length + ", " + thresholds.length + " numbers");
        }
    }

    /** How many points. */
    public int size() {
        return x.length;
    }

    /** Whether there is nothing to draw, because the rows lack the labels for it. */
    public boolean isEmpty() {
        return x.length == 0;
    }

    /**
     * The point nearest to a place on the plot, both axes 0..1 and equally long; the one of the higher threshold among equals.
     *
     * @return its index
     * @throws IllegalStateException when the curve is empty
     */
    public int nearest(double atX, double atY) {
        if (isEmpty()) {
            throw new IllegalStateException("an empty curve has no nearest point");
        }
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < x.length; i++) {
            double dx = x[i] - atX;
            double dy = y[i] - atY;
            double distance = dx * dx + dy * dy;
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return nearest;
    }
}
