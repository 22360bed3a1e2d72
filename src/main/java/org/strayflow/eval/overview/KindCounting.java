package org.strayflow.eval.overview;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.strayflow.filter.Restriction;
import org.strayflow.flow.Labels;
import org.strayflow.task.Job;
import org.strayflow.task.Parallel;

/** Counts the flows of each kind of attack that go to each of the services with the most attacks. */
final class KindCounting {
    private static final int BLOCK = 8_192;
    private static final int MOST_KINDS = 24;

    private KindCounting() {}

    /** The job; {@code tally} has the sums of all rows. */
    static Job<KindsByService> of(Labels labels, Coding services, Tally tally, Subject subject, Parallel parallel) {
        return feedback -> {
            List<Integer> columns = tally.largest(tally::attacks, 0, Overview.SHOWN, services::title);
            int[] columnOf = placesOf(columns, services.size());
            List<Integer> rows = kinds(labels);
            int[] rowOf = placesOf(rows, labels.kinds().size());
            int[][] flows = new int[rows.size()][columns.size()];
            parallel.forBlocks(labels.rows(), BLOCK, feedback, (from, to) -> {
                int[] first = new int[to - from];
                int[] second = new int[to - from];
                services.codes(from, to, first, second);
                int[][] own = new int[rows.size()][columns.size()];
                for (int row = from; row < to; row++) {
                    int kind = labels.kind(row);
                    int place = kind == Labels.UNLABELLED ? -1 : rowOf[kind];
                    int column = first[row - from] < 0 ? -1 : columnOf[first[row - from]];
                    if (place >= 0 && column >= 0) {
                        own[place][column]++;
                    }
                }
                synchronized (flows) {
                    add(flows, own);
                }
            });
            return new KindsByService(
                    subject,
                    rows.stream().map(kind -> group(labels, kind)).toList(),
                    columns.stream().map(code -> tally.group(code, services)).toList(),
                    flows,
                    "");
        };
    }

    private static void add(int[][] to, int[][] from) {
        for (int row = 0; row < to.length; row++) {
            for (int column = 0; column < to[row].length; column++) {
                to[row][column] += from[row][column];
            }
        }
    }

    /** The kinds of attack with the most flows, largest first; equal ones in the order of the labels. */
    private static List<Integer> kinds(Labels labels) {
        return IntStream.range(0, labels.kinds().size())
                .filter(kind -> !labels.isBenignKind(kind) && labels.count(kind) > 0)
                .boxed()
                .sorted((a, b) -> Integer.compare(labels.count(b), labels.count(a)))
                .limit(MOST_KINDS)
                .toList();
    }

    private static int[] placesOf(List<Integer> codes, int size) {
        int[] places = new int[size];
        Arrays.fill(places, -1);
        for (int place = 0; place < codes.size(); place++) {
            places[codes.get(place)] = place;
        }
        return places;
    }

    private static Group group(Labels labels, int kind) {
        String title = labels.kinds().get(kind);
        return new Group(title, new Restriction.KindIs(title), labels.count(kind), 0, labels.count(kind), 0);
    }
}
