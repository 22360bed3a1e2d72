package org.strayflow.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.strayflow.eval.KindCount;
import org.strayflow.eval.KindMetrics;
import org.strayflow.eval.KindScore;
import org.strayflow.report.Tables.Heading;

/** How the kinds fare: how many of each are flagged and, of a classifier, what it takes them for. */
final class KindsSection implements Section {
    private final Facts facts;

    KindsSection(Facts facts) {
        this.facts = facts;
    }

    @Override
    public String id() {
        return "kinds";
    }

    @Override
    public String title() {
        return "Kinds of flows";
    }

    @Override
    public boolean isPresent() {
        return !counts().isEmpty();
    }

    private List<KindCount> counts() {
        return facts.analysis().model().operation().metrics().perKind();
    }

    @Override
    public void write(Markup page) {
        List<List<String>> rows = new ArrayList<>();
        for (KindCount kind : counts()) {
            rows.add(List.of(
                    kind.kind(),
                    kind.benign() ? "benign" : "attack",
                    Numbers.count(kind.rows()),
                    Numbers.count(kind.flagged()),
                    Numbers.percent(kind.recall())));
        }
        Tables.grid(
                page,
                List.of(
                        Heading.text("Kind"),
                        Heading.text("Counts as"),
                        Heading.number("Rows"),
                        Heading.number("Flagged"),
                        Heading.number("Share flagged")),
                rows);
        page.element(
                "p",
                "Of an attack the share that is flagged is its recall, of a benign kind its false-positive rate. A kind of few rows"
                        + " says little.",
                "class",
                "small");
        facts.kinds().ifPresent(metrics -> named(page, metrics));
    }

    private static void named(Markup page, KindMetrics metrics) {
        page.element("h3", "What the classifier takes them for");
        page.element(
                "p",
                "By the most probable kind, whatever the threshold: accuracy " + Numbers.share(metrics.accuracy())
                        + ", macro F1 " + Numbers.share(metrics.macroF1()) + ", weighted F1 "
                        + Numbers.share(metrics.weightedF1()) + "."
                        + (metrics.kindsWithoutRows() == 0
                                ? ""
                                : " The macro F1 counts " + Numbers.counted(metrics.kindsWithoutRows(), "kind")
                                        + " as 0: flows were taken for it, and there is none of it here."));
        List<List<String>> rows = new ArrayList<>();
        for (KindScore kind : metrics.kinds()) {
            rows.add(List.of(
                    kind.kind() + (kind.known() ? "" : " (not learnt)"),
                    Numbers.count(kind.rows()),
                    Numbers.count(kind.predicted()),
                    Numbers.share(kind.precision()),
                    Numbers.share(kind.recall()),
                    Numbers.share(kind.f1())));
        }
        Tables.grid(
                page,
                List.of(
                        Heading.text("Kind"),
                        Heading.number("Rows"),
                        Heading.number("Taken for it"),
                        Heading.number("Precision"),
                        Heading.number("Recall"),
                        Heading.number("F1")),
                rows);
        matrix(page, metrics);
    }

    private static void matrix(Markup page, KindMetrics metrics) {
        int[] places = IntStream.range(0, metrics.kinds().size())
                .boxed()
                .sorted(Comparator.comparingLong(
                        (Integer place) -> -metrics.kinds().get(place).rows()
                                - metrics.kinds().get(place).predicted()))
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        List<String> rows = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        long[][] counts = new long[places.length][places.length];
        for (int row = 0; row < places.length; row++) {
            columns.add(Integer.toString(row + 1));
            rows.add((row + 1) + " " + metrics.kinds().get(places[row]).kind());
            for (int column = 0; column < places.length; column++) {
                counts[row][column] = metrics.confusion()[places[row]][places[column]];
            }
        }
        page.open("figure");
        String says = "Confusion matrix of " + places.length + " kinds";
        MatrixChart.draw(page, says, new MatrixChart.Matrix(rows, columns, counts));
        page.element(
                "figcaption",
                "Rows: as labelled. Columns: taken for the kind of that number. Shares are of the row."
                        + (MatrixChart.isDense(places.length)
                                ? " The stronger the colour, the larger the share."
                                : ""));
        page.close();
    }
}
