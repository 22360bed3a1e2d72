package org.strayflow.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {
    @Test
    void followsTheHabitsOfTheSystem() {
        assertThat(UserFolders.of("Linux", "/home/ana", Map.of()).config())
                .isEqualTo(Path.of("/home/ana/.config/strayflow"));
        assertThat(UserFolders.of("Linux", "/home/ana", Map.of("XDG_DATA_HOME", "/data"))
                        .data())
                .isEqualTo(Path.of("/data/strayflow"));
        assertThat(UserFolders.of("Linux", "/home/ana", Map.of("XDG_DATA_HOME", "relative"))
                        .data())
                .isEqualTo(Path.of("/home/ana/.local/share/strayflow"));
        assertThat(UserFolders.of("Mac OS X", "/Users/ana", Map.of()).config())
                .isEqualTo(Path.of("/Users/ana/Library/Application Support/Strayflow"));
        assertThat(UserFolders.of("Windows 11", "/Users/ana", Map.of("APPDATA", "/roaming"))
                        .data())
                .isEqualTo(Path.of("/roaming/Strayflow"));
    }
}
