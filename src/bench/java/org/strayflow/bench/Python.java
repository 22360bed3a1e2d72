package org.strayflow.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the peers: what an analyst would otherwise do in Python. */
final class Python {
    private Python() {}

    /** Whether Debian's own python3 is there with pandas and scikit-learn. */
    static boolean hasPeers() throws IOException {
        return Files.isExecutable(Path.of("/usr/bin/python3"))
                && run(List.of("/usr/bin/python3", "-c", "import sklearn, pandas; print(sklearn.__version__)"), true)
                        .ok();
    }

    /** The lines that a script printed; they are shown as they come. */
    static List<String> run(Path script, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("/usr/bin/python3", script.toString()));
        command.addAll(arguments);
        Ended ended = run(command, false);
        if (!ended.ok()) {
            throw new IOException(command + " failed");
        }
        return ended.lines();
    }

    private record Ended(List<String> lines, boolean ok) {}

    private static Ended run(List<String> command, boolean quiet) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(quiet ? ProcessBuilder.Redirect.DISCARD : ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                if (!quiet) {
                    System.out.println("peer: " + line);
                }
            }
            return new Ended(lines, process.waitFor() == 0);
        } catch (InterruptedException e) {
            process.destroy();
            throw new IOException(e);
        }
    }
}
