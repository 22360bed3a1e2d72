package org.strayflow.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.InputException;

/** Who is let in. */
class GatesTest {
    private static final Path MODEL = Path.of("models/office-day.sfm");
    private static final String TOKEN = "0123456789abcdef";

    @Test
    void onlyTheTokenOpens() throws Exception {
        try (Served served = new Served(Settings.withToken(Served.USUAL, TOKEN), MODEL)) {
            assertThat(served.get("/model").statusCode()).isEqualTo(401);
            assertThat(served.get("/model").headers().firstValue("WWW-Authenticate"))
                    .contains("Bearer");
            for (String wrong : List.of(
                    "Bearer " + TOKEN + "x", "Bearer " + TOKEN.substring(1), "Bearer", "Basic " + TOKEN, TOKEN)) {
                PredictTest.refused(
                        served.send(served.to("/metrics")
                                .header("Authorization", wrong)
                                .build()),
                        401,
                        "SERVE-101");
            }
            for (String right : List.of("Bearer " + TOKEN, "bearer " + TOKEN)) {
                assertThat(served.send(served.to("/model")
                                        .header("Authorization", right)
                                        .build())
                                .statusCode())
                        .isEqualTo(200);
            }
            for (String open : List.of("/health", "/ready")) {
                assertThat(served.get(open).statusCode()).isEqualTo(200);
            }
            // What there is, is told to nobody without the token.
            assertThat(served.get("/nothing").statusCode()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8000",
                "127.0.0.1",
                "127.0.0.1:1",
                "[::1]",
                "[::1]:8000",
                "10.1.2.3:80",
                "flows.example:8000"
            })
    void knownHostsPass(String host) throws Exception {
        assertThat(asked(host, "")).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example:8000",
                "",
                "[::1",
                "localhost:x",
                "flows.example.",
                "0x7f.1:80"
            })
    void otherHostsAreMisdirected(String host) throws Exception {
        assertThat(asked(host, "")).startsWith("HTTP/1.1 421").contains("SERVE-102");
    }

