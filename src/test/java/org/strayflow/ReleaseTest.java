package org.strayflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a release is made of says the same everywhere. */
class ReleaseTest {
    @Test
    void theChangeLogTellsOfTheVersionThatIsBuilt() throws IOException {
        String version = Pattern.compile(
                        "<artifactId>strayflow</artifactId>\\s*<version>([0-9.]+)(-SNAPSHOT)?</version>")
                .matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow()
                .replaceAll("(?s).*<version>|(-SNAPSHOT)?</version>", "");

        assertThat(Files.readString(Path.of("src/site/markdown/CHANGELOG.md"))).contains("\n## " + version);
    }
}
