package org.strayflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a release is made of says the same everywhere, and what its definitions name is there. */
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".github/workflows/ci.yml",
                ".github/workflows/release.yml",
                "packaging/container/Dockerfile",
                "packaging/container/compose.yaml",
                "packaging/smoke-test",
                ".ci/run"
            })
    void scriptsAndFilesThatDefinitionsNameAreThere(String definition) throws IOException {
        List<String> named = Pattern.compile("(?<![\\w./-])(packaging|sample-data|models|src|\\.ci)/[\\w./-]*\\w")
                .matcher(Files.readString(Path.of(definition)))
                .results()
                .map(MatchResult::group)
                .filter(path -> !path.equals("packaging/container/token"))
                .toList();

        assertThat(named).isNotEmpty().allSatisfy(path -> assertThat(Path.of(path))
                .exists());
    }

    @Test
    void everyForgeRunsTheSameCheck() throws IOException {
        for (String workflow : List.of("ci.yml", "release.yml")) {
            assertThat(Files.readString(Path.of(".github/workflows").resolve(workflow)))
                    .containsPattern("run: .*\\.ci/run");
        }
    }

    @Test
    void theContainerRunsAsNobodyAndChecksItsHealth() throws IOException {
        String image = Files.readString(Path.of("packaging/container/Dockerfile"));
        assertThat(image)
                .containsPattern("(?m)^USER [1-9]")
                .contains("HEALTHCHECK")
                .contains("--token-file");
        assertThat(Files.readString(Path.of("packaging/container/compose.yaml")))
                .contains("read_only: true", "cap_drop:", "no-new-privileges", "127.0.0.1:8000:8000");
    }
}
