package org.strayflow.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.task.InputException;
import org.strayflow.task.ModelException;

/** A model that is replaced while it is served, and a service that stops while it is asked. */
class ReloadTest {
    private static final Path OFFICE = Path.of("models/office-day.sfm");

    @TempDir
    Path folder;

    private Path model;

    @BeforeEach
    void copy() throws Exception {
        model = Files.copy(OFFICE, folder.resolve("m.sfm"));
    }

    @Test
    void aGoodModelTakesOverAndABadOneDoesNot() throws Exception {
        Path other = Served.model(folder, "xgboost");
        try (Served served = new Served(Served.USUAL, model)) {
            String first = served.service().model();
            byte[] good = Files.readAllBytes(other);

            Files.write(model, Arrays.copyOf(good, good.length / 2));
            served.service().look();
            assertThat(served.service().model()).isEqualTo(first);
            assertThat(Served.json(served.get("/ready").body())
                            .get("replacement")
                            .asText())
                    .contains("not used");
            assertThat(served.get("/ready").body()).doesNotContain(folder.toString());
            assertThat(served.get("/metrics").body())
                    .contains("strayflow_model_reload_failures_total 1\n", "strayflow_model_reloads_total 0\n");

            Files.move(other, model, StandardCopyOption.REPLACE_EXISTING);
            served.service().look();
            assertThat(served.service().model()).isNotEqualTo(first);
            assertThat(Served.json(served.get("/model").body()).get("detector").asText())
                    .isEqualTo("xgboost");
            assertThat(Served.json(served.get("/ready").body()).has("replacement"))
                    .isFalse();
            assertThat(served.get("/metrics").body())
                    .contains("strayflow_model_reloads_total 1\n", "detector=\"xgboost\"");

            // A file that is gone is no reason to stop answering.
            Files.delete(model);
            served.service().look();
            assertThat(served.get("/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theSameContentIsNoOtherModel() throws Exception {
        try (Served served = new Served(Served.USUAL, model)) {
            Files.delete(model);
            Files.copy(OFFICE, model);
            served.service().look();
            assertThat(served.get("/metrics").body()).contains("strayflow_model_reloads_total 0\n");
        }
    }

    @Test
    void aBadModelIsNotServed() throws Exception {
        byte[] bytes = Files.readAllBytes(model);
        bytes[bytes.length / 2] ^= 1;
        Files.write(model, bytes);
        assertThatThrownBy(() -> ScoringService.start(Served.USUAL, model)).isInstanceOf(ModelException.class);
        assertThatThrownBy(() -> ScoringService.start(Served.USUAL, folder.resolve("none.sfm")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("MODEL-104");
    }

    @Test
    void aRequestThatRunsIsAnsweredBeforeTheServiceStops() throws Exception {
        Served served = new Served(Served.USUAL, model);
        try (Socket socket = served.connect()) {
            String body = "{\"Flow Duration\": 5}";
            byte[] bytes =
                    ("POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                                    + body.length() + "\r\nExpect: 100-continue\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII);
            socket.getOutputStream().write(bytes);
            // The service has taken the request when it says to go on.
            byte[] goOn = socket.getInputStream().readNBytes("HTTP/1.1 100 Continue".length());
            assertThat(new String(goOn, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 100 Continue");
            CompletableFuture<Void> stopped =
                    CompletableFuture.runAsync(() -> served.service().stop(30));
            socket.getOutputStream().write(body.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).contains("HTTP/1.1 200 OK", "\"anomaly_score\":");
            stopped.join();
            assertThatThrownBy(() -> served.connect().close()).isInstanceOf(java.io.IOException.class);
        }
    }
}
