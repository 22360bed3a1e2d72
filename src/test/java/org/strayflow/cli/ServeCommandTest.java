package org.strayflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code serve} refuses before it listens; that it answers and stops is tried by the smoke test. */
class ServeCommandTest {
    private static final String MODEL = "models/office-day.sfm";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "--listen=0.0.0.0, CONF-222",
        "--port=70000, CONF-224",
        "--patience=0, CONF-224",
        "--listen=example.org, CONF-224",
        "--allow=10.0.0.0/99, CONF-221",
        "--max-body=much, CONF-205"
    })
    void unsafeAndSenselessSettingsAreRefused(String option, String code) {
        CommandRun run = CommandRun.of("serve", "--model", MODEL, option);
        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("strayflow: " + code).hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aTokenMustBeThereAndLongEnough() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "short\n");
        CommandRun shortOne = CommandRun.of("serve", "--model", MODEL, "--token-file", token.toString());
        assertThat(shortOne.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(shortOne.err()).contains("CONF-223").doesNotContain("short\n");
        CommandRun none = CommandRun.of("serve", "--model", MODEL, "--token-file", token + "x");
        assertThat(none.exit()).isEqualTo(ExitCode.INPUT);
        assertThat(none.err()).contains("SERVE-203");
    }

    @Test
    void aModelMustBeGood() throws Exception {
        Path bad = Files.writeString(folder.resolve("bad.sfm"), "no model");
        assertThat(CommandRun.of("serve", "--model", bad.toString()).exit()).isEqualTo(ExitCode.MODEL);
        assertThat(CommandRun.of("serve").exit()).isEqualTo(ExitCode.USAGE);
    }
}
