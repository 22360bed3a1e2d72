package org.strayflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command line says of the files goes before what is found out. */
class ReadingOptionsTest {
    @TempDir
    Path folder;

    private String file(String text) throws IOException {
        return Files.write(folder.resolve("a.csv"), text.getBytes(StandardCharsets.ISO_8859_1))
                .toString();
    }

    private static JsonNode column(CommandRun run, int place) throws IOException {
        return run.json().get("columns").get(place);
    }

    @Test
    void separatorEncodingLayoutAndRoles() throws Exception {
        String file = file("a|b,caf\u00E9\n1|2,x\n3|4,y\n");
        CommandRun run = CommandRun.of(
                "inspect",
                file,
                "--json",
                "--separator",
                ",",
                "--encoding",
                "windows1252",
                "--layout",
                "generic",
                "--role",
                "a|b=ignored");
        assertThat(run.exit()).isZero();
        assertThat(column(run, 0).get("role").asText()).isEqualTo("ignored");
        assertThat(column(run, 1).get("name").asText()).isEqualTo("caf\u00E9");
    }

    @Test
    void whatTimestampsLeaveOpenIsSaidUntilItIsChosen() throws Exception {
        String file = file("timestamp,n\n" + "5/7/2017 3:02,1\n6/7/2017 4:03,2\n".repeat(10));
        assertThat(CommandRun.of("inspect", file, "--json")
                        .json()
                        .get("findings")
                        .toString())
                .contains("DATA-117");
        CommandRun chosen = CommandRun.of("inspect", file, "--json", "--day-order", "day", "--clock", "working-hours");
        assertThat(chosen.exit()).isZero();
    }

    @Test
    void theLimitForUnpackingCanBeRaised() throws Exception {
        Path packed = folder.resolve("a.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(("a,b\n" + "1,2\n".repeat(10_000)).getBytes(StandardCharsets.UTF_8));
        }
        CommandRun stopped = CommandRun.of("inspect", packed.toString(), "--unpack-limit", "10K");
        assertThat(stopped.exit()).isEqualTo(4);
        assertThat(stopped.err()).contains("IO-124");
        assertThat(CommandRun.of("inspect", packed.toString(), "--unpack-limit", "1 MiB")
                        .exit())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "--separator, ab",
        "--separator, \u00E9",
        "--encoding, Latin-9",
        "--unpack-limit, much",
        "--unpack-limit, 0",
        "--role, a=boss",
        "--layout, zork",
        "--role, c=feature",
        "--day-order, year",
        "--clock, sundial"
    })
    void slipsOfThePen(String option, String value) throws Exception {
        CommandRun run = CommandRun.of("inspect", file("a,b\n1,2\n"), option, value);
        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err().lines()).hasSize(1);
    }
}
