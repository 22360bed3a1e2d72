package org.strayflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.workspace.Flows;

/** What a command says when something is wrong: the file, what is wrong with it, what to do on a command line. */
class MessagesTest {
    @TempDir
    Path folder;

    private String capture = "";

    @BeforeEach
    void writeCapture() throws Exception {
        capture = write("office.csv", Flows.csv(400, true, 1));
    }

    private String write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String said(int exit, String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exit()).isEqualTo(exit);
        assertThat(run.err().lines()).hasSize(1);
        return run.err().strip();
    }

    @Test
    void aFileThatIsThereCanBeReplacedWithForce() throws Exception {
        String model = write("office.sfm", "mine");
        assertThat(said(ExitCode.INPUT, "train", capture, "--model", model, "--split=stratified"))
                .contains("IO-131 " + model + ": The file exists. Choose another name, or add --force to replace it.");
    }

    @Test
    void aThresholdBeyondTheScoresIsRefused() {
        assertThat(said(ExitCode.USAGE, "train", capture, "--model", "x.sfm", "--goal", "threshold=2"))
                .contains("EVAL-201")
                .contains("a threshold is a score, a number from 0 to 1");
    }

    @Test
    void aLabelColumnThatIsNotThereIsSaidOfTheFile() {
        assertThat(said(ExitCode.USAGE, "inspect", capture, "--label", "Etikett"))
                .startsWith("strayflow: IO-112 " + capture + ": There is no column Etikett");
    }

    @Test
    void aFileThatIsNoModelIsNamed() {
        assertThat(said(ExitCode.MODEL, "evaluate", capture, "--model", capture))
                .startsWith("strayflow: MODEL-101 " + capture + ": The model file is damaged");
    }

    @Test
    void aModelThatCannotBeReadSaysWhyOnce() {
        String absent = folder.resolve("absent.sfm").toString();
        assertThat(said(ExitCode.INPUT, "evaluate", capture, "--model", absent))
                .isEqualTo("strayflow: MODEL-104 " + absent
                        + ": There is no such model file. Check the name and the folder.");
        assertThat(said(ExitCode.INPUT, "evaluate", capture, "--model", folder.toString()))
                .isEqualTo(
                        "strayflow: MODEL-104 " + folder + ": This is a folder. Choose the model file (.sfm) in it.");
    }

    @Test
    void oneRowIsNotOneRows() throws Exception {
        String one = write("one.csv", "Duration,Bytes,Label\n1,2,BENIGN\n");
        CommandRun trained =
                CommandRun.of("train", one, "--model", folder.resolve("m.sfm").toString());
        assertThat(trained.err()).contains("There is only 1 row to train on.");
        assertThat(CommandRun.of("inspect", one).out()).contains("1 flow, 0 rejected, 0 duplicate rows, 3 columns");
        String broken = write("broken.csv", "Duration,Bytes,Label\n1,2\n");
        assertThat(CommandRun.of("inspect", broken).err()).contains("The only record could not be read");
    }

    @Test
    void featuresThatNeverVaryAreNamed() throws Exception {
        String same = write("same.csv", "Duration,Bytes,Label\n" + "1,2,BENIGN\n".repeat(20) + "3,4,Bot\n".repeat(5));
        assertThat(said(
                        ExitCode.USAGE,
                        "train",
                        same,
                        "--split=stratified",
                        "--model",
                        folder.resolve("m.sfm").toString()))
                .contains("CONF-120 There is nothing to learn from: in the training rows no feature has two different"
                        + " values (Duration, Bytes).");
    }
}
