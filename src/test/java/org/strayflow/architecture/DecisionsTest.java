package org.strayflow.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Decision records keep their form, and the tests that they name exist. */
class DecisionsTest {
    private static final Path FOLDER = Path.of("src/site/markdown/decisions");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)(?:#(\\w+))?`");

    static List<Path> records() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d{4}-[a-z0-9-]+\\.md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void saysWhatWasDecidedAndWhy(Path file) throws IOException {
        String number = file.getFileName().toString().substring(0, 4);
        assertThat(Files.readString(file))
                .startsWith("# " + number + " ")
                .containsSubsequence(
                        "**Status:** ", "## Context\n", "## Decision\n", "## Consequences\n", "## Confirmation\n");
        assertThat(Files.readString(FOLDER.resolve("README.md")))
                .contains("[" + number + "](" + file.getFileName() + ")");
    }

    @ParameterizedTest
    @MethodSource("records")
    void namesTestsThatExist(Path file) throws IOException {
        String text = Files.readString(file);
        List<MatchResult> named = TEST.matcher(text.substring(text.indexOf("## Confirmation")))
                .results()
                .toList();
        assertThat(named).isNotEmpty();
        for (MatchResult test : named) {
            String source = sourceOf(test.group(1));
            if (test.group(2) != null) {
                assertThat(source).contains(" " + test.group(2) + "(");
            }
        }
    }

    private static String sourceOf(String test) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            List<Path> found =
                    files.filter(file -> file.endsWith(test + ".java")).toList();
            assertThat(found).as(test).hasSize(1);
            return Files.readString(found.getFirst());
        }
    }
}
