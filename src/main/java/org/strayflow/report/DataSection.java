package org.strayflow.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strayflow.feature.Finding;
import org.strayflow.flow.Labels;
import org.strayflow.io.Capture;
import org.strayflow.io.Reject;
import org.strayflow.io.SourceFile;
import org.strayflow.report.Tables.Heading;

/** What was analysed: files, rows, labels, what could not be read and what is to be known of it. */
final class DataSection implements Section {
    private static final int REJECTS = 10;
    private static final int KINDS = 60;

    private final Facts facts;

    DataSection(Facts facts) {
        this.facts = facts;
    }

    @Override
    public String id() {
        return "data";
    }

    @Override
    public String title() {
        return "What was analysed";
    }

    @Override
    public void write(Markup page) {
        Capture capture = facts.analysis().capture();
        files(page, capture);
        labels(page, capture.labels());
        rejects(page, capture);
        findings(page);
    }

    private void files(Markup page, Capture capture) {
        List<List<String>> rows = new ArrayList<>();
        for (SourceFile file : capture.files()) {
            rows.add(List.of(
                    file.fingerprint().name(),
                    Numbers.count(file.rows()),
                    Numbers.count(file.rejected()),
                    Numbers.count(file.skipped()),
                    Numbers.count(file.fingerprint().bytes()),
                    file.fingerprint().sha256()));
        }
        Tables.grid(
                page,
                List.of(
                        Heading.text("File"),
                        Heading.number("Flows"),
                        Heading.number("Rejected"),
                        Heading.number("Skipped"),
                        Heading.number("Bytes"),
                        Heading.text("SHA-256")),
                rows);
        page.element(
                "p",
                "Layout: " + capture.layout().title() + ", "
                        + Numbers.counted(capture.table().width(), "column")
                        + ". Rejected records could not be read; skipped ones are headers, comments and events that are no"
                        + " flows.");
    }

    private static void labels(Markup page, @Nullable Labels labels) {
        page.element("h3", "Labels");
        if (labels == null) {
            page.element("p", "The flows have no labels.");
            return;
        }
        List<Integer> kinds = new ArrayList<>();
        for (int kind = 0; kind < labels.kinds().size(); kind++) {
            kinds.add(kind);
        }
        kinds.sort(Comparator.comparingInt((Integer kind) -> -labels.count(kind)));
        List<List<String>> rows = new ArrayList<>();
        for (int kind : kinds.subList(0, Math.min(KINDS, kinds.size()))) {
            rows.add(List.of(
                    labels.kinds().get(kind),
                    labels.isBenignKind(kind) ? "benign" : "attack",
                    Numbers.count(labels.count(kind)),
                    Numbers.percent((double) labels.count(kind) / labels.rows())));
        }
        Tables.grid(
                page,
                List.of(
                        Heading.text("Kind"),
                        Heading.text("Counts as"),
                        Heading.number("Flows"),
                        Heading.number("Share")),
                rows);
        if (kinds.size() > KINDS) {
            page.element("p", "and " + Numbers.count((long) kinds.size() - KINDS) + " rarer kinds.");
        }
        if (labels.unlabelled() > 0) {
            page.element("p", Numbers.counted(labels.unlabelled(), "flow") + " without a label.");
        }
    }

    private static void rejects(Markup page, Capture capture) {
        List<Reject> kept = capture.rejects().kept();
        if (kept.isEmpty()) {
            return;
        }
        page.element("h3", "Rejected records");
        List<List<String>> rows = new ArrayList<>();
        for (Reject reject : kept.subList(0, Math.min(REJECTS, kept.size()))) {
            String column = reject.column() == null ? "" : reject.column();
            rows.add(List.of(reject.file(), Numbers.count(reject.line()), column, reject.reason(), reject.text()));
        }
        Tables.grid(
                page,
                List.of(
                        Heading.text("File"),
                        Heading.number("Line"),
                        Heading.text("Column"),
                        Heading.text("Reason"),
                        Heading.text("Text")),
                rows);
        long more = capture.rejects().count() - rows.size();
        if (more > 0) {
            page.element("p", "and " + Numbers.count(more) + " more.");
        }
    }

    private void findings(Markup page) {
        page.element("h3", "Findings");
        List<Finding> findings = facts.check().findings();
        if (findings.isEmpty()) {
            page.element("p", "The data check found nothing to point out.");
            return;
        }
        page.open("ul", "class", "findings");
        for (Finding finding : findings) {
            page.open("li", "class", finding.severity().title());
            page.open("p").element("span", finding.severity().title(), "class", "weight");
            page.text(" ").element("b", finding.title());
            page.text(" ").element("span", finding.code(), "class", "code").close();
            page.element("p", Tables.cut(finding.detail(), 1_000)).close();
        }
        page.close();
    }
}
