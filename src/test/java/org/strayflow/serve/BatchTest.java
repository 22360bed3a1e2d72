package org.strayflow.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.eval.Partition;
import org.strayflow.flow.Column;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.task.Feedback;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.FlaggedExport;
import org.strayflow.workspace.Flows;
import org.strayflow.workspace.Workspace;

/** Many flows in one request, over a socket. */
class BatchTest {
    private static final Path SAMPLE = Path.of("sample-data/office-day-2.csv.gz");
    private static final Path OFFICE = Path.of("models/office-day.sfm");

    @TempDir
    static Path folder;

    private static Served office;
    private static Served trees;

    @BeforeAll
    static void start() throws Exception {
        office = new Served(Served.USUAL, OFFICE);
        trees = new Served(Served.USUAL, Served.model(folder, "xgboost"));
    }

    @AfterAll
    static void stop() {
        office.close();
        trees.close();
    }

    @Test
    void theSampleHasTheScoresOfTheCommandLineToTheLastBit() throws Exception {
        Workspace workspace = Workspace.onAllCores();
        Capture capture =
                workspace.open(List.of(SAMPLE), ReadOptions.defaults()).run(Feedback.none());
        Analysis analysis = workspace.score(capture, Served.opened(OFFICE)).run(Feedback.none());
        byte[] packed = Files.readAllBytes(SAMPLE);

        HttpResponse<InputStream> response = office.stream(batch(office, "text/csv", packed)
                .header("Content-Encoding", "gzip")
                .header("Accept-Encoding", "gzip")
                .build());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
        List<String> lines = lines(new GZIPInputStream(response.body()));
        assertThat(lines.removeFirst())
                .isEqualTo("anomaly_score,flagged,threshold,label,kind,confidence,model,missing,explanation,error");
        assertThat(lines).hasSize(capture.table().rows());
        double threshold = analysis.model().operation().threshold();
        for (int row = 0; row < lines.size(); row++) {
            String[] cells = lines.get(row).split(",", -1);
            assertThat(cells[0]).isEqualTo(Double.toString(analysis.score(row)));
            assertThat(cells[1]).isEqualTo(Boolean.toString(analysis.score(row) >= threshold));
            assertThat(cells[9]).isEmpty();
        }
    }

    @Test
    void kindAndConfidenceAreThoseOfAnExport() throws Exception {
        String csv = Flows.csv(300, true, 5, 0.2);
        Path file = Files.writeString(folder.resolve("flows.csv"), csv);
        Workspace workspace = Workspace.onAllCores();
        Capture capture = workspace.open(List.of(file), ReadOptions.defaults()).run(Feedback.none());
        Analysis analysis = workspace
                .score(capture, Served.opened(folder.resolve("xgboost.sfm")))
                .run(Feedback.none());
        Path out = folder.resolve("export.csv");
        workspace
                .export(analysis, new FlaggedExport(Partition.ALL, 0.5, true, 0), out, false)
                .run(Feedback.none());
        Capture export = workspace.open(List.of(out), ReadOptions.defaults()).run(Feedback.none());
        Column kinds = export.table().column("predicted_kind").orElseThrow();
        Column probabilities = export.table().column("predicted_probability").orElseThrow();
        List<JsonNode> answers = answers(send(trees, "text/csv", "application/x-ndjson", csv));
        int[] order = analysis.ranking().order();
        for (int i = 0; i < order.length; i++) {
            JsonNode answer = answers.get(order[i]);
            assertThat(kinds.text(i)).isEqualTo(answer.get("kind").asText());
            assertThat(Float.parseFloat(probabilities.text(i)))
                    .isEqualTo((float) answer.get("confidence").asDouble());
        }
    }

