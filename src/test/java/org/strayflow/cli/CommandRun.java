package org.strayflow.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.strayflow.workspace.UserFolders;

/** What a command did. */
record CommandRun(int exit, String out, String err) {
    static final Pictures NO_PICTURES = (analysis, folder) -> feedback -> List.of();

    /** What belongs to the user goes here, never where it belongs to a real one. */
    static final UserFolders FOLDERS = new UserFolders(Path.of("target", "user"), Path.of("target", "user"));

    static CommandRun of(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        int exit = Cli.run(arguments, console, NO_PICTURES, FOLDERS);
        return new CommandRun(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    JsonNode json() throws IOException {
        return new JsonMapper().readTree(out);
    }
}
