package org.strayflow.io;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.strayflow.task.InputException;
import org.strayflow.task.StrayflowException;

/**
 * Writes a file so that it is either there whole or not at all: to a temporary name in the same folder, synced to the disk, then moved.
 * Whatever ends the writing early (a failure, a cancel) deletes the temporary file and leaves an older file as it was.
 */
public final class AtomicFile {
    private static final int BUFFER = 1 << 16;

    private AtomicFile() {}

    /** Writes the content. */
    @FunctionalInterface
    public interface Body {
        /**
         * Writes everything; does not close the stream.
         *
         * @param out buffered
         */
        void write(OutputStream out) throws IOException, StrayflowException;
    }

    /** Writes the content as text. */
    @FunctionalInterface
    public interface TextBody {
        /**
         * Writes everything; does not close the writer.
         *
         * @param out buffered, UTF-8
         */
        void write(Writer out) throws IOException, StrayflowException;
    }

    /**
     * Writes a file of bytes.
     *
     * @param target the file; its folder must exist. A symbolic link is followed
     * @param overwrite whether it may replace a file that is there
     * @param body writes the content; called once
     * @throws InputException when the target exists and may not be overwritten, or cannot be written; codes IO-131 to IO-137
     * @throws StrayflowException whatever the body throws
     */
    public static void write(Path target, boolean overwrite, Body body) throws StrayflowException {
        Path real = resolved(target);
        checkTarget(real, overwrite);
        Path temporary = real.resolveSibling(
                "." + real.getFileName() + "." + UUID.randomUUID().toString().substring(0, 8) + ".part");
        try {
            fill(temporary, body);
            move(temporary, real, overwrite);
        } catch (IOException e) {
            throw IoProblems.writing(target, e);
        } finally {
            deleteQuietly(temporary);
        }
    }

    /** Writes a file of text in UTF-8; see {@link #write}. */
    public static void writeText(Path target, boolean overwrite, TextBody body) throws StrayflowException {
        write(target, overwrite, out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
            body.write(writer);
            writer.flush();
        });
    }

    /**
     * Whether a file could be written, before long work is done for it.
     *
     * @throws InputException as {@link #write} does before it begins
     */
    public static void check(Path target, boolean overwrite) throws InputException {
        checkTarget(resolved(target), overwrite);
    }

    private static Path resolved(Path target) throws InputException {
        try {
            Path absolute = target.toAbsolutePath();
            return Files.isSymbolicLink(absolute) && Files.exists(absolute) ? absolute.toRealPath() : absolute;
        } catch (IOException e) {
            throw IoProblems.writing(target, e);
        }
    }

    private static void checkTarget(Path target, boolean overwrite) throws InputException {
        if (Files.isDirectory(target)) {
            throw IoProblems.targetIsFolder(target);
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw IoProblems.targetIsNoFile(target);
        }
        if (!overwrite && Files.exists(target)) {
            throw IoProblems.targetExists(target);
        }
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw IoProblems.noFolder(target);
        }
    }

    private static void fill(Path temporary, Body body) throws IOException, StrayflowException {
        try (FileChannel channel =
                FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
            body.write(out);
            out.flush();
            channel.force(true);
        }
    }

    private static void move(Path temporary, Path target, boolean overwrite) throws IOException {
        if (overwrite) {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } else {
            // Without an option a move refuses to replace: a file that came into being meanwhile stays.
            Files.move(temporary, target);
        }
        syncFolder(target);
    }

    /** Makes the new name last through a power cut where the system can do that; the content is safe already. */
    private static void syncFolder(Path target) {
        Path folder = target.getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no folder: nothing to do there.
        }
    }

    private static void deleteQuietly(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // The failure that brought us here is the one to tell of.
        }
    }
}
