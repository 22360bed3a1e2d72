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
        if (maxPoints < Curves.FEWEST) {
            throw new IllegalArgumentException("points: " + maxPoints);
        }
        Walk walk = new Walk(ranking, plot);
        Mark before = new Mark(walk.here);
        double length = 0;
        int count = 1;
        while (walk.next()) {
            length += before.distance(walk.here);
            before.moveTo(walk.here);
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
            keep(walk.here);
        } while (walk.next());
    }

    private void thin() {
        Walk walk = new Walk(ranking, plot);
        Mark here = walk.here;
        Mark lowest = new Mark(here);
        Mark highest = new Mark(here);
        Mark last = new Mark(here);
        double along = 0;
        long stretchesKept = 0;
        keep(here);
        while (walk.next()) {
            along += last.distance(here);
            long stretches = (long) (along / stretch);
            if (stretches > stretchesKept) {
                keep(here);
                stretchesKept = stretches;
            }
            boolean sameColumn = column(here) == column(last);
            if (!sameColumn) {
                keep(lowest);
                keep(highest);
                keep(last);
                keep(here);
            }
            if (!sameColumn || here.y < lowest.y) {
                lowest.moveTo(here);
            }
            if (!sameColumn || here.y > highest.y) {
                highest.moveTo(here);
            }
            last.moveTo(here);
        }
        keep(lowest);
        keep(highest);
        keep(last);
    }

    private void keep(Mark mark) {
        kept.put(mark.flagged, new Point(mark.flagged, mark.x, mark.y));
    }

    private int column(Mark mark) {
        return (int) Math.min(columns - 1.0, mark.x * columns);
    }

    /** A place on the curve that moves along: no object a point. */
    private static final class Mark {
        private int flagged;
        private double x;
        private double y;

        Mark(int flagged, double x, double y) {
            this.flagged = flagged;
            this.x = x;
            this.y = y;
        }

        Mark(Mark other) {
            this(other.flagged, other.x, other.y);
        }

        void moveTo(Mark other) {
            moveTo(other.flagged, other.x, other.y);
        }

        void moveTo(int newFlagged, double newX, double newY) {
            flagged = newFlagged;
            x = newX;
            y = newY;
        }

        double distance(Mark other) {
            return Math.abs(x - other.x) + Math.abs(y - other.y);
        }
    }

    /** Goes along the curve. Scores at which only rows without labels are added make no new point. */
    private static final class Walk {
        private final Plot plot;
        private final Steps steps;
        private int labelled;
        private final Mark here;

        Walk(Ranking ranking, Plot plot) {
            this.plot = plot;
            this.steps = ranking.steps();
            this.here = new Mark(0, plot.x(0, 0), plot.y(0, 0));
        }

        boolean next() {
            while (steps.next()) {
                if (steps.labelled() > labelled) {
                    labelled = steps.labelled();
                    int attacks = steps.attacks();
                    int benign = steps.benign();
                    here.moveTo(steps.flagged(), plot.x(attacks, benign), plot.y(attacks, benign));
                    return true;
                }
            }
            return false;
        }
    }
}
