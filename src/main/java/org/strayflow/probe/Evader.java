package org.strayflow.probe;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** The search for one flow: what to try next, and the best that was found. For one thread. */
final class Evader {
    private static final int RANDOM_STARTS = 2;
    private static final double[] GRID = {0, 0.5, 1};

    private final int row;
    private final String kind;
    private final float before;
    private final Flow flow;
    private final SplittableRandom random;
    private final List<double[]> points = new ArrayList<>();
    private final List<Walk> walks = new ArrayList<>();
    private Room room;
    private Bend best = Bend.NONE;
    private float lowest;
    private int budget = Attempt.HELD;

    /** Where a walk stands. */
    private static final class Walk {
        private double[] choices;
        private float score;

        Walk(double[] choices, float score) {
            this.choices = choices;
            this.score = score;
        }
    }

    Evader(int row, String kind, float before, Flow flow, SplittableRandom random) {
        this.row = row;
        this.kind = kind;
        this.before = before;
        this.flow = flow;
        this.random = random;
        this.lowest = before;
        this.room = Room.of(flow, 0);
    }

    /** Whether it still has to be looked for a way, and there is room to look in. */
    boolean isSearching() {
        return budget == Attempt.HELD && !room.isEmpty();
    }

    /** Begins anew with a larger budget; what was found so far stays. */
    void enter(double wider) {
        if (budget == Attempt.HELD) {
            room = Room.of(flow, wider);
            walks.clear();
        }
    }

    /** The bends to try in a round; {@link #take} takes their scores in this order. */
    List<Bend> tries(double step) {
        points.clear();
        if (walks.isEmpty()) {
            grid();
        } else {
            for (Walk walk : walks) {
                neighbours(walk.choices, step);
            }
        }
        return points.stream().map(room::bend).toList();
    }

    private void grid() {
        for (int start = 0; start < RANDOM_STARTS; start++) {
            points.add(random.doubles(Room.CHOICES).toArray());
        }
        Set<Bend> seen = new LinkedHashSet<>();
        for (double packets : GRID) {
            for (double size : GRID) {
                for (double padding : GRID) {
                    for (double waiting : GRID) {
                        double[] choices = {packets, size, padding, waiting};
                        if (seen.add(room.bend(choices))) {
                            points.add(choices);
                        }
                    }
                }
            }
        }
    }

    private void neighbours(double[] from, double step) {
        for (int choice = 0; choice < Room.CHOICES; choice++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                double[] next = from.clone();
                next[choice] = Math.clamp(next[choice] + sign * step, 0, 1);
                points.add(next);
            }
        }
    }

    /**
     * Takes the scores of what was tried.
     *
     * @param scores of many flows
     * @param from place of the first
     * @param place of the budget
     */
    void take(float[] scores, int from, double threshold, int place) {
        int lowestOfAll = 0;
        for (int i = 1; i < points.size(); i++) {
            lowestOfAll = scores[from + i] < scores[from + lowestOfAll] ? i : lowestOfAll;
        }
        float score = scores[from + lowestOfAll];
        if (score < lowest) {
            lowest = score;
            best = room.bend(points.get(lowestOfAll));
        }
        if (score < threshold) {
            budget = place;
        } else if (walks.isEmpty()) {
            walks.add(new Walk(points.get(lowestOfAll), score));
            for (int start = 0; start < RANDOM_STARTS; start++) {
                walks.add(new Walk(points.get(start), scores[from + start]));
            }
        } else {
            step(scores, from);
        }
    }

    private void step(float[] scores, int from) {
        int steps = 2 * Room.CHOICES;
        for (int walk = 0; walk < walks.size(); walk++) {
            Walk now = walks.get(walk);
            for (int i = walk * steps; i < (walk + 1) * steps; i++) {
                if (scores[from + i] < now.score) {
                    now.score = scores[from + i];
                    now.choices = points.get(i);
                }
            }
        }
    }

    /** The bends with fewer controls than the one that passes, those with the fewest first; none where it does not pass. */
    List<Bend> simpler() {
        List<Bend> simpler = new ArrayList<>();
        Set<Control> used = best.controls();
        for (int size = 1; budget != Attempt.HELD && size < used.size(); size++) {
            for (Control control : used) {
                Set<Control> some = size == 1 ? EnumSet.of(control) : without(used, control);
                simpler.add(best.only(some));
            }
        }
        return simpler;
    }

    private static Set<Control> without(Set<Control> all, Control one) {
        Set<Control> some = EnumSet.copyOf(all);
        some.remove(one);
        return some;
    }

    /** Takes the scores of {@link #simpler()}: the first that passes is enough. */
    void simplify(List<Bend> simpler, float[] scores, int from, double threshold) {
        for (int i = 0; i < simpler.size(); i++) {
            if (scores[from + i] < threshold) {
                best = simpler.get(i);
                lowest = scores[from + i];
                return;
            }
        }
    }

    Flow flow() {
        return flow;
    }

    int row() {
        return row;
    }

    /** What came of it. */
    Attempt attempt(List<FlowColumns.Bendable> columns) {
        BentFlow bent = new BentFlow(flow, best);
        List<Attempt.Change> changes = new ArrayList<>();
        for (FlowColumns.Bendable bendable : columns) {
            double was = bendable.column().value(row);
            double now = bent.value(bendable, was);
            if (Double.compare(was, now) != 0) {
                changes.add(new Attempt.Change(bendable.column().name(), was, now));
            }
        }
        return new Attempt(row, kind, before, lowest, budget, best, changes);
    }
}
