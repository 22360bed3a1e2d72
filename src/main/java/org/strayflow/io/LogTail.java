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
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.strayflow.task.InputException;

/**
 * The bytes of the file under a name, as they are written, whatever becomes of the name. A file that was renamed or deleted is read to its
 * end: its writer may hold it still. The next file under the name is begun when there is something in it, for then the writer has left the
 * old one; it is opened when it is first seen, so that it is read also if it is renamed before its turn comes. A file that is shorter than what was read of it, or has other bytes where the last ones read stood, was cut and is begun anew.
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
    private final Deque<Opened> next = new ArrayDeque<>();
    private String newest = "";
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
        this.earlier = earlier.offset() > 0 || !earlier.file().isEmpty() ? earlier : null;
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

    /** A file that is open and not begun. */
    private record Opened(FileChannel channel, String key) {}

    private Seen find() throws IOException, InputException {
        LogPoint point = earlier;
        if (point != null && (openNamed(point) || (point.offset() > 0 && openIfOurs(path, point)))) {
            earlier = null;
            position = point.offset();
            anchor = new TailAnchor(point.before());
            return found(Seen.FOUND_AGAIN);
        }
        Opened waiting = next.poll();
        Opened opened = waiting == null ? open(path) : waiting;
        if (opened == null) {
            return missing();
        }
        begin(opened);
        earlier = null;
        if (point == null) {
            return found(Seen.FOUND);
        }
        return found(key.equals(point.file()) ? Seen.FOUND_CUT : Seen.FOUND_OTHER);
    }

    private void begin(Opened opened) {
        channel = opened.channel;
        key = opened.key;
        position = 0;
        anchor = TailAnchor.NONE;
        newest = next.isEmpty() ? key : newest;
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

    private Seen follow(FileChannel file, byte[] into) throws IOException, InputException {
        boolean named = lookForNext();
        long size = file.size();
        if (size != position) {
            return size < position || !holdsAnchor(file) ? cut() : read(file, into);
        }
        Opened successor = next.peek();
        boolean left = successor != null && (next.size() > 1 || successor.channel.size() > 0);
        if (left && file.size() == position) {
            leave();
            return Seen.ENDED;
        }
        if (!named) {
            return missing();
        }
        gone = false;
        return Seen.NOTHING;
    }

    /** Opens another file that has the name now; false when none has it. */
    private boolean lookForNext() throws IOException, InputException {
        String now = key(path);
        if (!now.isEmpty() && !now.equals(newest) && !now.equals(key)) {
            Opened opened = open(path);
            if (opened != null) {
                next.add(opened);
                newest = opened.key;
            }
        }
        return !now.isEmpty();
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
        Opened opened = open(file);
        if (opened == null) {
            return false;
        }
        boolean enough = opened.channel.size() >= point.offset();
        if (enough && Arrays.equals(point.before(), before(opened.channel, point.offset(), point.before().length))) {
            begin(opened);
            return true;
        }
        opened.channel.close();
        return false;
    }

    /**
     * Opens the file of the earlier reading itself, under its name or, where it was renamed, another one in the same folder, and then
     * those that had the name after it.
     */
    private boolean openNamed(LogPoint point) throws IOException, InputException {
        if (key(path).equals(point.file())) {
            return openIfOurs(path, point);
        }
        for (Path place : SiblingFiles.of(path)) {
            if (key(place).equals(point.file()) && openIfOurs(place, point)) {
                for (Path later : SiblingFiles.rotatedAfter(path, place)) {
                    Opened opened = open(later);
                    if (opened != null) {
                        next.add(opened);
                        newest = opened.key;
                    }
                }
                return true;
            }
        }
        return false;
    }

    /** Opens a file, and makes sure that it has its name still; {@code null} when there is none. */
    private @Nullable Opened open(Path file) throws IOException, InputException {
        String before = key(file);
        if (before.isEmpty()) {
            return null;
        }
        if (!Files.isRegularFile(file)) {
            throw FollowProblems.noFile(file);
        }
        try {
            FileChannel opened = FileChannel.open(file, StandardOpenOption.READ);
            if (!key(file).equals(before)) {
                opened.close();
                return null;
            }
            return new Opened(opened, before);
        } catch (NoSuchFileException e) {
            return null;
        } catch (AccessDeniedException e) {
            // Who puts a new log in the place of the old one may give the rights to read it a moment later.
            if (everFound) {
                return null;
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

    private void leave() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
            key = "";
        }
    }

    @Override
    public void close() throws IOException {
        leave();
        for (Opened opened : next) {
            opened.channel.close();
        }
        next.clear();
    }
}
