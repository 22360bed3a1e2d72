package org.strayflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, where what belongs to the whole process can be tried. */
class MainTest {
    private static final int LONGEST_SECONDS = 120;

    @TempDir
    private Path folder;

    @Test
    void aTurkishMachineTrainsTheSameModel() throws Exception {
        Path model = folder.resolve("m.sfm");
        Result result = run(
                List.of("-Duser.language=tr", "-Duser.country=TR"),
                "train",
                "sample-data/office-day-1.csv.gz",
                "--detector",
                "isolation-forest",
                "--train-on",
                "benign",
                "--split",
                "stratified",
                "--goal",
                "best-f1",
                "--seed",
                "1",
                "--model",
                model.toString());
        assertThat(result.exit).as(result.output).isZero();
        assertThat(model).hasSameBinaryContentAs(Path.of("models/office-day.sfm"));
    }

    @Test
    void aMistypedCommandIsNotTakenForAFile() throws Exception {
        Result result = run(List.of(), "trian", "sample-data/office-day-1.csv.gz");
        assertThat(result.exit).isEqualTo(64);
        assertThat(result.output.lines())
                .singleElement()
                .asString()
                .contains("no command or file “trian”")
                .contains("--help");
    }

    @Test
    void aRehearsalTellsWhenTheWindowAndTheFileInItWereDrawnAndLeaves() throws Exception {
        Result result = run(
                List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-Dstrayflow.rehearsal=opened"),
                "sample-data/office-day-1.csv.gz");
        assertThat(result.exit).as(result.output).isZero();
        List<String> told = result.output
                .lines()
                .filter(line -> line.matches("(java-home|first-frame|opened) .*"))
                .toList();
        assertThat(told)
                .satisfiesExactly(
                        home -> assertThat(home).isEqualTo("java-home " + System.getProperty("java.home")),
                        frame -> assertThat(frame).startsWith("first-frame "),
                        opened -> assertThat(millis(opened)).isGreaterThanOrEqualTo(millis(told.get(1))));
    }

    @Test
    void aRehearsalWithAFileThatCannotBeReadLeavesToo() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.csv"), "");
        assertThat(rehearsal(empty.toString()).exit).isEqualTo(1);
    }

    /** Nobody is there to say it. */
    @Test
    void aRehearsalWithAFileThatSomebodyWouldHaveToSayMoreAboutLeavesToo() throws Exception {
        assertThat(rehearsal("LICENSE").exit).isEqualTo(1);
    }

    private Result rehearsal(String file) throws IOException, InterruptedException {
        return run(List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-Dstrayflow.rehearsal=opened"), file);
    }

    private static long millis(String line) {
        return Long.parseLong(line.substring(line.indexOf(' ') + 1));
    }

    private Result run(List<String> options, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-classpath",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        Path output = folder.resolve("output.txt");
        Process process = builder.redirectOutput(output.toFile()).start();
        try {
            assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS))
                    .as("it ends: %s", Files.readString(output))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Result(process.exitValue(), Files.readString(output));
    }

    private record Result(int exit, String output) {}
}
