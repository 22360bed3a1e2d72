package org.strayflow.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.FlowTable;
import org.strayflow.task.InputException;
import org.strayflow.task.StrayflowException;

/**
 * Flows that arrive one after the other, as a table or as JSON, for somebody who knows which columns are wanted. Cells are read exactly as
 * {@link CaptureReader} reads them; what a column holds is not guessed but said. Of what arrives, only as much is held as is being read.
 */
public final class FlowStream {
    /** How flows are written. */
    public enum Form {
        /** Whatever {@link CaptureReader} reads as it stands: separated fields, a log of Zeek, JSON lines. */
        TABLE,
        /** A JSON object a line. */
        JSON_LINES,
        /** A JSON array of objects. */
        JSON_ARRAY,
        /** One JSON object, on as many lines as it likes. */
        JSON_OBJECT
    }

    /** About how many bytes are read in one go. */
    static final int CHUNK_SIZE = 256 << 10;

    /** Stands for the name of a file in messages. */
    private static final Path NAME = Path.of("(stream)");

    private final ChunkSource source;
    private final StreamPlan plan;
    private long line = 1;

    private FlowStream(ChunkSource source, StreamPlan plan) {
        this.source = source;
        this.plan = plan;
    }

    /**
     * Begins to read; of a table and of JSON lines, waits for the first {@value FileHead#BYTES} bytes or the end.
     *
     * @param in UTF-8 or another encoding that files of flows have; not packed
     * @param form how it is written
     * @param wanted the columns of the flows, with distinct names, each {@link ColumnPlan.Kind#NUMBER} or {@link ColumnPlan.Kind#TEXT}
     * @throws IOException when reading fails
     * @throws StrayflowException when this is no table, or has none of the columns
     */
    public static FlowStream open(InputStream in, Form form, List<ColumnPlan> wanted)
            throws IOException, StrayflowException {
        return open(in, form, wanted, CHUNK_SIZE);
    }

    /** The same with chunks of about so many bytes, at least 1. */
    static FlowStream open(InputStream in, Form form, List<ColumnPlan> wanted, int chunkSize)
            throws IOException, StrayflowException {
        try {
            PeekedInput peeked = new PeekedInput(asLines(in, form));
            byte[] first = peeked.peek(FileHead.BYTES);
            if (form != Form.TABLE) {
                ChunkSource source = new ChunkSource(NAME, of(peeked), Dialect.jsonLines(), chunkSize);
                return new FlowStream(source, StreamPlan.ofJson(NAME, first, wanted));
            }
            TextEncoding encoding = EncodingGuess.of(first, first.length);
            PeekedInput text =
                    new PeekedInput(encoding == TextEncoding.UTF_8 ? peeked : new RecodedInput(peeked, encoding));
            StreamPlan plan = StreamPlan.ofTable(NAME, encoding, text.peek(FileHead.BYTES), wanted);
            return new FlowStream(new ChunkSource(NAME, of(text), plan.dialect(), chunkSize), plan);
        } catch (DamagedException e) {
            throw broken(e);
        }
    }

    private static InputStream asLines(InputStream in, Form form) {
        return switch (form) {
            case TABLE, JSON_LINES -> in;
            case JSON_ARRAY -> new JsonArrayLines(in);
            case JSON_OBJECT -> new OneLine(in);
        };
    }

    private static ByteSource of(InputStream in) {
        return (into, offset, length) -> {
            try {
                return in.readNBytes(into, offset, length);
            } catch (DamagedException e) {
                throw broken(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static InputException broken(DamagedException e) {
        return IoProblems.notText(NAME, "This is no JSON: " + e.getMessage() + ".", "Send an array of objects.");
    }

    /** Names in the header of a table that mean no wanted column, in their order; none of JSON, where every flow has its own names. */
    public List<String> unknown() {
        return plan.unknown();
    }

    /** Wanted columns that a table has not; none of JSON. */
    public List<String> absent() {
        return plan.absent();
    }

    /**
     * The next stretch of flows.
     *
     * @return {@code null} when there are no more
     * @throws IOException when reading fails
     * @throws StrayflowException when what arrives is too long for a record or is no JSON array
     */
    public @Nullable Piece next() throws IOException, StrayflowException {
        try {
            Chunk chunk = source.next();
            if (chunk == null) {
                return null;
            }
            Piece piece = new Piece(chunk, line);
            line += chunk.lineEnds();
            return piece;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Flows that have arrived and are not read yet. */
    public final class Piece {
        private final Chunk chunk;
        private final long firstLine;

        private Piece(Chunk chunk, long firstLine) {
            this.chunk = chunk;
            this.firstLine = firstLine;
        }

        /**
         * Reads the flows; any thread may, also while another reads another piece. The bytes are given back: to be called once.
         *
         * @param strict whether a flow in JSON with a name that means no wanted column is a fault
         */
        public Part read(boolean strict) {
            Part part = new PieceReading(plan, chunk, firstLine, strict).read();
            source.giveBack(chunk);
            return part;
        }
    }

    /**
     * Some flows.
     *
     * @param table the wanted columns, in their order
     * @param faults records that are no flows, in their order
     */
    public record Part(FlowTable table, List<Fault> faults) {
        /** Copies the list. */
        public Part {
            faults = List.copyOf(faults);
        }
    }

    /**
     * A record that could not be read.
     *
     * @param row how many flows of its part stand before it
     * @param line where it begins, counted from 1; of an array, the element
     * @param column the column at fault; {@code null} when the whole record is
     * @param reason what is wrong, in a few words
     * @param unknown names that mean no wanted column, where they are what is wrong
     */
    public record Fault(int row, long line, @Nullable String column, String reason, List<String> unknown) {
        /** Copies the list. */
        public Fault {
            unknown = List.copyOf(unknown);
        }
    }

    /** Line ends between the fields of one object are blanks. Within a text they are no JSON; as blanks they do no harm. */
    private static final class OneLine extends InputStream {
        private final InputStream in;

        OneLine(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = in.read(into, offset, length);
            for (int at = offset; at < offset + n; at++) {
                into[at] = into[at] == '\n' || into[at] == '\r' ? (byte) ' ' : into[at];
            }
            return n;
        }
    }
}
