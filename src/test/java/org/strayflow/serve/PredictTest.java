package org.strayflow.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.task.Feedback;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.Flows;
import org.strayflow.workspace.Workspace;

/** One flow after the other, over a socket. */
class PredictTest {
    private static final String USUAL =
            "{\"Duration\": 20.5, \"Bytes\": 5600, \"Packets\": 9, \"Rate\": 273.2, \"Protocol\": 6}";
    private static final String FLOOD =
            "{\"Duration\": 50500, \"Bytes\": 38000, \"Packets\": 950, \"Rate\": 0.7525, \"Protocol\": 17}";

    @TempDir
    static Path folder;

    private static Served forest;
    private static Served trees;
    private static Served ensemble;

    @BeforeAll
    static void start() throws Exception {
        forest = new Served(Served.USUAL, Served.model(folder, "isolation-forest"));
        trees = new Served(Served.USUAL, Served.model(folder, "xgboost"));
        ensemble = new Served(Served.USUAL, Served.model(folder, "ensemble"));
    }

    @AfterAll
    static void stop() {
        forest.close();
        trees.close();
        ensemble.close();
    }

    @Test
    void answersWithTheScoreOfTheCommandLine() throws Exception {
        String csv = Flows.csv(40, false, 9, 0.3);
        Path file = Files.writeString(folder.resolve("other.csv"), csv);
        Workspace workspace = Workspace.onAllCores();
        Capture capture = workspace.open(List.of(file), ReadOptions.defaults()).run(Feedback.none());
        for (Served served : List.of(forest, trees, ensemble)) {
            String detector =
                    Served.json(served.get("/model").body()).get("detector").asText();
            Analysis analysis = workspace
                    .score(capture, Served.opened(folder.resolve(detector + ".sfm")))
                    .run(Feedback.none());
            String[] lines = csv.split("\n", -1);
            String[] names = lines[0].split(",", -1);
            for (int row = 0; row < 40; row++) {
                JsonNode answer = ok(served.predict("/predict", object(names, lines[row + 1].split(",", -1))));
                assertThat(answer.get("anomaly_score").asDouble()).isEqualTo(analysis.score(row));
                assertThat(answer.get("flagged").asBoolean())
                        .isEqualTo(analysis.score(row)
                                >= analysis.model().operation().threshold());
                assertThat(answer.get("model").asText()).startsWith(detector + ".sfm@");
            }
        }
    }

    private static String object(String[] names, String[] values) {
        StringBuilder json = new StringBuilder("{");
        for (int i = 1; i < names.length; i++) {
            json.append(i > 1 ? "," : "")
                    .append('"')
                    .append(names[i])
                    .append("\":")
                    .append(values[i]);
        }
        return json.append('}').toString();
    }

    @Test
    void aClassifierNamesAKind() throws Exception {
        JsonNode flood = ok(trees.predict("/predict", FLOOD));
        assertThat(flood.get("flagged").asBoolean()).isTrue();
        assertThat(flood.get("label").asText()).isEqualTo("unusual");
        assertThat(flood.get("kind").asText()).isEqualTo("Flood");
        assertThat(flood.get("confidence").asDouble()).isBetween(0.9, 1.0);
        assertThat(flood.get("missing")).isEmpty();
        JsonNode usual = ok(trees.predict("/predict/classify", USUAL));
        assertThat(usual.get("label").asText()).isEqualTo("usual");
        assertThat(usual.get("kind").asText()).isEqualTo("BENIGN");
        JsonNode unusual = ok(forest.predict("/predict/anomaly", FLOOD));
        assertThat(unusual.get("flagged").asBoolean()).isTrue();
        assertThat(unusual.get("kind").isNull()).isTrue();
        assertThat(unusual.get("confidence").isNull()).isTrue();
    }

    @Test
    void anEnsembleSpeaksAsAWholeAndByItsMembers() throws Exception {
        JsonNode whole = ok(ensemble.predict("/predict/ensemble", FLOOD));
        assertThat(whole.get("members")).hasSize(2);
        assertThat(whole.get("flagged").asBoolean()).isTrue();
        JsonNode classifier = ok(ensemble.predict("/predict/classify", FLOOD));
        assertThat(classifier.get("flagged").asBoolean()).isTrue();
        assertThat(classifier.get("threshold").isNull()).isTrue();
        JsonNode novelty = ok(ensemble.predict("/predict/anomaly", FLOOD));
        assertThat(novelty.get("flagged").isNull()).isTrue();
        assertThat(novelty.get("kind").isNull()).isTrue();
        assertThat(List.of(classifier, novelty))
                .extracting(answer -> answer.get("anomaly_score").asDouble())
                .containsExactlyElementsOf(List.of(member(whole, 0), member(whole, 1)));
    }

    private static double member(JsonNode answer, int place) {
        return answer.get("members").properties().stream()
                .skip(place)
                .findFirst()
                .orElseThrow()
                .getValue()
                .asDouble();
    }

