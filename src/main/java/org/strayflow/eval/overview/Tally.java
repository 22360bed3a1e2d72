package org.strayflow.eval.overview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntFunction;

/** Running sums of many groups of flows, by their codes. Whole numbers, so that any order of adding gives the same. */
final class Tally {
    private final int[] flows;
    private final long[] bytes;
    private final int[] attacks;
    private final int[] flagged;

    Tally(int groups) {
        flows = new int[groups];
        bytes = new long[groups];
        attacks = new int[groups];
        flagged = new int[groups];
    }

    /** Adds a flow to a group; a negative code is no group. */
    void add(int code, long moreBytes, boolean attack, boolean flag) {
        if (code >= 0) {
            flows[code]++;
            bytes[code] += moreBytes;
            attacks[code] += attack ? 1 : 0;
            flagged[code] += flag ? 1 : 0;
        }
    }

    void add(Tally other) {
        for (int code = 0; code < flows.length; code++) {
            flows[code] += other.flows[code];
            bytes[code] += other.bytes[code];
            attacks[code] += other.attacks[code];
            flagged[code] += other.flagged[code];
        }
    }

    int size() {
        return flows.length;
    }

    int distinct() {
        int distinct = 0;
        for (int count : flows) {
            distinct += count > 0 ? 1 : 0;
        }
        return distinct;
    }

    int flows(int code) {
        return flows[code];
    }

    long of(Measure measure, int code) {
        return switch (measure) {
            case FLOWS -> flows[code];
            case BYTES -> bytes[code];
            case FLAGGED -> flagged[code];
        };
    }

    int attacks(int code) {
        return attacks[code];
    }

    Group group(int code, Coding coding) {
        return new Group(
                coding.title(code), coding.restriction(code), flows[code], bytes[code], attacks[code], flagged[code]);
    }

    /** Gives a number for a code. */
    interface Amount {
        long of(int code);
    }

    /** The codes with the largest amounts above {@code least}, largest first. */
    List<Integer> largest(Amount amount, long least, int most, IntFunction<String> titles) {
        Comparator<Integer> better = Comparator.<Integer>comparingLong(amount::of)
                .thenComparingInt(code -> flows[code])
                .thenComparing(titles::apply, Comparator.reverseOrder())
                .thenComparing(Comparator.reverseOrder());
        PriorityQueue<Integer> best = new PriorityQueue<>(better);
        for (int code = 0; code < flows.length; code++) {
            if (flows[code] > 0 && amount.of(code) > least) {
                best.add(code);
                if (best.size() > most) {
                    best.remove();
                }
            }
        }
        List<Integer> codes = new ArrayList<>(best);
        codes.sort(better.reversed());
        return codes;
    }
}