    @Test
    void everyFormGivesTheSameAnswers() throws Exception {
        String csv = Flows.csv(700, true, 5, 0.2);
        List<JsonNode> fromTable = answers(send(trees, "text/csv", "application/x-ndjson", csv));
        assertThat(fromTable).hasSize(700).allSatisfy(answer -> assertThat(answer.get("missing"))
                .isEmpty());
        List<String> objects = objects(csv);
        String lines = String.join("\n", objects);
        assertThat(answers(send(trees, "application/x-ndjson", "*/*", lines))).isEqualTo(fromTable);
        String array = "[" + String.join(" ,\n ", objects) + "]";
        JsonNode asArray = Served.json(
                send(trees, "application/json", "application/json", array).body());
        assertThat(asArray).containsExactlyElementsOf(fromTable);
        JsonNode one = PredictTest.ok(trees.predict("/predict", objects.get(3)));
        assertThat(one).isEqualTo(fromTable.get(3));
        assertThat(Served.json(send(trees, "application/json", "", "[]").body()))
                .isEmpty();
    }

    private static List<String> objects(String csv) {
        List<String> lines = new ArrayList<>(Arrays.asList(csv.strip().split("\n", -1)));
        String[] names = lines.removeFirst().split(",", -1);
        List<String> objects = new ArrayList<>();
        for (String line : lines) {
            String[] cells = line.split(",", -1);
            List<String> members = new ArrayList<>();
            for (int i = 1; i < 6; i++) {
                members.add("\"" + names[i] + "\":" + cells[i]);
            }
            objects.add("{" + String.join(",", members) + "}");
        }
        return objects;
    }

    @Test
    void aRecordThatCannotBeReadHasAnErrorInItsPlace() throws Exception {
        String lines = "{\"Duration\":1}\n{\"Duration\":\"x\"}\n{\"Duration\":2,\"ttl\":3}\n\n{\"Duration\":4}\nno\n";
        List<JsonNode> answers = answers(send(trees, "application/x-ndjson", "", lines));
        assertThat(answers).hasSize(5);
        assertThat(answers.get(1).get("error").get("column").asText()).isEqualTo("Duration");
        assertThat(answers.get(2).get("error").get("unknown").get(0).asText()).isEqualTo("ttl");
        assertThat(answers.get(2).get("error").get("line").asInt()).isEqualTo(3);
        assertThat(answers.get(3).get("anomaly_score").isNumber()).isTrue();
        assertThat(answers.get(4).get("error").get("reason").asText()).isEqualTo("no JSON object");

        HttpResponse<String> csv = send(trees, "text/csv", "", "Duration,Bytes\n1,2\nx,3\n4,5,6\n7,8\n");
        assertThat(csv.body().lines().map(line -> line.replaceFirst(".*,", "")))
                .containsExactly("error", "", " Duration: not a number\"", "line 4: 3 fields instead of 2", "");
    }

    @Test
    void unknownColumnsAreIgnoredInTablesUnlessRefused() throws Exception {
        String csv = "Duration,Colour\n1,red\n";
        assertThat(send(trees, "text/csv", "", csv).statusCode()).isEqualTo(200);
        JsonNode refused =
                PredictTest.refused(trees.post("/predict/batch?unknown=refuse", "text/csv", csv), 422, "SERVE-115");
        assertThat(refused.get("unknown").get(0).asText()).isEqualTo("Colour");
        HttpResponse<String> ignored = trees.post(
                "/predict/batch?unknown=ignore", "application/x-ndjson", "{\"Duration\":1,\"Colour\":\"red\"}");
        assertThat(answers(ignored).getFirst().has("error")).isFalse();
        PredictTest.refused(trees.post("/predict/batch", "text/csv", "Colour\nred\n"), 422, "IO-107");
        PredictTest.refused(trees.post("/predict/batch", "text/csv", ""), 422, "IO-105");
        PredictTest.refused(trees.post("/predict/batch", "application/json", "{}"), 422, "IO-107");
        PredictTest.refused(trees.post("/predict/batch", "text/html", csv), 415, "SERVE-117");
    }

