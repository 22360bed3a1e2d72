package org.strayflow.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.overview.Overview;
import org.strayflow.feature.ColumnProfile;
import org.strayflow.feature.DataCheck;
import org.strayflow.flow.Labels;
import org.strayflow.io.Capture;
import org.strayflow.io.Reject;
import org.strayflow.io.SourceFile;
import org.strayflow.task.Job;
import org.strayflow.workspace.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code inspect}: what is in the files. */
@CommandLine.Command(
        name = "inspect",
        description = "Says what is in files of flows: layout, columns, labels, findings, rejects.")
final class InspectCommand extends Command {
    private static final int REJECTS_SHOWN = 20;

    @Mixin
    private DataOptions data = new DataOptions();

    @Override
    Job<Report> job(Workspace workspace) {
        return feedback -> {
            Capture capture = data.open(workspace).run(feedback.sub(0.6));
            List<ColumnProfile> columns = workspace.profile(capture).run(feedback.sub(0.1));
            DataCheck.Report found = workspace.examine(capture).run(feedback.sub(0.25));
            Overview overview = workspace.overview(capture).run(feedback.sub(0.05));
            Map<String, Object> json = json(capture, columns, found);
            json.put("overview", OverviewReport.json(overview));
            return new Report(json, lines(capture, columns, found));
        };
    }

    private static Map<String, Object> json(Capture capture, List<ColumnProfile> columns, DataCheck.Report found) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("files", capture.files().stream().map(InspectCommand::file).toList());
        json.put("rows", capture.table().rows());
        json.put("rejected", capture.rejects().count());
        json.put("duplicateRows", found.duplicateRows());
        json.put("layout", capture.layout().id());
        json.put("extractor", capture.layout().extractor());
        json.put("columns", columns.stream().map(InspectCommand::column).toList());
        json.put("labels", labels(capture));
        json.put("profile", columns.stream().map(ProfileReport::json).toList());
        json.put("findings", found.findings().stream().map(FindingReport::json).toList());
        json.put("rejects", capture.rejects().kept());
        return json;
    }

    private static Map<String, Object> file(SourceFile file) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", file.path().toString());
        json.put("bytes", file.fingerprint().bytes());
        json.put("sha256", file.fingerprint().sha256());
        json.put("rows", file.rows());
        json.put("rejected", file.rejected());
        json.put("skipped", file.skipped());
        return json;
    }

    private static Map<String, Object> column(ColumnProfile profile) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", profile.field().name());
        json.put("role", profile.field().role().title());
        json.put("type", profile.field().type().title());
        json.put("missing", profile.missing());
        if (profile.field().isNumber()) {
            json.put("infinite", profile.infinite());
            json.put("min", Numbers.orNull(profile.min()));
            json.put("max", Numbers.orNull(profile.max()));
        } else {
            json.put("distinct", profile.distinct());
        }
        return json;
    }

    private static Map<String, Object> labels(Capture capture) {
        Map<String, Object> json = new LinkedHashMap<>();
        Labels labels = capture.labels();
        if (labels != null) {
            for (int kind = 0; kind < labels.kinds().size(); kind++) {
                json.put(labels.kinds().get(kind), labels.count(kind));
            }
        }
        return json;
    }

    private static List<String> lines(Capture capture, List<ColumnProfile> columns, DataCheck.Report found) {
        List<String> lines = new ArrayList<>();
        lines.add(capture.title() + ": " + capture.layout().title());
        lines.add(Numbers.counted(capture.table().rows(), "flow") + ", "
                + Numbers.count(capture.rejects().count()) + " rejected, "
                + Numbers.counted(found.duplicateRows(), "duplicate row") + ", "
                + Numbers.counted(capture.table().width(), "column"));
        labelLines(capture.labels(), lines);
        lines.add("");
        lines.add(String.format(
                "%-32s %-11s %-8s %10s %11s  %s", "column", "role", "type", "missing", "distinct", "range"));
        for (ColumnProfile column : columns) {
            lines.add(String.format(
                    "%-32s %-11s %-8s %10s %11s  %s",
                    column.field().name(),
                    column.field().role().title(),
                    column.field().type().title(),
                    Numbers.count(column.missing()),
                    (column.distinctExact() ? "" : "≈ ") + Numbers.count(column.distinct()),
                    range(column)));
        }
        lines.add("");
        found.findings().forEach(finding -> lines.addAll(FindingReport.lines(finding)));
        capture.rejects().kept().stream()
                .limit(REJECTS_SHOWN)
                .forEach(reject -> lines.add("rejected: " + where(reject) + ": " + reject.reason()));
        return lines;
    }

    private static void labelLines(@Nullable Labels labels, List<String> lines) {
        if (labels == null) {
            lines.add("no labels");
            return;
        }
        for (int kind = 0; kind < labels.kinds().size(); kind++) {
            lines.add(String.format(
                    "  %-30s %10s%s",
                    labels.kinds().get(kind),
                    Numbers.count(labels.count(kind)),
                    labels.isBenignKind(kind) ? "  benign" : ""));
        }
    }

    private static String range(ColumnProfile column) {
        if (!column.field().isNumber()) {
            return column.distinct() == 0 ? "no values" : "most often “" + column.example() + "”";
        }
        return Double.isNaN(column.min()) ? "no values" : number(column.min()) + " to " + number(column.max());
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String where(Reject reject) {
        return reject.file() + " line " + reject.line() + (reject.column() == null ? "" : ", " + reject.column());
    }
}
