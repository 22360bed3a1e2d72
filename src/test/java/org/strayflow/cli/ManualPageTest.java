package org.strayflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The manual page that packages bring. */
class ManualPageTest {
    @Test
    void namesEveryCommand() throws IOException {
        List<String> commands = Pattern.compile("(?m)^  ([a-z-]+)  +[A-Z]")
                .matcher(CommandRun.of("--help").out())
                .results()
                .map(match -> match.group(1))
                .filter(command -> !command.equals("help"))
                .toList();
        String page = Files.readString(Path.of("packaging/jpackage/linux/strayflow.1"))
                .replace("\\", "");

        assertThat(commands).hasSizeGreaterThan(10).allSatisfy(command -> assertThat(page)
                .containsPattern("(?m)^\\.BR? (.* )?" + command + "( |$)"));
    }
}
