package org.strayflow.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strayflow.detect.DetectorSpec;
import org.strayflow.detect.Detectors;
import org.strayflow.detect.Parameter;
import org.strayflow.task.Job;
import org.strayflow.workspace.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code detectors}: which there are, and what can be set. */
@CommandLine.Command(
        name = "detectors",
        description = "Lists the detectors, or what of one of them can be set: key, range, usual value.")
final class DetectorsCommand extends Command {
    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            completionCandidates = DetectorOptions.Names.class,
            description = "List the settings of this one: ${COMPLETION-CANDIDATES}.")
    private @Nullable String detector;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "With this setting, for example classifier=random-forest of an ensemble, which then has the settings of that member; repeatable.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Override
    Job<Report> job(Workspace workspace) {
        String name = detector;
        if (name == null && !settings.isEmpty()) {
            throw usage("--set needs the name of a detector.");
        }
        return feedback -> name == null ? all() : one(DetectorOptions.spec(name, settings));
    }

    private static Report all() {
        List<Map<String, Object>> json = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (DetectorSpec spec : Detectors.all()) {
            json.add(json(spec));
            lines.add(String.format("%-20s %s, %s", spec.id(), spec.title(), learns(spec)));
        }
        return new Report(Map.of("detectors", json), lines);
    }

    private static String learns(DetectorSpec spec) {
        return spec.needsLabels()
                ? "learns from labelled rows, benign and attacks"
                : "learns what is usual, without labels";
    }

    private static Map<String, Object> json(DetectorSpec spec) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("detector", spec.id());
        json.put("title", spec.title());
        json.put("needsLabels", spec.needsLabels());
        json.put(
                "settings",
                spec.parameters().stream().map(DetectorsCommand::json).toList());
        return json;
    }

    private static Map<String, Object> json(Parameter parameter) {
        boolean number = parameter.kind() == Parameter.Kind.INTEGER || parameter.kind() == Parameter.Kind.NUMBER;
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", parameter.key());
        json.put("title", parameter.title());
        json.put("value", parameter.value());
        json.put("range", parameter.range());
        json.put("min", number ? parameter.min() : null);
        json.put("max", number ? parameter.max() : null);
        json.put("options", parameter.options());
        json.put("help", parameter.help());
        return json;
    }

    private static Report one(DetectorSpec spec) {
        List<String> lines = new ArrayList<>();
        lines.add(spec.title() + ", " + learns(spec));
        String group = "";
        for (Parameter parameter : spec.parameters()) {
            if (!parameter.group().equals(group)) {
                group = parameter.group();
                lines.add("");
                lines.add(group);
            }
            lines.add("");
            lines.add(parameter.key() + "=" + parameter.value());
            lines.add("    " + parameter.title() + ". " + parameter.help());
            lines.add("    " + parameter.range());
        }
        return new Report(json(spec), lines);
    }
}