    @Test
    void anotherDetectorThanTheModelHasIsRefused() throws Exception {
        refused(forest.predict("/predict/classify", USUAL), 409, "SERVE-111");
        refused(forest.predict("/predict/ensemble", USUAL), 409, "SERVE-111");
        refused(trees.predict("/predict/anomaly", USUAL), 409, "SERVE-111");
        refused(trees.predict("/predict/ensemble", USUAL), 409, "SERVE-111");
    }

    @Test
    void namesTheLargestShares() throws Exception {
        JsonNode answer = ok(trees.predict("/predict?explain=2", FLOOD));
        assertThat(answer.get("explanation")).hasSize(2);
        JsonNode first = answer.get("explanation").get(0);
        assertThat(first.get("feature").asText()).isNotEmpty();
        assertThat(first.get("value").isNumber()).isTrue();
        assertThat(Math.abs(first.get("amount").asDouble()))
                .isGreaterThanOrEqualTo(
                        Math.abs(answer.get("explanation").get(1).get("amount").asDouble()));
        assertThat(ok(trees.predict("/predict", FLOOD)).has("explanation")).isFalse();
    }

    @Test
    void whatIsMissingIsNamedAndWhatIsUnknownRefused() throws Exception {
        JsonNode answer = ok(forest.predict("/predict", "{\"Duration\": 20, \"bytes\": null, \"PACKETS\": \"9\"}"));
        assertThat(answer.get("missing"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("Bytes", "Rate", "Protocol");

        JsonNode unknown =
                refused(forest.predict("/predict", "{\"Duration\": 20, \"ttl\": 1, \"a\": 2}"), 422, "SERVE-115");
        assertThat(unknown.get("unknown")).extracting(JsonNode::asText).containsExactly("ttl", "a");
        JsonNode text = refused(forest.predict("/predict", "{\"Duration\": \"long\"}"), 422, "SERVE-116");
        assertThat(text.get("columns")).extracting(JsonNode::asText).containsExactly("Duration");
        refused(forest.predict("/predict", "{\"Duration\": null, \"Bytes\": \"\"}"), 422, "SERVE-114");
        refused(forest.predict("/predict", "{\"Duration\": null}"), 400, "SERVE-113");
    }

    @Test
    void whatIsNoFlowIsRefused() throws Exception {
        for (String body :
                List.of("", "  ", "[]", "7", "{\"Duration\":1", "{\"Duration\":1}{\"Duration\":2}", "{'a':1}")) {
            refused(forest.predict("/predict", body), 400, "SERVE-113");
        }
        refused(
                forest.predict("/predict", "{\"Duration\":" + "[".repeat(100) + "]".repeat(100) + "}"),
                400,
                "SERVE-113");
        refused(forest.post("/predict", "text/plain", USUAL), 415, "SERVE-117");
        refused(forest.post("/predict", "application/x-www-form-urlencoded", USUAL), 415, "SERVE-117");
        refused(forest.predict("/predict", "{\"Duration\":\"" + "x".repeat(1 << 20) + "\"}"), 413, "SERVE-121");
        for (String query : List.of(
                "explain=-1",
                "explain=x",
                "explain=",
                "explain=1001",
                "explan=1",
                "explain=1&explain=2",
                "explain=%25")) {
            refused(forest.predict("/predict?" + query, USUAL), 400, "SERVE-112");
        }
    }

    @Test
    void tellsWhatItIs() throws Exception {
        assertThat(ok(forest.get("/health")).get("status").asText()).isEqualTo("up");
        assertThat(ok(forest.get("/ready")).get("status").asText()).isEqualTo("ready");
        JsonNode model = ok(trees.get("/model"));
        assertThat(model.get("kinds")).extracting(JsonNode::asText).contains("BENIGN", "Flood");
        assertThat(model.get("columns")).extracting(c -> c.get("name").asText()).contains("Duration", "Bytes");
        assertThat(model.get("card").asText()).startsWith("# ");
        HttpResponse<String> card = trees.get("/model?card=markdown");
        assertThat(card.body()).isEqualTo(model.get("card").asText());
        assertThat(card.headers().firstValue("Content-Type")).contains("text/markdown; charset=utf-8");
        refused(forest.get("/predict"), 405, "SERVE-119");
        refused(forest.get("/nothing"), 404, "SERVE-118");
        assertThat(forest.send(forest.to("/health")
                                .method("HEAD", java.net.http.HttpRequest.BodyPublishers.noBody())
                                .build())
                        .body())
                .isEmpty();
    }

    static JsonNode ok(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Served.json(response.body());
    }

    static JsonNode refused(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = Served.json(response.body());
        assertThat(problem.get("code").asText()).isEqualTo(code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(response.body()).doesNotContain("org.strayflow", "Exception");
        return problem;
    }
}
