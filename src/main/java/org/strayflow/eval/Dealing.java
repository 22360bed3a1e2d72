package org.strayflow.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Selection;
import org.strayflow.flow.TimeColumn;

/** Deals the rows of a capture out to partitions as a plan says. */
final class Dealing {
    private static final long DAY = 86_400_000_000L;

    private final Split.Plan plan;
    private final SplitSource source;
    private final Labels labels;
    private final Partition[] partOf;
    private final List<String> shuffledKinds = new ArrayList<>();

    Dealing(Split.Plan plan, SplitSource source) {
        this.plan = plan;
        this.source = source;
        this.labels = source.labels();
        this.partOf = new Partition[labels.rows()];
        // What is not dealt out, because it has no label or is left out, is in no other partition.
        Arrays.fill(partOf, Partition.ALL);
    }

    /** The rows of each partition. */
    Map<Partition, Selection> parts() {
        boolean timed = source.isTimed();
        switch (plan.method()) {
            case NONE -> {}
            case STRATIFIED -> withinKinds(false, plan.validation(), plan.test());
            case TIME -> withinKinds(true, plan.validation(), plan.test());
            case STRICT_TIME -> strictly();
            case FILE -> hold(heldFiles(), timed);
            case DAY -> hold(lastGroups(days()), timed);
            case KIND -> {
                markKinds();
                withinKinds(timed, plan.validation(), plan.test());
            }
        }
        Map<Partition, Selection> parts = new EnumMap<>(Partition.class);
        parts.put(Partition.ALL, Selection.all(labels.rows()));
        for (Partition part : EnumSet.complementOf(EnumSet.of(Partition.ALL))) {
            parts.put(part, Selection.where(labels.rows(), row -> partOf[row] == part));
        }
        return parts;
    }

    /** The kinds that were to be dealt by time and could not be, known after {@link #parts}. */
    List<String> shuffledKinds() {
        return List.copyOf(shuffledKinds);
    }

    /** Whole files or days are the test; the rest is training and validation. */
    private void hold(boolean[] test, boolean timed) {
        int[] rows = undealt();
        for (int row : rows) {
            partOf[row] = test[row] ? Partition.TEST : Partition.ALL;
        }
        double rest = plan.train() + plan.validation();
        withinKinds(timed, plan.validation() / rest, 0);
    }

    private void markKinds() {
        Set<Integer> held = new HashSet<>();
        plan.kinds().forEach(kind -> labels.kindOf(kind).ifPresent(held::add));
        for (int row : undealt()) {
            if (held.contains(labels.kind(row))) {
                partOf[row] = Partition.TEST;
            }
        }
    }

    private void withinKinds(boolean byTime, double validation, double test) {
        int[] moments = byTime ? moments() : new int[0];
        SplittableRandom seeded = new SplittableRandom(plan.seed());
        int[][] byKind = rowsByKind();
        for (int kind = 0; kind < byKind.length; kind++) {
            int[] rows = byKind[kind];
            // Each kind has its own stream, so that one kind's rows do not depend on how many another kind has.
            SplittableRandom own = seeded.split();
            Cuts cuts = Cuts.of(rows.length, validation, test);
            if (!byTime) {
                shuffle(rows, own);
            } else if (plan.wholeMoments() && cuts.divides() && areOfOneMoment(rows, moments)) {
                shuffle(rows, own);
                if (cuts.test() > 0) {
                    // Else the test rows are other files or days, and no burst is on both sides of them.
                    shuffledKinds.add(labels.kinds().get(kind));
                }
            } else {
                reverse(inOrder(rows, moments), rows);
                cuts = plan.wholeMoments() && cuts.divides() ? cuts.atChanges(rows, moments) : cuts;
            }
            deal(rows, cuts);
        }
    }

    private static boolean areOfOneMoment(int[] rows, int[] moments) {
        return Arrays.stream(rows).allMatch(row -> moments[row] == moments[rows[0]]);
    }

    private static void reverse(int[] from, int[] to) {
        for (int i = 0; i < from.length; i++) {
            to[i] = from[from.length - 1 - i];
        }
    }

    /** All rows in order of time, whatever their kind; rows of one moment stay together. */
    private void strictly() {
        int[] moments = moments();
        int[] rows = inOrder(undealt(), moments);
        int training = cut(rows, moments, plan.train());
        int validation = Math.max(training, cut(rows, moments, plan.train() + plan.validation()));
        for (int i = 0; i < rows.length; i++) {
            partOf[rows[i]] =
                    i < training ? Partition.TRAINING : i < validation ? Partition.VALIDATION : Partition.TEST;
        }
    }

