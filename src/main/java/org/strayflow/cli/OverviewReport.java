package org.strayflow.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strayflow.eval.overview.Breakdown;
import org.strayflow.eval.overview.Group;
import org.strayflow.eval.overview.KindsByService;
import org.strayflow.eval.overview.Measure;
import org.strayflow.eval.overview.Overview;
import org.strayflow.eval.overview.Timeline;
import org.strayflow.filter.Restriction;

/** An overview as JSON: {@code overview{}} of {@code inspect}. What the capture has no column for has {@code absent} with the reason. */
final class OverviewReport {
    private OverviewReport() {}

    static Map<String, Object> json(Overview overview) {
        boolean bytes = overview.bytesAbsent().isEmpty();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("flows", overview.total().flows());
        json.put("bytes", bytes ? overview.total().bytes() : null);
        json.put("timeline", timeline(overview.timeline(), bytes));
        for (Breakdown breakdown : overview.breakdowns()) {
            json.put(breakdown.subject().key(), breakdown(breakdown, bytes));
        }
        json.put("kindsByService", kinds(overview.kinds()));
        return json;
    }

    private static Map<String, Object> absent(String why) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("absent", why);
        return json;
    }

    private static Map<String, Object> timeline(Timeline timeline, boolean bytes) {
        if (!timeline.absent().isEmpty()) {
            return absent(timeline.absent());
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seconds", timeline.width() / 1e6);
        json.put("withoutTime", timeline.untimed());
        json.put("strays", timeline.strays().flows());
        json.put("bins", timeline.bins().stream().map(bin -> bin(bin, bytes)).toList());
        return json;
    }

    private static Map<String, Object> bin(Group bin, boolean bytes) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (bin.restriction() instanceof Restriction.BeganBetween between) {
            json.put(
                    "start",
                    Instant.EPOCH.plus(between.from(), ChronoUnit.MICROS).toString());
        }
        amounts(bin, bytes, json);
        return json;
    }

    private static void amounts(Group group, boolean bytes, Map<String, Object> json) {
        json.put("flows", group.flows());
        json.put("bytes", bytes ? group.bytes() : null);
        json.put("attacks", group.attacks());
    }

    private static Map<String, Object> breakdown(Breakdown breakdown, boolean bytes) {
        if (!breakdown.absent().isEmpty()) {
            return absent(breakdown.absent());
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("distinct", breakdown.distinct());
        json.put("byFlows", groups(breakdown.by(Measure.FLOWS), bytes));
        if (bytes) {
            json.put("byBytes", groups(breakdown.by(Measure.BYTES), true));
        }
        return json;
    }

    private static List<Map<String, Object>> groups(List<Group> groups, boolean bytes) {
        return groups.stream()
                .map(group -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("value", value(group.restriction()));
                    json.put("title", group.title());
                    amounts(group, bytes, json);
                    return json;
                })
                .toList();
    }

    /** The value as the capture writes it, empty where flows have none. */
    private static String value(Restriction restriction) {
        return switch (restriction) {
            case Restriction.MeaningIs is -> is.value();
            case Restriction.HostIs is -> is.address();
            case Restriction.ColumnIs is -> is.value();
            case Restriction.KindIs is -> is.kind();
            case Restriction.BeganBetween between -> between.text();
            case Restriction.AllOf all -> all.text();
        };
    }

    private static Map<String, Object> kinds(KindsByService kinds) {
        if (!kinds.absent().isEmpty()) {
            return absent(kinds.absent());
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("by", kinds.subject().key());
        json.put("kinds", kinds.kinds().stream().map(Group::title).toList());
        json.put(
                "values",
                kinds.services().stream()
                        .map(service -> value(service.restriction()))
                        .toList());
        json.put("flows", kinds.flows());
        return json;
    }
}
