package org.strayflow.eval;

/** Whole rows for a share of them, exact in the same arithmetic that later reports the share. */
final class Shares {
    private Shares() {}

    /** The greatest count whose share of {@code whole} is at most {@code share}; {@code whole} is above 0. */
    static int atMost(double share, int whole) {
        int count = (int) Math.min(whole, Math.floor(share * whole));
        while (count < whole && (count + 1.0) / whole <= share) {
            count++;
        }
        while (count > 0 && (double) count / whole > share) {
            count--;
        }
        return count;
    }

    /** The smallest count whose share of {@code whole} is at least {@code share}; {@code whole} is above 0. */
    static int atLeast(double share, int whole) {
        int count = (int) Math.min(whole, Math.ceil(share * whole));
        while (count > 0 && (count - 1.0) / whole >= share) {
            count--;
        }
        while (count < whole && (double) count / whole < share) {
            count++;
        }
        return count;
    }
}
