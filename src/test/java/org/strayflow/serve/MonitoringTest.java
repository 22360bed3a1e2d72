package org.strayflow.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.workspace.Flows;

/** What the service tells of itself: numbers for Prometheus, its description, its page; and that what is made for them fits. */
class MonitoringTest {
    private static final Path MONITORING = Path.of("packaging/monitoring");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-z_]+)(?:\\{((?:[a-z_]+=\"(?:[^\"\\\\]|\\\\.)*\",?)*)\\})? (-?[0-9.E+-]+|NaN|[+-]Inf)");

    /** Labels that Prometheus itself adds. */
    private static final Set<String> ADDED = Set.of("job", "instance");

    @TempDir
    static Path folder;

    private static Served trees;

    @BeforeAll
    static void start() throws Exception {
        trees = new Served(Served.USUAL, Served.model(folder, "xgboost"));
        use(trees);
    }

    private static void use(Served served) throws Exception {
        PredictTest.ok(served.predict("/predict", "{\"Duration\": 1}"));
        served.predict("/predict", "{\"Duration\": \"x\"}");
        served.post("/predict/batch", "text/csv", Flows.csv(8_000, false, 3) + "broken\n");
        served.get("/no/such/path");
    }

    @AfterAll
    static void stop() {
        trees.close();
    }

    @Test
    void everyLineOfTheMetricsIsASampleOfADeclaredFamily() throws Exception {
        Map<String, String> families = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (String line : metrics().split("\n", -1)) {
            if (line.startsWith("# TYPE ")) {
                String[] words = line.split(" ", -1);
                assertThat(families.put(words[2], words[3])).as(line).isNull();
            } else if (!line.startsWith("# HELP ") && !line.isEmpty()) {
                assertThat(line).matches(SAMPLE);
                names.add(line.replaceFirst("[{ ].*", ""));
            }
        }
        assertThat(names).allSatisfy(name -> assertThat(families.containsKey(name)
                        || "histogram".equals(families.get(name.replaceFirst("_(bucket|sum|count)$", ""))))
                .as(name)
                .isTrue());
        assertThat(names)
                .containsAll(families.keySet().stream()
                        .filter(family -> !"histogram".equals(families.get(family)))
                        .toList());
    }

    @Test
    void countsWhatHappened() throws Exception {
        try (Served served = new Served(Served.USUAL, folder.resolve("xgboost.sfm"))) {
            use(served);
            assertThat(served.get("/metrics").body())
                    .contains("strayflow_requests_total{path=\"/predict\",status=\"200\"} 1\n")
                    .contains("strayflow_requests_total{path=\"/predict\",status=\"422\"} 1\n")
                    .contains("strayflow_requests_total{path=\"other\",status=\"404\"} 1\n")
                    .contains("strayflow_request_seconds_count{path=\"/predict\"} 2\n")
                    .contains("strayflow_flow_scores_count 8001\n", "strayflow_flow_scores_bucket{le=\"+Inf\"} 8001\n")
                    .contains("strayflow_flows_rejected_total 1\n")
                    .contains("strayflow_requests_running 1\n")
                    .containsPattern("strayflow_flows_kind_total\\{kind=\"Flood\"} [1-9]")
                    .containsPattern("strayflow_flows_flagged_total [1-9]");
        }
    }

    @Test
    void driftShowsWhereFlowsAreNotThoseOfTheTraining() throws Exception {
        assertThat(driftOf("Bytes", Flows.csv(8_000, false, 3))).isLessThan(0.2);
        assertThat(driftOf("Bytes", Flows.csv(8_000, false, 3, 1))).isGreaterThan(0.6);
    }

    private static double driftOf(String column, String csv) throws Exception {
        try (Served served = new Served(Served.USUAL, folder.resolve("xgboost.sfm"))) {
            served.post("/predict/batch", "text/csv", csv);
            String line = served.get("/metrics")
                    .body()
                    .lines()
                    .filter(sample -> sample.startsWith("strayflow_feature_drift{feature=\"" + column + "\"} "))
                    .findFirst()
                    .orElseThrow();
            return Double.parseDouble(line.substring(line.indexOf(' ') + 1));
        }
    }

    @Test
    void theDashboardAsksForWhatThereIs() throws Exception {
        Map<String, Set<String>> labels = labels();
        JsonNode dashboard = Served.json(Files.readString(MONITORING.resolve("grafana-dashboard.json")));
        List<String> queries = new ArrayList<>();
        dashboard.findValues("expr").forEach(expr -> queries.add(expr.asText()));
        assertThat(queries).hasSizeGreaterThan(15);
        for (String query : queries) {
            Set<String> known = new HashSet<>(ADDED);
            List<String> names = found("strayflow_[a-z_]+", query);
            assertThat(names).as(query).isNotEmpty();
            names.forEach(name -> assertThat(labels).as(query).containsKey(name));
            names.forEach(name -> known.addAll(labels.get(name)));
            assertThat(known).as(query).containsAll(found("[a-z_]+(?==~?\")", query));
            for (String by : found("(?<=by \\()[^)]*", query)) {
                assertThat(known).as(query).containsAll(List.of(by.split(", ", -1)));
            }
        }
        dashboard.findValues("legendFormat").forEach(legend -> assertThat(
                        labels.values().stream().flatMap(Set::stream))
                .containsAll(found("(?<=\\{\\{)[^}]*", legend.asText())));
        assertThat(labels.keySet().stream().filter(name -> name.startsWith("strayflow_requests")))
                .isNotEmpty();
        assertThat(Files.readString(MONITORING.resolve("prometheus.yml"))).contains("metrics_path: /metrics");
    }

    private static Map<String, Set<String>> labels() throws Exception {
        Map<String, Set<String>> labels = new HashMap<>();
        for (String line : metrics().split("\n", -1)) {
            if (!line.startsWith("#") && !line.isEmpty()) {
                String name = line.replaceFirst("[{ ].*", "");
                labels.computeIfAbsent(name, n -> new HashSet<>()).addAll(found("[a-z_]+(?==\")", line));
            }
        }
        return labels;
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static String metrics() throws Exception {
        return trees.get("/metrics").body();
    }

    @Test
    void theDescriptionHasEveryPathAndTheModelsColumns() throws Exception {
        JsonNode api = PredictTest.ok(trees.get("/openapi.json"));
        Map<String, List<String>> described = new HashMap<>();
        api.get("paths").properties().forEach(path -> {
            List<String> methods = new ArrayList<>();
            path.getValue().fieldNames().forEachRemaining(method -> methods.add(method.toUpperCase(Locale.ROOT)));
            described.put(path.getKey(), methods);
        });
        assertThat(described).isEqualTo(trees.service().routes().all());
        api.get("paths").properties().forEach(path -> assertThat(path.getValue().findValue("security") != null)
                .as(path.getKey())
                .isEqualTo(trees.service().routes().open().contains(path.getKey())));
        for (JsonNode ref : api.findValues("$ref")) {
            assertThat(api.at(ref.asText().substring(1)).isMissingNode())
                    .as(ref.asText())
                    .isFalse();
        }
        JsonNode flow = api.at("/components/schemas/Flow");
        assertThat(flow.get("properties").has("Duration")).isTrue();
        // The example can be sent as it is.
        assertThat(PredictTest.ok(trees.predict(
                                "/predict", flow.get("examples").get(0).toString()))
                        .get("label")
                        .asText())
                .isEqualTo("usual");
        JsonNode answer = PredictTest.ok(trees.predict("/predict", "{\"Duration\":1}"));
        List<String> required = new ArrayList<>();
        api.at("/components/schemas/Answer/required").forEach(name -> required.add(name.asText()));
        assertThat(answer.properties().stream().map(Map.Entry::getKey)).containsExactlyElementsOf(required);
    }

    @Test
    void withATokenTheDescriptionKeepsTheColumnsToItself() throws Exception {
        ServiceSettings secret = Settings.withToken(Served.USUAL, "0123456789abcdef");
        try (Served served = new Served(secret, folder.resolve("xgboost.sfm"))) {
            assertThat(served.get("/openapi.json").body()).doesNotContain("\"Duration\"");
        }
    }

    @Test
    void thePageLoadsNothingFromElsewhere() throws Exception {
        String page = trees.get("/docs").body();
        assertThat(found("(?<=(?:src|href)=\")[^\"]*", page)).containsExactly("docs.css", "docs.js");
        for (String part : List.of("/docs", "/docs.css", "/docs.js")) {
            var response = trees.get(part);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).doesNotContain("http://", "https://", "innerHTML");
            assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                    .startsWith("default-src 'none'");
        }
    }
}
