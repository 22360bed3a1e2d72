package org.strayflow.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Feedback;
import org.strayflow.task.InputException;
import org.strayflow.task.StrayflowException;

/**
 * A CSV file or a log of Zeek or Suricata that is being written: gives its flows as they come, once each. Every look gives what there is
 * and never waits. The flows, their lines and what is rejected are the same however the bytes arrived, and the same that reading the whole
 * file gives.
 *
 * <p>A half line waits for its other half; the last line of a file whose name another file has taken is whole without. A header may come
 * long before the first flow. A new header in a log of Zeek may name other columns. A file that begins without a header after one that had
 * one, as happens where files are cut, has the columns of that one.
 *
 * <p>Holds a file open. Not for several threads.
 */
public final class GrowingLog implements AutoCloseable {
    private static final int READ = 1 << 20;

    private final LogTail tail;
    private final GrowingRecords records;
    private final LogPoint earlier;
    private final byte[] bytes = new byte[READ];
    private String file = "";
    private boolean ending;
    private boolean started;

    private GrowingLog(LogTail tail, GrowingRecords records, LogPoint earlier) {
        this.tail = tail;
        this.records = records;
        this.earlier = earlier;
    }

    /**
     * What a look found: flows, an event, or that there are more bytes that give no flow yet.
     *
     * @param rows flows; {@code null} when there are none
     * @param event what has become of the file; {@code null} when nothing has
     * @param idle whether there was nothing at all, so that it is time to wait a little
     */
    public record Look(@Nullable GrownRows rows, @Nullable LogEvent event, boolean idle) {
        private static final Look NOTHING = new Look(null, null, true);
        private static final Look BUSY = new Look(null, null, false);

        private static Look of(GrownRows rows) {
            return new Look(rows, null, false);
        }

        private static Look of(LogEvent event) {
            return new Look(null, event, false);
        }
    }

    /**
     * A file before the first look.
     *
     * @param path its name; it may come into being later
     * @param wanted what a model takes from it
     * @param options what the analyst has decided
     * @param from where an earlier reading ended; {@link LogPoint#START} for none
     * @throws InputException when its folder does not exist
     * @throws ConfigurationException when another encoding than UTF-8 was chosen
     * @throws StrayflowException when the columns of the earlier reading are not known to these options
     */
    public static GrowingLog of(Path path, WantedColumns wanted, ReadOptions options, LogPoint from)
            throws StrayflowException {
        if (options.encoding() != null && options.encoding() != TextEncoding.UTF_8) {
            throw FollowProblems.encodingChosen(options.encoding());
        }
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw FollowProblems.noFolder(path);
        }
        GrowingRecords records = new GrowingRecords(new GrowingHead.Log(path, wanted, options));
        records.know(from);
        return new GrowingLog(new LogTail(path, from), records, from);
    }

    /**
     * Looks once. To be called again at once unless the look was idle.
     *
     * @param feedback tells of a cancel
     * @throws StrayflowException when the file cannot be read or is nothing that can be followed
     */
    public Look look(Feedback feedback) throws StrayflowException {
        feedback.check();
        GrownRows waiting = records.next(ending, feedback);
        if (waiting != null) {
            return Look.of(waiting);
        }
        if (ending) {
            ending = false;
            file = "";
            records.restart();
            return Look.of(LogEvent.ROTATED);
        }
        return switch (tail.look(bytes)) {
            case BYTES -> {
                records.add(bytes, tail.count());
                GrownRows rows = records.next(false, feedback);
                yield rows == null ? Look.BUSY : Look.of(rows);
            }
            case NOTHING -> Look.NOTHING;
            case FOUND -> found(LogEvent.FOUND);
            case FOUND_AGAIN -> {
                records.resume(earlier);
                yield found(LogEvent.FOUND_AGAIN);
            }
            case FOUND_CUT -> found(LogEvent.CUT);
            case FOUND_OTHER -> found(LogEvent.FOUND_OTHER);
            case GONE -> Look.of(LogEvent.GONE);
            case ENDED -> {
                ending = true;
                yield Look.BUSY;
            }
            case CUT -> {
                records.restart();
                yield Look.of(LogEvent.CUT);
            }
        };
    }

    private Look found(LogEvent event) {
        started = true;
        file = tail.key();
        return Look.of(event);
    }

    /** How far the file was read: to be kept when everything that came of it is done. */
    public LogPoint point() {
        return started ? records.point(file) : earlier;
    }

    /** How many bytes of a half record wait for the rest. */
    public int pending() {
        return records.pending();
    }

    @Override
    public void close() {
        try {
            tail.close();
        } catch (IOException e) {
            // It was only read.
        }
    }
}
