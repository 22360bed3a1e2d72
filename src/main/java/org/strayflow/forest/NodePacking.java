package org.strayflow.forest;

/**
 * A node in one {@code long}: in the upper 32 bits the key of its cut minus 1, below it the left child counted from the root, and
 * the feature. Keys are integers in the same order as the floats they stand for, so that "value ≥ cut" is the sign of a difference
 * and the walk has no branch that a processor could guess wrongly.
 */
final class NodePacking {
    static final int FEATURE_BITS = 12;
    static final int LEFT_BITS = 20;
    static final int FEATURE_MASK = (1 << FEATURE_BITS) - 1;
    static final int LEFT_MASK = (1 << LEFT_BITS) - 1;

    private NodePacking() {}

    /** An integer that is in the same order as the float; −0 and 0 have the same one. */
    static int key(float value) {
        int bits = Float.floatToRawIntBits(value + 0f);
        return bits ^ (bits >> 31 & Integer.MAX_VALUE);
    }

    /** A node with children. */
    static long inner(int feature, float cut, int left) {
        return ((long) key(cut) - 1) << 32 | (long) left << FEATURE_BITS | feature;
    }

    /** A leaf: its left child is itself, and no value is above its cut, so that a walk which arrived stays. */
    static long leaf(int self) {
        return (long) Integer.MAX_VALUE << 32 | (long) self << FEATURE_BITS;
    }

    /**
     * The node's child, or the node itself when it is a leaf.
     *
     * @param self its place
     * @param right 0 for the left child, 1 for the right one
     */
    static int child(long node, int self, int right) {
        int left = (int) node >>> FEATURE_BITS;
        return left == self ? self : left + right;
    }
}
