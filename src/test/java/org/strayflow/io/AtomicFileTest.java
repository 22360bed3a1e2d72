package org.strayflow.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.task.InputException;
import org.strayflow.task.Problem;

class AtomicFileTest {
    @TempDir
    Path folder;

    private static void fails(String code, Path target, boolean overwrite, AtomicFile.TextBody body) {
        assertThatThrownBy(() -> AtomicFile.writeText(target, overwrite, body))
                .isInstanceOfSatisfying(InputException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo(code);
                    assertThat(e.problem().where()).isEqualTo(target.toString());
                });
    }

    private void holdsOnly(Path... files) throws IOException {
        try (var all = Files.list(folder)) {
            assertThat(all).containsExactlyInAnyOrder(files);
        }
    }

    @Test
    void writesWhatTheBodyWrites() throws Exception {
        Path target = folder.resolve("a.txt");
        AtomicFile.write(target, false, out -> out.write(new byte[] {1, 2, 3}));
        assertThat(target).hasBinaryContent(new byte[] {1, 2, 3});
        AtomicFile.writeText(target, true, out -> out.write("größer"));
        assertThat(target).hasContent("größer");
        holdsOnly(target);
    }

    @Test
    void replacesOnlyWhenTold() throws Exception {
        Path target = Files.writeString(folder.resolve("a.txt"), "old");
        fails("IO-131", target, false, out -> out.write("new"));
        assertThat(target).hasContent("old");
    }

    @Test
    void neverReplacesAFileThatCameMeanwhile() throws Exception {
        Path target = folder.resolve("a.txt");
        fails("IO-131", target, false, out -> {
            out.write("ours");
            Files.writeString(target, "theirs");
        });
        assertThat(target).hasContent("theirs");
        holdsOnly(target);
    }

    @Test
    void aFailureOfTheBodyLeavesNothing() throws Exception {
        Path target = folder.resolve("a.txt");
        fails("IO-136", target, true, out -> {
            out.write("half");
            out.flush();
            throw new IOException("the wire broke");
        });
        fails("IO-135", target, true, out -> {
            throw new IOException("No space left on device");
        });
        assertThatThrownBy(() -> AtomicFile.write(target, true, out -> {
                    throw new CancellationException();
                }))
                .isInstanceOf(CancellationException.class);
        InputException own = new InputException(Problem.of("IO-199", "Own.", "None."));
        assertThatThrownBy(() -> AtomicFile.write(target, true, out -> {
                    throw own;
                }))
                .isSameAs(own);
        holdsOnly();
    }

    @Test
    void aPlaceThatIsNone() throws Exception {
        fails("IO-132", folder, true, out -> out.write("x"));
        fails("IO-133", folder.resolve("absent").resolve("a.txt"), true, out -> out.write("x"));
        Path file = Files.writeString(folder.resolve("file"), "x");
        fails("IO-133", file.resolve("a.txt"), true, out -> out.write("x"));
    }

    @Test
    void whatIsNoPlainFileIsNeverReplaced() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "no mkfifo on this machine");
        assertThat(new ProcessBuilder("/usr/bin/mkfifo", pipe.toString())
                        .start()
                        .waitFor())
                .isZero();
        fails("IO-137", pipe, true, out -> out.write("new"));
        assertThat(Files.isRegularFile(pipe)).isFalse();
        holdsOnly(pipe);
    }

    @Test
    void aFullDiskIsSaid() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "no device that is always full");
        assertThatThrownBy(() -> AtomicFile.write(folder.resolve("a.txt"), true, out -> {
                    try (var device = Files.newOutputStream(full)) {
                        device.write(1);
                    }
                }))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("IO-135");
    }

    @Test
    void aFolderThatMayNotBeWrittenTo() throws Exception {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no POSIX permissions");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeFalse(Files.isWritable(folder), "this user may write everywhere");
            fails("IO-134", folder.resolve("a.txt"), true, out -> out.write("x"));
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void aLinkIsFollowed() throws Exception {
        Path real = Files.writeString(folder.resolve("real.txt"), "old");
        Path link = folder.resolve("link.txt");
        try {
            Files.createSymbolicLink(link, real);
        } catch (UnsupportedOperationException | IOException e) {
            assumeTrue(false, "no symbolic links here");
        }
        AtomicFile.writeText(link, true, out -> out.write("new"));
        assertThat(real).hasContent("new");
        assertThat(Files.isSymbolicLink(link)).isTrue();
    }
}
