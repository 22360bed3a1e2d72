package org.strayflow.feature;

import org.strayflow.task.Feedback;

/** Sorts words of bits as unsigned numbers, least significant digit first, digits of 11 bits; digits that all words share cost nothing. */
final class RadixSort {
    private static final int DIGIT = 11;
    private static final int BUCKETS = 1 << DIGIT;
    private static final int CHUNK = 8_192;

    private RadixSort() {}

    /**
     * Sorts words.
     *
     * @param words to sort; used as room to work in
     * @return the words in ascending order as unsigned numbers, in the given array or another of the same length
     */
    static int[] ascending(int[] words, Feedback feedback) {
        int[][] counts = new int[(Integer.SIZE + DIGIT - 1) / DIGIT][BUCKETS];
        for (int from = 0; from < words.length; from += CHUNK) {
            feedback.check();
            int to = Math.min(words.length, from + CHUNK);
            for (int i = from; i < to; i++) {
                int word = words[i];
                counts[0][word & (BUCKETS - 1)]++;
                counts[1][(word >>> DIGIT) & (BUCKETS - 1)]++;
                counts[2][word >>> (2 * DIGIT)]++;
            }
        }
        int[] sorted = words;
        int[] other = new int[words.length];
        for (int digit = 0; digit < counts.length; digit++) {
            if (places(counts[digit], words.length)) {
                scatter(sorted, other, counts[digit], digit * DIGIT, feedback);
                int[] swapped = sorted;
                sorted = other;
                other = swapped;
            }
        }
        return sorted;
    }

    /**
     * Sorts words.
     *
     * @param words to sort; used as room to work in
     * @return the words in ascending order as unsigned numbers, in the given array or another of the same length
     */
    static long[] ascending(long[] words, Feedback feedback) {
        int[][] counts = new int[(Long.SIZE + DIGIT - 1) / DIGIT][BUCKETS];
        for (int from = 0; from < words.length; from += CHUNK) {
            feedback.check();
            int to = Math.min(words.length, from + CHUNK);
            for (int i = from; i < to; i++) {
                long word = words[i];
                for (int[] count : counts) {
                    count[(int) word & (BUCKETS - 1)]++;
                    word >>>= DIGIT;
                }
            }
        }
        long[] sorted = words;
        long[] other = new long[words.length];
        for (int digit = 0; digit < counts.length; digit++) {
            if (places(counts[digit], words.length)) {
                scatter(sorted, other, counts[digit], digit * DIGIT, feedback);
                long[] swapped = sorted;
                sorted = other;
                other = swapped;
            }
        }
        return sorted;
    }

    /**
     * Turns the counts of a digit's values into the place of the first word with each.
     *
     * @return whether there is anything to do: false where all words share the digit
     */
    private static boolean places(int[] counts, int words) {
        int before = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            int count = counts[bucket];
            if (count == words) {
                return false;
            }
            counts[bucket] = before;
            before += count;
        }
        return true;
    }

    private static void scatter(int[] from, int[] to, int[] next, int shift, Feedback feedback) {
        for (int start = 0; start < from.length; start += CHUNK) {
            feedback.check();
            int end = Math.min(from.length, start + CHUNK);
            for (int i = start; i < end; i++) {
                int word = from[i];
                to[next[(word >>> shift) & (BUCKETS - 1)]++] = word;
            }
        }
    }

    private static void scatter(long[] from, long[] to, int[] next, int shift, Feedback feedback) {
        for (int start = 0; start < from.length; start += CHUNK) {
            feedback.check();
            int end = Math.min(from.length, start + CHUNK);
            for (int i = start; i < end; i++) {
                long word = from[i];
                to[next[(int) (word >>> shift) & (BUCKETS - 1)]++] = word;
            }
        }
    }
}