    @Test
    void aRequestWithoutAHostIsMisdirected() throws Exception {
        try (Served served = new Served(Served.USUAL, MODEL)) {
            assertThat(served.raw("GET /health HTTP/1.1\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 421");
            assertThat(served.raw(
                            "GET /health HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 421");
        }
    }

    @Test
    void pagesFromElsewhereAreRefused() throws Exception {
        assertThat(asked("localhost:8000", "Origin: http://localhost:8000\r\n")).startsWith("HTTP/1.1 200");
        for (String foreign : List.of(
                "Origin: http://evil.example",
                "Origin: null",
                "Origin: http://localhost",
                "Sec-Fetch-Site: cross-site")) {
            assertThat(asked("localhost:8000", foreign + "\r\n"))
                    .startsWith("HTTP/1.1 403")
                    .contains("SERVE-103");
        }
    }

    private static String asked(String host, String headers) throws Exception {
        ServiceSettings named = Settings.withGates(Served.USUAL, List.of("Flows.example"), List.of(), 0, 8);
        try (Served served = new Served(named, MODEL)) {
            return served.raw("GET /health HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "Connection: close\r\n\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.1.2, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "192.168.1.7, 192.168.1.7, true",
        "192.168.1.7, 192.168.1.6, false",
        "172.16.0.0/12, 172.31.9.9, true",
        "172.16.0.0/12, 172.32.0.0, false",
        "0.0.0.0/0, 1.2.3.4, true",
        "::/0, 1.2.3.4, false",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fe00::1, false"
    })
    void rangesHoldAddresses(String range, String address, boolean held) throws Exception {
        assertThat(Cidr.parse(range).contains(InetAddress.ofLiteral(address))).isEqualTo(held);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10.0.0.0/", "/8", "fd00::/129"})
    void otherTextsAreNoRanges(String text) {
        assertThatThrownBy(() -> Cidr.parse(text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("CONF-221");
    }

    @Test
    void otherAddressesAreNotAnswered() throws Exception {
        ServiceSettings elsewhere =
                Settings.withGates(Served.USUAL, List.of(), List.of(Cidr.parse("192.0.2.0/24")), 0, 8);
        try (Served served = new Served(elsewhere, MODEL)) {
            PredictTest.refused(served.get("/health"), 403, "SERVE-104");
        }
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeAgain() throws Exception {
        AtomicLong clock = new AtomicLong();
        Pace pace = new Pace(2, clock::get);
        InetAddress one = InetAddress.ofLiteral("10.0.0.1");
        pace.take(one);
        pace.take(one);
        assertThatThrownBy(() -> pace.take(one))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.headers()).containsEntry("Retry-After", "1"));
        pace.take(InetAddress.ofLiteral("10.0.0.2"));
        clock.addAndGet(499_000_000);
        assertThatThrownBy(() -> pace.take(one)).isInstanceOf(Refusal.class);
        clock.addAndGet(1_000_000);
        pace.take(one);
        assertThatThrownBy(() -> pace.take(one)).isInstanceOf(Refusal.class);

        Pace slow = new Pace(0.1, clock::get);
        slow.take(one);
        assertThatThrownBy(() -> slow.take(one))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.headers()).containsEntry("Retry-After", "10"));
        ServiceSettings limited = Settings.withGates(Served.USUAL, List.of(), List.of(), 0.001, 8);
        try (Served served = new Served(limited, MODEL)) {
            assertThat(served.get("/health").statusCode()).isEqualTo(200);
            assertThat(PredictTest.refused(served.get("/health"), 429, "SERVE-105")
                            .get("title")
                            .asText())
                    .isNotEmpty();
        }
    }

    @Test
    void moreThanThePlacesAreToldToComeAgain() throws Exception {
        ServiceSettings one = Settings.withGates(Served.USUAL, List.of(), List.of(), 0, 1);
        try (Served served = new Served(one, MODEL);
                Socket slow = served.connect()) {
            slow.getOutputStream()
                    .write(
                            "POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
                                    .getBytes(StandardCharsets.US_ASCII));
            // The first has its place when the second is refused; until then the second is answered for what it is.
            int status = 0;
            while (status != 503) {
                status = served.predict("/predict", "{}").statusCode();
                assertThat(status).isIn(400, 422, 503);
            }
            assertThat(served.get("/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aClientThatKeepsTheServiceWaitingIsCutOff() throws Exception {
        ServiceSettings hasty = Settings.with(Served.USUAL, Duration.ofMillis(150));
        for (String begun : List.of(
                "GET /hea",
                "POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")) {
            try (Served served = new Served(hasty, MODEL)) {
                assertThat(served.raw(begun)).isEmpty();
                assertThat(served.get("/health").statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void nobodyListensElsewhereWithoutAToken() throws Exception {
        ServiceSettings everywhere = Settings.on(Served.USUAL, InetAddress.ofLiteral("0.0.0.0"));
        assertThatThrownBy(() -> ScoringService.start(everywhere, MODEL))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("CONF-222");
        try (Served served = new Served(Settings.withToken(everywhere, TOKEN), MODEL)) {
            assertThat(served.get("/health").statusCode()).isEqualTo(200);
        }
        assertThatThrownBy(() -> Token.of("short")).hasMessageContaining("CONF-223");
        assertThatThrownBy(() -> Token.of("with a blank in between")).hasMessageContaining("CONF-223");
        assertThat(Token.of("  " + TOKEN + "\nmore")).isEqualTo(TOKEN);
    }

    @Test
    void aPortThatIsTakenIsNamed() throws Exception {
        try (Served served = new Served(Served.USUAL, MODEL)) {
            ServiceSettings same = new ServiceSettings(
                    Served.USUAL.listen(),
                    served.port(),
                    null,
                    List.of(),
                    List.of(),
                    0,
                    8,
                    1 << 20,
                    Duration.ofSeconds(1),
                    10);
            assertThatThrownBy(() -> ScoringService.start(same, MODEL))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("SERVE-202");
        }
    }
}
