package org.strayflow.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strayflow.detect.DetectorSpec;
import org.strayflow.detect.Detectors;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.store.ModelBundle;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.Flows;
import org.strayflow.workspace.TrainingRequest;
import org.strayflow.workspace.Workspace;

/** A running service, and a client that asks it over a socket. */
final class Served implements AutoCloseable {
    static final ServiceSettings USUAL = ServiceSettings.ofThisMachine();

    private final ScoringService service;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Served(ServiceSettings settings, Path model) throws Exception {
        service = ScoringService.start(settings, model);
    }

    /** Trains a model on made-up flows. */
    static Path model(Path folder, String detector) throws Exception {
        Path capture = Files.writeString(folder.resolve(detector + ".csv"), Flows.csv(1_500, true, 1));
        Workspace workspace = new Workspace(new Parallel(2));
        DetectorSpec spec = Detectors.byId(detector);
        Capture opened =
                workspace.open(List.of(capture), ReadOptions.defaults()).run(Feedback.none());
        TrainingRequest request = TrainingRequest.suggestedFor(opened, spec);
        Analysis analysis = workspace.train(opened, request).run(Feedback.none());
        return workspace
                .saveModel(analysis.model(), folder.resolve(detector + ".sfm"), true)
                .run(Feedback.none());
    }

    static ModelBundle opened(Path model) throws Exception {
        return Workspace.onAllCores().openModel(model).run(Feedback.none());
    }

    ScoringService service() {
        return service;
    }

    int port() {
        return service.address().getPort();
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(60));
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    HttpResponse<InputStream> stream(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofInputStream());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(to(path).GET().build());
    }

    HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return send(to(path).header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** Asks for the answer to one flow. */
    HttpResponse<String> predict(String path, String json) throws IOException, InterruptedException {
        return post(path, "application/json", json);
    }

    /** Sends bytes as they are and gives back all that comes until the connection ends. */
    String raw(String request) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port());
    }

    static JsonNode json(@Nullable String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        service.close();
    }
}
