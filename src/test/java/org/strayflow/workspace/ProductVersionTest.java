package org.strayflow.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class ProductVersionTest {
    @Test
    void namesVersionAndCommit() {
        ProductVersion version = ProductVersion.of(
                properties("version", "0.1.0", "commit", "1f2e3d4c5b6a"), properties("commit", "$Format:%H$"));

        assertThat(version.text()).isEqualTo("0.1.0 (1f2e3d4c5b6a)");
    }

    @Test
    void saysWhenFilesDifferFromTheCommit() {
        assertThat(ProductVersion.of(properties("version", "0.1.0", "commit", "1f2e3d4c5b6a-modified"), properties())
                        .commit())
                .contains("1f2e3d4c5b6a-modified");
    }

    @Test
    void aSourceArchiveKnowsItsCommitWithoutGit() {
        ProductVersion version = ProductVersion.of(
                properties("version", "0.1.0", "commit", ""),
                properties("commit", "1f2e3d4c5b6a79887766554433221100ffeeddcc"));

        assertThat(version.text()).isEqualTo("0.1.0 (1f2e3d4c5b6a)");
    }

    @Test
    void aCloneWithoutGitHasAVersionAndNoCommit() {
        ProductVersion version = ProductVersion.of(
                properties("version", "0.1.0", "commit", "${build.commit}"), properties("commit", "$Format:%H$"));

        assertThat(version.commit()).isEmpty();
        assertThat(version.text()).isEqualTo("0.1.0");
    }

    @Test
    void whatNoBuildWroteIsUnpackaged() {
        assertThat(ProductVersion.of(properties("version", "${project.version}"), properties())
                        .text())
                .isEqualTo("(unpackaged)");
        assertThat(ProductVersion.of(properties(), properties()).text()).isEqualTo("(unpackaged)");
    }

    @Test
    void thisProgramHasOne() {
        assertThat(ProductVersion.ofThisProgram().version()).isNotEmpty().doesNotContain("$");
    }

    private static Properties properties(String... namesAndValues) {
        Properties properties = new Properties();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.setProperty(namesAndValues[i], namesAndValues[i + 1]);
        }
        return properties;
    }
}
