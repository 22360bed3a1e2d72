package org.strayflow.forest;

/**
 * On which scale a cut is drawn. Uniform cuts in a heavy-tailed column nearly always fall into the empty stretch below its largest
 * value and separate nothing; drawn between the signed logarithms {@code sign(x) · ln(1 + |x|)} they fall where rows are. As the
 * logarithm keeps the order, the cut is turned back into the column's own unit and costs nothing at scoring.
 */
final class CutScale {
    private CutScale() {}

    /**
     * A cut with at least one value on both sides.
     *
     * @param low the smallest value, finite
     * @param high the largest value, finite, above {@code low}
     * @param logarithmic whether to draw between the logarithms
     * @param random uniform in [0, 1)
     * @return above {@code low}, at most {@code high}
     */
    static float draw(float low, float high, boolean logarithmic, double random) {
        double cut;
        if (logarithmic) {
            double top = signedLog(high);
            cut = signedExp(top - random * (top - signedLog(low)));
        } else {
            cut = high - random * ((double) high - low);
        }
        return Math.max(Math.nextUp(low), Math.min(high, (float) cut));
    }

    /** The signed logarithm, {@code sign(x) · ln(1 + |x|)}. */
    static double signedLog(double value) {
        return Math.copySign(StrictMath.log1p(Math.abs(value)), value);
    }

    private static double signedExp(double value) {
        return Math.copySign(StrictMath.expm1(Math.abs(value)), value);
    }
}