    /** How many of the rows are before the change of moment that is nearest to the share. */
    private static int cut(int[] rows, int[] moments, double share) {
        int wanted = (int) Math.min(rows.length, Math.round(rows.length * share));
        int after = wanted;
        while (after < rows.length && after > 0 && moments[rows[after]] == moments[rows[after - 1]]) {
            after++;
        }
        int before = wanted;
        while (before < rows.length && before > 0 && moments[rows[before]] == moments[rows[before - 1]]) {
            before--;
        }
        return before == 0 || after - wanted < wanted - before ? after : before;
    }

    private static int[] inOrder(int[] rows, int[] moments) {
        long[] keys = new long[rows.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = ((long) moments[rows[i]] << Integer.SIZE) | rows[i];
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }

    /** For every row the place of its moment among all moments; rows without one come first. */
    private int[] moments() {
        return places(source.times().orElseThrow().toArray());
    }

    private static int[] places(long[] values) {
        long[] distinct = Arrays.stream(values).sorted().distinct().toArray();
        int[] places = new int[values.length];
        for (int row = 0; row < places.length; row++) {
            places[row] = Arrays.binarySearch(distinct, values[row]);
        }
        return places;
    }

    private int[] days() {
        TimeColumn times = source.times().orElseThrow();
        long[] days = new long[times.size()];
        for (int row = 0; row < days.length; row++) {
            days[row] = times.isMissing(row) ? Long.MIN_VALUE : Math.floorDiv(times.micros(row), DAY);
        }
        return places(days);
    }

    private boolean[] heldFiles() {
        int[] files = new int[labels.rows()];
        List<Integer> first = source.firstRows();
        for (int file = 0; file < first.size(); file++) {
            Arrays.fill(files, first.get(file), file + 1 < first.size() ? first.get(file + 1) : files.length, file);
        }
        if (plan.testFiles().isEmpty()) {
            return lastGroups(files);
        }
        boolean[] test = new boolean[files.length];
        for (int row = 0; row < test.length; row++) {
            test[row] = plan.testFiles().contains(files[row]);
        }
        return test;
    }

    /** The last groups of rows, so many that their share is nearest to the test's; one at least, never all. */
    private boolean[] lastGroups(int[] groups) {
        int[] rows = undealt();
        int most = Arrays.stream(rows).map(row -> groups[row]).max().orElse(0);
        int least = Arrays.stream(rows).map(row -> groups[row]).min().orElse(0);
        int[] counts = new int[most + 1];
        Arrays.stream(rows).forEach(row -> counts[groups[row]]++);
        double wanted = rows.length * plan.test();
        int from = most;
        int held = counts[most];
        while (from - 1 > least && Math.abs(held + counts[from - 1] - wanted) <= Math.abs(held - wanted)) {
            held += counts[--from];
        }
        boolean[] test = new boolean[groups.length];
        for (int row = 0; row < test.length; row++) {
            test[row] = groups[row] >= from && from > least;
        }
        return test;
    }

    /** The labelled rows that are not left out and not dealt yet, ascending. */
    private int[] undealt() {
        int[] rows = new int[labels.rows()];
        int filled = 0;
        int out = 0;
        Selection leftOut = source.leftOut();
        for (int row = 0; row < rows.length; row++) {
            if (out < leftOut.size() && leftOut.get(out) == row) {
                out++;
            } else if (labels.kind(row) != Labels.UNLABELLED && partOf[row] == Partition.ALL) {
                rows[filled++] = row;
            }
        }
        return Arrays.copyOf(rows, filled);
    }

    /** The rows of each kind that are to be dealt, ascending. */
    private int[][] rowsByKind() {
        int kinds = labels.kinds().size();
        int[][] rows = new int[kinds][];
        int[] filled = new int[kinds];
        for (int kind = 0; kind < kinds; kind++) {
            rows[kind] = new int[labels.count(kind)];
        }
        for (int row : undealt()) {
            int kind = labels.kind(row);
            rows[kind][filled[kind]++] = row;
        }
        for (int kind = 0; kind < kinds; kind++) {
            rows[kind] = Arrays.copyOf(rows[kind], filled[kind]);
        }
        return rows;
    }

    /** Fisher and Yates's shuffle. */
    private static void shuffle(int[] rows, SplittableRandom random) {
        for (int last = rows.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int row = rows[last];
            rows[last] = rows[other];
            rows[other] = row;
        }
    }

    /** The first rows are the test's, the next ones the validation's, the last ones the training's. */
    private void deal(int[] rows, Cuts cuts) {
        int tuned = cuts.test() + cuts.validation();
        for (int i = 0; i < rows.length; i++) {
            partOf[rows[i]] = i < cuts.test() ? Partition.TEST : i < tuned ? Partition.VALIDATION : Partition.TRAINING;
        }
    }
}
