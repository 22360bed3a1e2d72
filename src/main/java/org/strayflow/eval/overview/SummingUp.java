package org.strayflow.eval.overview;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Meaning;
import org.strayflow.flow.TextColumn;
import org.strayflow.flow.TimeColumn;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/** Goes over all rows once, adding each to its group of every coding, and over them again for the kinds of attack by service. */
final class SummingUp implements Job<Overview> {
    private static final int BLOCK = 8_192;

    /** More sums of their own than this take memory and no less time. */
    private static final int MOST_PARTS = 8;

    private final FlowTable table;
    private final @Nullable Labels labels;
    private final IntPredicate attack;
    private final @Nullable IntPredicate flagged;
    private final Parallel parallel;
    private final FlowBytes bytes;

    SummingUp(FlowTable table, @Nullable Labels labels, @Nullable IntPredicate flagged, Parallel parallel) {
        this.table = table;
        this.labels = labels;
        this.attack = labels == null ? row -> false : labels::isAttack;
        this.flagged = flagged;
        this.parallel = parallel;
        this.bytes = new FlowBytes(table);
    }

    /** A coding with its sums. */
    private record Counted(Coding coding, Tally tally) {
        Group group(int code) {
            return tally.group(code, coding);
        }

        List<Group> largest(Measure measure) {
            long least = measure == Measure.FLAGGED ? 0 : -1;
            return tally.largest(code -> tally.of(measure, code), least, Overview.SHOWN, coding::title).stream()
                    .map(this::group)
                    .toList();
        }
    }

    @Override
    public Overview run(Feedback feedback) throws StrayflowException {
        feedback.stage("summing up the flows");
        Map<Subject, Coding> subjects = subjects();
        TimeColumn times = table.startTimes().orElse(null);
        feedback.check();
        TimeGrid grid = times == null ? null : TimeGrid.of(times);
        List<Coding> codings = new ArrayList<>(List.of(new Coding.Everything()));
        codings.addAll(subjects.values());
        if (grid != null) {
            codings.add(grid.coding());
        }
        List<Counted> counted = count(codings, feedback.sub(0.8));
        Map<Subject, Counted> bySubject = new EnumMap<>(Subject.class);
        int place = 1;
        for (Subject subject : subjects.keySet()) {
            bySubject.put(subject, counted.get(place++));
        }
        List<Breakdown> breakdowns = new ArrayList<>();
        for (Subject subject : Subject.values()) {
            feedback.check();
            breakdowns.add(breakdown(subject, bySubject.get(subject)));
        }
        return new Overview(
                counted.getFirst().group(0),
                bytes.absent(),
                flagged != null,
                timeline(times, grid, counted.getLast()),
                breakdowns,
                kinds(bySubject, feedback.sub(0.2)));
    }

    private Map<Subject, Coding> subjects() {
        Map<Subject, Coding> codings = new EnumMap<>(Subject.class);
        for (Subject subject : Subject.values()) {
            Column column = table.column(subject.meaning()).orElse(null);
            Column other = table.column(Meaning.DESTINATION_ADDRESS).orElse(null);
            if (subject != Subject.HOST && column != null) {
                codings.put(subject, Coding.of(subject.meaning(), column));
            } else if (column instanceof TextColumn source && other instanceof TextColumn destination) {
                codings.put(subject, Coding.Hosts.of(source, destination));
            }
        }
        return codings;
    }

    private List<Counted> count(List<Coding> codings, Feedback feedback) throws StrayflowException {
        List<Counted> all = codings.stream()
                .map(coding -> new Counted(coding, new Tally(coding.size())))
                .toList();
        int parts = Math.min(parallel.threads(), MOST_PARTS);
        int part = Math.max(1, Math.ceilDiv(table.rows(), parts));
        new Parallel(parts).forBlocks(table.rows(), part, feedback, (from, to) -> {
            List<Tally> own =
                    codings.stream().map(coding -> new Tally(coding.size())).toList();
            Block block = new Block();
            for (int start = from; start < to; start += BLOCK) {
                feedback.check();
                block.add(start, Math.min(to, start + BLOCK), codings, own);
            }
            synchronized (all) {
                for (int c = 0; c < own.size(); c++) {
                    all.get(c).tally().add(own.get(c));
                }
            }
        });
        return all;
    }

    /** What a thread needs while it goes over rows. */
    private final class Block {
        private final double[] buffer = new double[BLOCK];
        private final long[] amounts = new long[BLOCK];
        private final boolean[] attacks = new boolean[BLOCK];
        private final boolean[] flags = new boolean[BLOCK];
        private final int[] first = new int[BLOCK];
        private final int[] second = new int[BLOCK];

        void add(int from, int to, List<Coding> codings, List<Tally> tallies) {
            IntPredicate flag = flagged == null ? row -> false : flagged;
            bytes.read(from, to, buffer, amounts);
            for (int row = from; row < to; row++) {
                attacks[row - from] = attack.test(row);
                flags[row - from] = flag.test(row);
            }
            for (int c = 0; c < codings.size(); c++) {
                Arrays.fill(second, -1);
                codings.get(c).codes(from, to, first, second);
                Tally tally = tallies.get(c);
                for (int i = 0; i < to - from; i++) {
                    tally.add(first[i], amounts[i], attacks[i], flags[i]);
                    tally.add(second[i], amounts[i], attacks[i], flags[i]);
                }
            }
        }
    }

    private static Breakdown breakdown(Subject subject, @Nullable Counted counted) {
        if (counted == null) {
            return Breakdown.absent(
                    subject,
                    subject == Subject.HOST
                            ? "This capture has no addresses of both ends."
                            : "This capture has no " + subject.meaning().title() + " column.");
        }
        if (counted.tally().distinct() == 0) {
            return Breakdown.absent(subject, "No flow has a value here.");
        }
        Map<Measure, List<Group>> largest = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            largest.put(measure, counted.largest(measure));
        }
        return new Breakdown(subject, counted.tally().distinct(), largest, "");
    }

    private Timeline timeline(@Nullable TimeColumn times, @Nullable TimeGrid grid, Counted last) {
        if (times == null) {
            return Timeline.absent("This capture has no start time column.");
        }
        if (grid == null) {
            return Timeline.absent("No flow has a start time that can be read.");
        }
        List<Group> bins =
                IntStream.range(0, grid.coding().bins()).mapToObj(last::group).toList();
        int timed = bins.stream().mapToInt(Group::flows).sum();
        Strays strays = grid.strays();
        return new Timeline(grid.coding().width(), bins, strays, table.rows() - timed - strays.flows(), "");
    }

    private KindsByService kinds(Map<Subject, Counted> bySubject, Feedback feedback) throws StrayflowException {
        Labels known = labels;
        if (known == null) {
            return KindsByService.absent("This capture has no labels.");
        }
        if (known.attacks() == 0) {
            return KindsByService.absent("No flow is labelled as an attack.");
        }
        Subject subject = bySubject.containsKey(Subject.SERVICE) ? Subject.SERVICE : Subject.PORT;
        Counted services = bySubject.get(subject);
        if (services == null) {
            return KindsByService.absent("This capture has neither services nor destination ports.");
        }
        return KindCounting.of(known, services.coding(), services.tally(), subject, parallel)
                .run(feedback);
    }
}
