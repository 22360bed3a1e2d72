package org.strayflow.eval;

import java.util.Collection;
import java.util.TreeMap;
import org.strayflow.eval.Curves.Plot;
import org.strayflow.eval.Curves.Point;

/**
 * Thins a curve of millions of points without visible loss. One half of the points: in each of equally wide columns of the plot the first,
 * the last, the lowest and the highest (Jugel, Jerzak, Hackenbroich, Markl: M4, 2014). The other half: points equally far from each
 * other along the curve, so that steep stretches, which fit into one column, can still be clicked on. The first and the last point
 * of the curve are always kept.
 */
final class CurveReduction {
    /** Fewer points make no curve. */
    static final int FEWEST = 32;

    private final Ranking ranking;
    private final Plot plot;
    private final int columns;
    private final double stretch;
    /** Points kept, by how many rows they flag. */
    private final TreeMap<Integer, Point> kept = new TreeMap<>();

    private CurveReduction(Ranking ranking, Plot plot, int columns, double stretch) {
        this.ranking = ranking;
        this.plot = plot;
        this.columns = columns;
        this.stretch = stretch;
    }

    /** At most {@code maxPoints} points in the order of the curve; all of them when they are not more. */
    static Collection<Point> of(Ranking ranking, Plot plot, int maxPoints) {
        if (maxPoints < FEWEST) {
            throw new IllegalArgumentException("points: " + maxPoints);
        }
        Walk walk = new Walk(ranking, plot);
        double length = 0;
        int count = 1;
        Point before = walk.point;
        while (walk.next()) {
            length += distance(before, walk.point);
            before = walk.point;
            count++;
        }
        CurveReduction reduction =
                new CurveReduction(ranking, plot, maxPoints / 8, length / (maxPoints - maxPoints / 2 - 2));
        if (count <= maxPoints) {
            reduction.keepAll();
        } else {
            reduction.thin();
        }
        return reduction.kept.values();
    }

    private void keepAll() {
        Walk walk = new Walk(ranking, plot);
        do {
            keep(walk.point);
        } while (walk.next());
    }

    private void thin() {
        Walk walk = new Walk(ranking, plot);
        Point first = walk.point;
        Point lowest = first;
        Point highest = first;
        Point last = first;
        double along = 0;
        long stretchesKept = 0;
        keep(first);
        while (walk.next()) {
            Point point = walk.point;
            along += distance(last, point);
            long stretches = (long) (along / stretch);
            if (stretches > stretchesKept) {
                keep(point);
                stretchesKept = stretches;
            }
            if (column(point) == column(last)) {
                lowest = point.y() < lowest.y() ? point : lowest;
                highest = point.y() > highest.y() ? point : highest;
            } else {
                keep(lowest);
                keep(highest);
                keep(last);
                keep(point);
                lowest = point;
                highest = point;
            }
            last = point;
        }
        keep(lowest);
        keep(highest);
        keep(last);
    }

    private void keep(Point point) {
        kept.put(point.flagged(), point);
    }

    private int column(Point point) {
        return (int) Math.min(columns - 1.0, point.x() * columns);
    }

    private static double distance(Point a, Point b) {
        return Math.abs(a.x() - b.x()) + Math.abs(a.y() - b.y());
    }

    /** Goes along the curve. Scores at which only rows without labels are added make no new point. */
    private static final class Walk {
        private final Plot plot;
        private final Steps steps;
        private int labelled;
        private Point point;

        Walk(Ranking ranking, Plot plot) {
            this.plot = plot;
            this.steps = ranking.steps();
            this.point = new Point(0, plot.x(0, 0), plot.y(0, 0));
        }

        boolean next() {
            while (steps.next()) {
                if (steps.labelled() > labelled) {
                    labelled = steps.labelled();
                    int attacks = steps.attacks();
                    int benign = steps.benign();
                    point = new Point(steps.flagged(), plot.x(attacks, benign), plot.y(attacks, benign));
                    return true;
                }
            }
            return false;
        }
    }
}
