package org.strayflow.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.strayflow.task.InputException;

/**
 * The bytes of the file under a name, as they are written, whatever becomes of the name. A file that was renamed or deleted is read to its
 * end: its writer may hold it still. The next file under the name is begun when there is something in it, for then the writer has left the
 * old one. A file that is shorter than what was read of it, or has other bytes where the last ones read stood, was cut and is begun anew.
 * Holds the file open. Not for several threads.
 */
final class LogTail implements Closeable {
    /** What a look finds. */
    enum Seen {
        /** Bytes. */
        BYTES,
        /** Nothing new. */
        NOTHING,
        /** A file under the name; reading begins at its start. */
        FOUND,
        /** The file of an earlier reading; reading goes on where that ended. */
        FOUND_AGAIN,
        /** The file of the earlier reading, which was cut since; reading begins at its start. */
        FOUND_CUT,
        /** Another file than that of the earlier reading, of which there is no trace; reading begins at its start. */
        FOUND_OTHER,
        /** There is no file under the name now. */
        GONE,
        /** The file is at its end and another one has its name. */
        ENDED,
        /** The file was cut; reading begins at its start. */
        CUT
    }

    private final Path path;
    private @Nullable LogPoint earlier;
    private @Nullable FileChannel channel;
    private String key = "";
    private long position;
    private TailAnchor anchor = TailAnchor.NONE;
    private boolean gone;
    private boolean everFound;
    private int count;

    /**
     * Before the first look.
     *
     * @param path the name
     * @param earlier where an earlier reading ended
     */
    LogTail(Path path, LogPoint earlier) {
        this.path = path;
        this.earlier = earlier.offset() > 0 ? earlier : null;
    }

    /**
     * Looks once.
     *
     * @param into takes bytes, as many as {@link #count()} says when there are some
     * @throws InputException when the file cannot be read
     */
    Seen look(byte[] into) throws InputException {
        try {
            return channel == null ? find() : follow(channel, into);
        } catch (IOException e) {
            throw IoProblems.reading(path, e);
        }
    }

    /** How many bytes the last look found. */
    int count() {
        return count;
    }

    /** Names the file that is open; empty when none is. */
    String key() {
        return key;
    }

    private Seen find() throws IOException, InputException {
        LogPoint point = earlier;
        if (point != null && (openIfOurs(path, point) || openMoved(point))) {
            earlier = null;
            position = point.offset();
            anchor = new TailAnchor(point.before());
            return found(Seen.FOUND_AGAIN);
        }
        if (!open(path)) {
            return missing();
        }
        earlier = null;
        position = 0;
        anchor = TailAnchor.NONE;
        if (point == null) {
            return found(Seen.FOUND);
        }
        return found(key.equals(point.file()) ? Seen.FOUND_CUT : Seen.FOUND_OTHER);
    }

    private Seen found(Seen seen) {
        gone = false;
        everFound = true;
        return seen;
    }

    private Seen missing() {
        boolean first = !gone;
        gone = true;
        return first ? Seen.GONE : Seen.NOTHING;
    }

    private Seen follow(FileChannel file, byte[] into) throws IOException {
        long size = file.size();
        if (size != position) {
            return size < position || !holdsAnchor(file) ? cut() : read(file, into);
        }
        String now = key(path);
        if (now.isEmpty()) {
            return missing();
        }
        gone = false;
        if (now.equals(key) || Files.size(path) == 0) {
            return Seen.NOTHING;
        }
        if (file.size() != position) {
            return Seen.NOTHING;
        }
        close();
        return Seen.ENDED;
    }

    private Seen read(FileChannel file, byte[] into) throws IOException {
        count = Math.max(0, file.read(ByteBuffer.wrap(into), position));
        anchor = anchor.and(into, 0, count);
        position += count;
        return count == 0 ? Seen.NOTHING : Seen.BYTES;
    }

    private Seen cut() {
        position = 0;
        anchor = TailAnchor.NONE;
        return Seen.CUT;
    }

    private boolean holdsAnchor(FileChannel file) throws IOException {
        return anchor.is(before(file, position, anchor.length()));
    }

    private static byte[] before(FileChannel file, long place, int length) throws IOException {
        ByteBuffer there = ByteBuffer.allocate(length);
        int read = 1;
        while (there.hasRemaining() && read > 0) {
            read = file.read(there, place - length + there.position());
        }
        return Arrays.copyOf(there.array(), there.position());
    }

    /** Opens the file if it is the one that was read earlier, by what stands before the place where that ended. */
    private boolean openIfOurs(Path file, LogPoint point) throws IOException, InputException {
        if (!open(file) || channel == null) {
            return false;
        }
        if (channel.size() >= point.offset()
                && Arrays.equals(point.before(), before(channel, point.offset(), point.before().length))) {
            return true;
        }
        close();
        return false;
    }

    /** Opens the file of the earlier reading under another name in the same folder. */
    private boolean openMoved(LogPoint point) throws IOException, InputException {
        for (Path other : SiblingFiles.of(path)) {
            if (key(other).equals(point.file()) && openIfOurs(other, point)) {
                return true;
            }
        }
        return false;
    }

    /** Opens a file, and makes sure that it has its name still. */
    private boolean open(Path file) throws IOException, InputException {
        String before = key(file);
        if (before.isEmpty()) {
            return false;
        }
        if (!Files.isRegularFile(file)) {
            throw FollowProblems.noFile(file);
        }
        try {
            FileChannel opened = FileChannel.open(file, StandardOpenOption.READ);
            if (!key(file).equals(before)) {
                opened.close();
                return false;
            }
            channel = opened;
            key = before;
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (AccessDeniedException e) {
            // Who puts a new log in the place of the old one may give the rights to read it a moment later.
            if (everFound) {
                return false;
            }
            throw e;
        }
    }

    /** Names a file itself rather than its name; empty when there is none. */
    static String key(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            Object key = attributes.fileKey();
            return key == null ? attributes.creationTime().toString() : key.toString();
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
            key = "";
            position = 0;
            anchor = TailAnchor.NONE;
        }
    }
}
