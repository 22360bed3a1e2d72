package org.strayflow.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.strayflow.detect.Contribution;
import org.strayflow.eval.Ranking;
import org.strayflow.feature.TypicalRange;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Meaning;
import org.strayflow.flow.TimeColumn;
import org.strayflow.io.Capture;
import org.strayflow.io.SourceFile;
import org.strayflow.report.Tables.Heading;
import org.strayflow.workspace.Analysis;

/** The most unusual flagged flows, each with where it is and why it is flagged. */
final class FlaggedSection implements Section {
    private static final int SHOWN = 25;
    private static final int REASONS = 3;
    private static final int LONGEST_VALUE = 40;
    private static final int LONGEST_FEATURE = 100;

    private final Analysis analysis;
    private final int flagged;

    FlaggedSection(Facts facts) {
        this.analysis = facts.analysis();
        this.flagged = analysis.ranking().flaggedAt(facts.threshold());
    }

    @Override
    public String id() {
        return "flagged";
    }

    @Override
    public String title() {
        return "Most unusual flows";
    }

    @Override
    public void write(Markup page) {
        if (flagged == 0) {
            page.element("p", "No flow is flagged.");
            return;
        }
        int shown = Math.min(SHOWN, flagged);
        page.element(
                "p",
                (shown < flagged
                                ? "The first " + shown + " of " + Numbers.counted(flagged, "flagged flow")
                                : Numbers.counted(flagged, "flagged flow"))
                        + " of all rows, the most unusual first. A reason is a feature with its value, where benign"
                        + " training rows usually are (5 % to 95 %), and how much it adds to the detector's own measure.");
        List<Shown> columns = columns();
        List<List<String>> rows = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        Ranking ranking = analysis.ranking();
        for (int place = 0; place < shown; place++) {
            int row = ranking.rowAt(place);
            rows.add(columns.stream().map(column -> column.of().text(row)).toList());
            reasons.add(reasons(row));
        }
        List<Heading> headings = columns.stream().map(Shown::heading).toList();
        Tables.grid(page, headings, rows, reasons);
    }

    /**
     * A column of the table.
     *
     * @param heading what it is called
     * @param of what it says of a row
     */
    private record Shown(Heading heading, RowText of) {}

    /** What a cell says. */
    @FunctionalInterface
    private interface RowText {
        String text(int row);
    }

    private List<Shown> columns() {
        Capture capture = analysis.capture();
        FlowTable table = capture.table();
        Ranking ranking = analysis.ranking();
        List<Shown> columns = new ArrayList<>();
        columns.add(new Shown(Heading.number("Rank"), row -> Numbers.count(ranking.rankOf(analysis.score(row)))));
        columns.add(new Shown(Heading.number("Score"), row -> Numbers.share(analysis.score(row))));
        table.startTimes()
                .ifPresent(times -> columns.add(new Shown(Heading.exact("Time (UTC)"), row -> time(times, row))));
        ends(table, Meaning.SOURCE_ADDRESS, Meaning.SOURCE_PORT, "From").ifPresent(columns::add);
        ends(table, Meaning.DESTINATION_ADDRESS, Meaning.DESTINATION_PORT, "To").ifPresent(columns::add);
        table.column(Meaning.PROTOCOL)
                .ifPresent(column -> columns.add(new Shown(Heading.text("Protocol"), column::text)));
        if (capture.labels() != null) {
            table.labelColumn().ifPresent(column -> columns.add(new Shown(Heading.text("Label"), column::text)));
        }
        analysis.scores()
                .predictions()
                .ifPresent(kinds -> columns.add(new Shown(
                        Heading.text("Taken for"), row -> kinds.of(row).name())));
        columns.add(new Shown(
                capture.files().size() == 1 ? Heading.number("Row") : Heading.text("Row"), row -> place(capture, row)));
        return columns;
    }

    private static Optional<Shown> ends(FlowTable table, Meaning address, Meaning port, String title) {
        Optional<Column> addresses = table.column(address);
        Optional<Column> ports = table.column(port);
        if (addresses.isEmpty() && ports.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Shown(
                Heading.exact(addresses.isPresent() ? title : title + " port"), row -> end(addresses, ports, row)));
    }

    /** {@code 10.0.0.7:443} or {@code [fe80::1]:443}; what is missing is left out. */
    private static String end(Optional<Column> addresses, Optional<Column> ports, int row) {
        String address = addresses.map(column -> column.text(row)).orElse("");
        String port = ports.map(column -> column.text(row)).orElse("");
        if (address.isEmpty() || port.isEmpty()) {
            return address + port;
        }
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }

    private static String time(TimeColumn times, int row) {
        return times.isMissing(row)
                ? times.text(row)
                : Numbers.time(Instant.EPOCH.plus(times.micros(row), ChronoUnit.MICROS));
    }

    /** The flow's number in its file, counted from 1 among the flows that could be read. */
    private static String place(Capture capture, int row) {
        SourceFile file = capture.fileOf(row);
        String number = Numbers.count((long) row - file.firstRow() + 1);
        return capture.files().size() == 1
                ? number
                : number + " of " + file.fingerprint().name();
    }

    private String reasons(int row) {
        List<String> reasons = analysis.explain(row).contributions().stream()
                .filter(c -> c.amount() > 0)
                .limit(REASONS)
                .map(this::reason)
                .toList();
        return reasons.isEmpty() ? "No feature makes it more unusual." : String.join(" · ", reasons);
    }

    private String reason(Contribution contribution) {
        Optional<TypicalRange> typical = analysis.typical(contribution.feature());
        String value = contribution.text().isEmpty()
                ? "missing"
                : typical.isPresent() && !Double.isNaN(contribution.value())
                        ? Numbers.plain(contribution.value())
                        : contribution.text();
        String usual = typical.map(FlaggedSection::usual).orElse("");
        return Tables.cut(contribution.feature(), LONGEST_FEATURE) + " = " + Tables.cut(value, LONGEST_VALUE) + usual
                + " +" + Numbers.decimals(contribution.amount(), 3);
    }

    private static String usual(TypicalRange range) {
        return " (usually " + Numbers.plain(range.low()) + " to " + Numbers.plain(range.high()) + ")";
    }
}
