package org.strayflow.eval;

import org.strayflow.flow.Selection;
import org.strayflow.task.Feedback;
import org.strayflow.task.ModelException;
import org.strayflow.task.Problem;

/**
 * Orders rows by descending score, ties by ascending row id: a stable radix sort of 64-bit words that hold the score's bits above and
 * the row id below, three digits of 11 bits. Needs 16 bytes a row while it runs.
 *
 * @param order row ids, the most unusual first
 * @param scores their scores, descending; never -0
 */
record ScoreSort(int[] order, float[] scores) {
    private static final int DIGIT = 11;
    private static final int BUCKETS = 1 << DIGIT;
    private static final int DIGITS = 3;
    private static final int KEY_SHIFT = 32;
    private static final int CHUNK = 8192;

    /**
     * Sorts.
     *
     * @param scores one a row of the table
     * @param rows the rows to take
     * @throws ModelException when a score is NaN or infinite
     */
    static ScoreSort descending(float[] scores, Selection rows, Feedback feedback) throws ModelException {
        int n = rows.size();
        int[][] counts = new int[DIGITS][BUCKETS];
        long[] words = new long[n];
        long work = 5L * n;
        for (int from = 0; from < n; from += CHUNK) {
            feedback.check();
            feedback.progress(from, work);
            pack(scores, rows, from, Math.min(n, from + CHUNK), words, counts);
        }
        long[] other = new long[n];
        for (int digit = 0; digit < DIGITS; digit++) {
            if (!allInOneBucket(counts[digit], n)) {
                scatter(words, other, counts[digit], digit, feedback);
                long[] sorted = other;
                other = words;
                words = sorted;
            }
            feedback.progress((digit + 2L) * n, work);
        }
        return unpack(words, feedback);
    }

    private static void pack(float[] scores, Selection rows, int from, int to, long[] words, int[][] counts)
            throws ModelException {
        for (int i = from; i < to; i++) {
            int row = rows.get(i);
            float score = scores[row];
            if (!Float.isFinite(score)) {
                throw new ModelException(Problem.of(
                        "EVAL-101",
                        "Row " + row + " has the score " + score + ", which is not a finite number.",
                        "Train the detector again; the model that gave this score is damaged."));
            }
            int key = keyOf(score);
            words[i] = ((long) key << KEY_SHIFT) | row;
            for (int digit = 0; digit < DIGITS; digit++) {
                counts[digit][(key >>> (digit * DIGIT)) & (BUCKETS - 1)]++;
            }
        }
    }

    /** Bits that, compared as an unsigned number, are smaller for a greater score. Adding 0 makes -0 equal to 0. */
    private static int keyOf(float score) {
        int bits = Float.floatToRawIntBits(score + 0f);
        return bits < 0 ? bits : bits ^ Integer.MAX_VALUE;
    }

    private static float scoreOf(int key) {
        return Float.intBitsToFloat(key < 0 ? key : key ^ Integer.MAX_VALUE);
    }

    private static boolean allInOneBucket(int[] counts, int n) {
        for (int count : counts) {
            if (count != 0) {
                return count == n;
            }
        }
        return true;
    }

    private static void scatter(long[] from, long[] to, int[] counts, int digit, Feedback feedback) {
        int[] next = new int[BUCKETS];
        for (int bucket = 1; bucket < BUCKETS; bucket++) {
            next[bucket] = next[bucket - 1] + counts[bucket - 1];
        }
        int shift = KEY_SHIFT + digit * DIGIT;
        for (int start = 0; start < from.length; start += CHUNK) {
            feedback.check();
            int end = Math.min(from.length, start + CHUNK);
            for (int i = start; i < end; i++) {
                long word = from[i];
                to[next[(int) (word >>> shift) & (BUCKETS - 1)]++] = word;
            }
        }
    }

    private static ScoreSort unpack(long[] words, Feedback feedback) {
        int[] order = new int[words.length];
        float[] scores = new float[words.length];
        for (int from = 0; from < words.length; from += CHUNK) {
            feedback.check();
            int to = Math.min(words.length, from + CHUNK);
            for (int place = from; place < to; place++) {
                order[place] = (int) words[place];
                scores[place] = scoreOf((int) (words[place] >>> KEY_SHIFT));
            }
        }
        feedback.progress(1, 1);
        return new ScoreSort(order, scores);
    }
}
