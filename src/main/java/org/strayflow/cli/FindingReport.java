package org.strayflow.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strayflow.feature.Finding;
import org.strayflow.feature.Fix;

/** A finding of the data check, as {@code inspect} prints it. */
final class FindingReport {
    private FindingReport() {}

    /** The object of {@code findings[]}; {@code fix} is {@code null} where there is none. */
    static Map<String, Object> json(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", finding.code());
        json.put("severity", finding.severity());
        json.put("title", finding.title());
        json.put("detail", finding.detail());
        json.put("count", finding.count());
        json.put("columns", finding.columns());
        json.put("examples", finding.examples());
        json.put("perLabel", finding.perLabel());
        json.put("fix", finding.possibleFix().map(FindingReport::json).orElse(null));
        return json;
    }

    private static Map<String, Object> json(Fix fix) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("title", fix.title());
        switch (fix) {
            case Fix.LeaveOutColumns out -> {
                json.put("kind", "columns");
                json.put("columns", out.columns());
            }
            case Fix.LeaveOutRows out -> {
                json.put("kind", out.rule().kind().text());
                json.put("columns", out.rule().columns());
                json.put("rows", out.rows());
            }
            case Fix.CountAsOneKind one -> {
                json.put("kind", "one-kind");
                json.put("texts", one.texts());
                json.put("taken", one.taken());
            }
        }
        return json;
    }

    private static String how(Finding finding, Fix fix) {
        return switch (fix) {
            case Fix.LeaveOut out -> "train --fix " + finding.code();
            case Fix.CountAsOneKind one ->
                one.taken() ? "done; --kinds-apart leaves it" : "left; without --kinds-apart";
        };
    }

    /** The same in words. */
    static List<String> lines(Finding finding) {
        List<String> lines = new ArrayList<>();
        lines.add(finding.severity().title() + ": " + finding.title() + " — " + finding.detail() + " (" + finding.code()
                + ")");
        @Nullable Fix fix = finding.fix();
        if (fix != null) {
            lines.add("    fix: " + fix.title() + " (" + how(finding, fix) + ")");
        }
        return lines;
    }
}