    @Test
    void answersComeWhileFlowsAreStillOnTheirWay() throws Exception {
        byte[] line = "{\"Duration\": 20.5, \"Bytes\": 5600, \"Packets\": 9, \"Rate\": 273.2, \"Protocol\": 6}\n"
                .getBytes(StandardCharsets.UTF_8);
        int lines = (2 << 20) / line.length;
        try (Socket socket = trees.connect()) {
            OutputStream out = new BufferedOutputStream(socket.getOutputStream());
            out.write(("POST /predict/batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                            + "Connection: close\r\nContent-Length: " + (lines + 1L) * line.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < lines; i++) {
                out.write(line);
            }
            out.flush();
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(answers.readLine()).isEqualTo("HTTP/1.1 200 OK");
            String before = answers.readLine();
            while (!before.startsWith("{\"anomaly_score\":")) {
                before = answers.readLine();
            }
            out.write(line);
            out.flush();
            assertThat(answers.lines().toList()).contains("0");
        }
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedAlsoWhenItUnpacksToIt() throws Exception {
        ServiceSettings small = Settings.with(Served.USUAL, 2 << 20);
        try (Served served = new Served(small, folder.resolve("xgboost.sfm"))) {
            byte[] csv = Flows.csv(60_000, false, 1).getBytes(StandardCharsets.UTF_8);
            assertThat(csv.length).isGreaterThan(3 << 20);
            HttpRequest told = served.to("/predict/batch")
                    .header("Content-Type", "text/csv")
                    .POST(BodyPublishers.ofByteArray(csv))
                    .build();
            PredictTest.refused(served.send(told), 413, "SERVE-121");
            // Where answers have begun, the last thing said is why there are no more, and the answer has no end.
            HttpRequest late = batch(served, "text/csv", gzip(csv))
                    .header("Content-Encoding", "gzip")
                    .build();
            HttpResponse<InputStream> begun = served.stream(late);
            assertThat(begun.statusCode()).isEqualTo(200);
            ByteArrayOutputStream came = new ByteArrayOutputStream();
            assertThatThrownBy(() -> begun.body().transferTo(came)).isInstanceOf(IOException.class);
            assertThat(came.toString(StandardCharsets.UTF_8)).contains("SERVE-121");
        }
    }

    @Test
    void aBodyThatUnpacksToMuchMoreIsRefused() throws Exception {
        ServiceSettings small = Settings.with(Served.USUAL, 1 << 18);
        try (Served served = new Served(small, folder.resolve("xgboost.sfm"))) {
            // Zeros pack a thousand times smaller.
            byte[] bomb = gzip(new byte[64 << 20]);
            assertThat(bomb.length).isLessThan(1 << 17);
            for (String type : List.of("application/x-ndjson", "text/csv", "application/json")) {
                HttpRequest packed = batch(served, type, bomb)
                        .header("Content-Encoding", "gzip")
                        .build();
                assertThat(served.send(packed).statusCode()).as(type).isIn(413, 422);
            }
            HttpRequest one = served.to("/predict")
                    .header("Content-Type", "application/json")
                    .header("Content-Encoding", "gzip")
                    .POST(BodyPublishers.ofByteArray(bomb))
                    .build();
            PredictTest.refused(served.send(one), 413, "SERVE-121");
        }
    }

    @Test
    void aDamagedBodyIsRefused() throws Exception {
        HttpRequest plain = batch(trees, "text/csv", "a,b\n".getBytes(StandardCharsets.UTF_8))
                .header("Content-Encoding", "gzip")
                .build();
        PredictTest.refused(trees.send(plain), 400, "SERVE-123");
        byte[] packed = gzip(Flows.csv(100, false, 1).getBytes(StandardCharsets.UTF_8));
        HttpRequest cut = batch(trees, "text/csv", Arrays.copyOf(packed, packed.length / 2))
                .header("Content-Encoding", "gzip")
                .build();
        PredictTest.refused(trees.send(cut), 400, "SERVE-123");
        HttpRequest brotli = batch(trees, "text/csv", packed)
                .header("Content-Encoding", "br")
                .build();
        PredictTest.refused(trees.send(brotli), 415, "SERVE-122");
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static HttpRequest.Builder batch(Served served, String type, byte[] body) {
        return served.to("/predict/batch")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    }

    private static HttpResponse<String> send(Served served, String type, String accept, String body) throws Exception {
        HttpRequest.Builder request = batch(served, type, body.getBytes(StandardCharsets.UTF_8));
        return served.send(
                accept.isEmpty()
                        ? request.build()
                        : request.header("Accept", accept).build());
    }

    private static List<JsonNode> answers(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body().lines().map(Served::json).toList();
    }

    private static List<String> lines(InputStream in) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return new ArrayList<>(reader.lines().toList());
        }
    }
}
