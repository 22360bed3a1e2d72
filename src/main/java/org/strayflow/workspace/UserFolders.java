package org.strayflow.workspace;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where the program keeps what belongs to the user, by the habits of each system: the XDG folders on Linux, {@code AppData} on
 * Windows, {@code Library} on macOS.
 *
 * @param config settings and recent files
 * @param data captures made for the user, and the runs
 */
public record UserFolders(Path config, Path data) {
    /** The folders of the user who runs the program. */
    public static UserFolders ofUser() {
        return of(System.getProperty("os.name", ""), System.getProperty("user.home", "."), System.getenv());
    }

    /** The folders for a system's name, a home folder and an environment. */
    static UserFolders of(String system, String home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        Path base = Path.of(home);
        if (name.contains("win")) {
            Path appData =
                    folder(environment, "APPDATA", base.resolve("AppData").resolve("Roaming"));
            return new UserFolders(appData.resolve("Strayflow"), appData.resolve("Strayflow"));
        }
        if (name.contains("mac")) {
            Path library =
                    base.resolve("Library").resolve("Application Support").resolve("Strayflow");
            return new UserFolders(library, library);
        }
        Path config = folder(environment, "XDG_CONFIG_HOME", base.resolve(".config"));
        Path data = folder(environment, "XDG_DATA_HOME", base.resolve(".local").resolve("share"));
        return new UserFolders(config.resolve("strayflow"), data.resolve("strayflow"));
    }

    /** A relative path in such a variable is to be ignored, as the XDG specification says. */
    private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
        String value = environment.getOrDefault(variable, "");
        return value.isEmpty() || !Path.of(value).isAbsolute() ? otherwise : Path.of(value);
    }
}
