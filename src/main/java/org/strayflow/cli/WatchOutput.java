package org.strayflow.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.strayflow.detect.Contribution;
import org.strayflow.io.LogEvent;
import org.strayflow.io.Reject;
import org.strayflow.store.Json;
import org.strayflow.workspace.FlaggedFlow;
import org.strayflow.workspace.FollowCounts;
import org.strayflow.workspace.FollowListener;

/**
 * What {@code watch} prints: flagged flows on stdout and the rest on stderr or, as JSON, everything on stdout. Whatever stands in a log
 * cannot move the cursor of a terminal: control characters are shown as {@code ·}.
 */
final class WatchOutput implements FollowListener {
    private static final int REJECTS = 3;

    private final Console console;
    private final boolean json;
    private final String log;
    private final double threshold;
    private FollowCounts counts = FollowCounts.NONE;

    /**
     * Before anything happened.
     *
     * @param console where to print
     * @param json whether as JSON
     * @param log what is followed
     * @param threshold of the flags
     */
    WatchOutput(Console console, boolean json, Path log, double threshold) {
        this.console = console;
        this.json = json;
        this.log = String.valueOf(log.getFileName());
        this.threshold = threshold;
    }

    @Override
    public void flagged(List<FlaggedFlow> flows) {
        StringBuilder lines = new StringBuilder();
        for (FlaggedFlow flow : flows) {
            lines.append(json ? Json.line(object(flow)) : plain(line(flow)) + "\n");
        }
        console.out().print(lines);
        checkReader(console.out());
    }

    /** Without a reader, as behind {@code head}, the flows are not told, so they do not count as done. */
    private static void checkReader(PrintStream out) {
        if (out.checkError()) {
            throw new CancellationException("nobody reads the output");
        }
    }

    private Map<String, Object> object(FlaggedFlow flow) {
        Map<String, Object> object = begin("flag");
        object.put("file", flow.place().file());
        object.put("line", flow.place().line());
        object.put("offset", flow.place().offset());
        object.put("score", flow.score());
        object.put("threshold", threshold);
        putText(object, "kind", flow.kind());
        putText(object, "time", flow.ends().time());
        putText(object, "source", flow.ends().source());
        putText(object, "destination", flow.ends().destination());
        putText(object, "protocol", flow.ends().protocol());
        object.put("reasons", flow.reasons().stream().map(WatchOutput::reason).toList());
        object.put("flow", flow.values());
        return object;
    }

    private static Map<String, Object> reason(Contribution contribution) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("feature", contribution.feature());
        object.put("value", contribution.text());
        object.put("amount", contribution.amount());
        return object;
    }

    private static void putText(Map<String, Object> object, String name, String text) {
        if (!text.isEmpty()) {
            object.put(name, text);
        }
    }

    private static Map<String, Object> begin(String event) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("event", event);
        return object;
    }

    private static String line(FlaggedFlow flow) {
        List<String> parts = new ArrayList<>();
        FlaggedFlow.Ends ends = flow.ends();
        parts.add(ends.time());
        parts.add(String.format(Locale.ROOT, "%.4f", flow.score()));
        String way = ends.destination().isEmpty() ? ends.source() : ends.source() + " > " + ends.destination();
        parts.add((way + " " + ends.protocol()).strip());
        parts.add(flow.kind());
        parts.add(flow.reasons().stream()
                .map(reason ->
                        String.format(Locale.ROOT, "%s = %s (+%.3f)", reason.feature(), reason.text(), reason.amount()))
                .collect(Collectors.joining("; ")));
        parts.add("[" + flow.place().file() + ":" + flow.place().line() + "]");
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("  "));
    }

    /** The text without what a terminal would obey. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean obeyed = Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
            plain.appendCodePoint(obeyed ? '·' : c);
        });
        return plain.toString();
    }

    @Override
    public void rejected(long count, List<Reject> first) {
        List<Reject> shown = first.stream().limit(REJECTS).toList();
        if (json) {
            Map<String, Object> object = begin("rejected");
            object.put("count", count);
            object.put("first", shown);
            console.out().print(Json.line(object));
            checkReader(console.out());
            return;
        }
        for (Reject reject : shown) {
            String column = reject.column() == null ? "" : " (column " + reject.column() + ")";
            console.err()
                    .println(plain(
                            "not read: " + reject.file() + ":" + reject.line() + ": " + reject.reason() + column));
        }
        if (count > shown.size()) {
            console.err().println("not read: " + Numbers.count(count - shown.size()) + " more");
        }
    }

    @Override
    public void event(LogEvent event) {
        if (json) {
            Map<String, Object> object = begin("file");
            object.put("file", log);
            object.put("what", event.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            console.out().print(Json.line(object));
            checkReader(console.out());
        } else {
            console.err().println(plain(log) + " " + event.words());
        }
    }

    @Override
    public void counts(FollowCounts now) {
        counts = now;
    }

    /** Prints what it has come to. */
    void summary() {
        if (json) {
            Map<String, Object> object = begin("summary");
            object.put("rows", counts.rows());
            object.put("flagged", counts.flagged());
            object.put("rejected", counts.rejected());
            object.put("passed", counts.passed());
            object.put("files", counts.files());
            object.put("threshold", threshold);
            console.out().print(Json.line(object));
            console.out().flush();
            return;
        }
        console.err()
                .println(Numbers.count(counts.flagged()) + " of " + Numbers.counted(counts.rows(), "flow")
                        + " flagged at " + threshold
                        + (counts.passed() == 0 ? "" : ", " + Numbers.count(counts.passed()) + " older ones left out")
                        + (counts.rejected() == 0
                                ? ""
                                : ", " + Numbers.counted(counts.rejected(), "record") + " not read")
                        + (counts.files() > 1 ? ", in " + counts.files() + " files" : ""));
        console.err().flush();
    }
}
