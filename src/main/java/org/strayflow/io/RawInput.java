package org.strayflow.io;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.Fingerprint;
import org.strayflow.io.zstd.ZstdInputStream;
import org.strayflow.task.InputException;
import org.strayflow.task.LimitException;

/**
 * The bytes of one table as UTF-8, whatever it is packed in and however it is encoded: a file as it is, gzip of any number of members,
 * zstd, or a file in a zip archive (see {@link Archive} for its path). What it is shows in its first bytes, never in its name. Counts and
 * fingerprints the bytes of the file, or of the archive's entry.
 */
final class RawInput implements ByteSource, Closeable {
    /** How many bytes are looked at to tell the encoding. */
    static final int LOOKED_AT = 1 << 20;

    private static final int MAGIC = 4;

    /** A packed file in a packed file, as {@code .csv.gz} in a zip; deeper ones are an attack or a mistake. */
    private static final int LAYERS = 2;

    private final Path table;
    private final @Nullable FileChannel channel;
    private final DigestedInput raw;
    private final double share;
    private final InputStream content;
    private final TextEncoding encoding;
    private final int markBytes;
    private final boolean packed;
    private final List<Closeable> opened;

    private RawInput(Path table, Opening opening) {
        this.table = table;
        this.channel = opening.channel;
        this.raw = opening.raw;
        this.share = opening.share;
        this.content = opening.content;
        this.encoding = opening.encoding;
        this.markBytes = opening.markBytes;
        this.packed = opening.packed;
        this.opened = opening.opened;
    }

    /** Opens a table, its encoding guessed, with the usual limit; see {@link #open(Path, TextEncoding, UnpackLimit)}. */
    static RawInput open(Path table) throws InputException, LimitException {
        return open(table, null, UnpackLimit.USUAL);
    }

    /**
     * Opens a table.
     *
     * @param table a file, or a path into a zip archive
     * @param encoding how its text is encoded; {@code null} guesses
     * @param limit how much it may unpack to
     * @throws InputException when it is none, may not be read or is damaged
     * @throws LimitException when its first bytes pass the limit
     */
    static RawInput open(Path table, @Nullable TextEncoding encoding, UnpackLimit limit)
            throws InputException, LimitException {
        return open(table, encoding, limit, true);
    }

    /** The same for a look at the first bytes: without a fingerprint. */
    static RawInput look(Path table, @Nullable TextEncoding encoding, UnpackLimit limit)
            throws InputException, LimitException {
        return open(table, encoding, limit, false);
    }

    private static RawInput open(Path table, @Nullable TextEncoding encoding, UnpackLimit limit, boolean digested)
            throws InputException, LimitException {
        if (Files.isDirectory(table)) {
            throw IoProblems.isFolder(table);
        }
        Opening opening = new Opening(digested);
        try {
            opening.open(table, limit);
            opening.recode(encoding);
            return new RawInput(table, opening);
        } catch (LimitedInput.Passed e) {
            closeQuietly(opening.opened);
            throw IoProblems.unpackLimit(table, e.limit());
        } catch (IOException e) {
            closeQuietly(opening.opened);
            throw problem(table, e);
        }
    }

    @Override
    public int read(byte[] into, int offset, int length) throws InputException, LimitException {
        try {
            return content.readNBytes(into, offset, length);
        } catch (LimitedInput.Passed e) {
            throw IoProblems.unpackLimit(table, e.limit());
        } catch (IOException e) {
            throw problem(table, e);
        }
    }

    /**
     * The open file when its bytes are the table's as they stand, neither packed nor of another encoding, so that any stretch of it may be
     * read by itself; {@code null} otherwise. Closed with this input.
     */
    @Nullable
    FileChannel plain() {
        return packed || encoding != TextEncoding.UTF_8 ? null : channel;
    }

    /** How the file's text is encoded. */
    TextEncoding encoding() {
        return encoding;
    }

    /** How many bytes its byte order mark takes that reading leaves out; always 0 for UTF-8, where it is read. */
    long markBytes() {
        return markBytes;
    }

    /** How many bytes have come from the disk, about. */
    long bytesFromDisk() {
        return Math.round(raw.count() * share);
    }

    /** How many bytes a table takes on the disk: those of its file, or packed those of the archive's entry. */
    static long bytesOnDisk(Path table) throws InputException {
        try {
            Path above = Archive.above(table);
            if (above == null) {
                return Files.size(table);
            }
            try (Archive archive = Archive.open(above)) {
                ZipEntry entry = archive.entries().get(table);
                return entry == null ? 0 : Math.max(0, entry.getCompressedSize());
            }
        } catch (IOException e) {
            throw IoProblems.reading(table, e);
        }
    }

    /** Reads what is left and names the file's content; for a file in a zip archive, its content unpacked. */
    Fingerprint fingerprint() throws InputException {
        Path name = table.getFileName();
        try {
            return raw.fingerprint(name == null ? table.toString() : name.toString());
        } catch (IOException e) {
            throw IoProblems.reading(table, e);
        }
    }

    @Override
    public void close() {
        closeQuietly(opened);
    }

    /** What a failure to read or unpack means. */
    static InputException problem(Path table, IOException e) {
        // Only the unpacking throws these: a file that ends early just ends.
        boolean damaged = e instanceof DamagedException || e instanceof EOFException || e instanceof ZipException;
        return damaged ? IoProblems.damaged(table, e) : IoProblems.reading(table, e);
    }

    /** The last opened first. */
    private static void closeQuietly(List<Closeable> opened) {
        for (Closeable each : opened.reversed()) {
            try {
                each.close();
            } catch (IOException e) {
                // It was only read.
            }
        }
    }

    /** What is open while layer is put on layer. */
    private static final class Opening {
        private final List<Closeable> opened = new ArrayList<>();
        private @Nullable FileChannel channel;
        private final boolean digested;
        private DigestedInput raw = DigestedInput.counting(InputStream.nullInputStream());
        private double share = 1;
        private InputStream content = InputStream.nullInputStream();
        private TextEncoding encoding = TextEncoding.UTF_8;
        private int markBytes;
        private boolean packed;

        Opening(boolean digested) {
            this.digested = digested;
        }

        void open(Path table, UnpackLimit limit) throws IOException {
            Path above = Archive.above(table);
            if (above == null) {
                FileChannel file = FileChannel.open(table, StandardOpenOption.READ);
                opened.add(file);
                channel = file;
                raw = counted(Channels.newInputStream(file));
            } else {
                openEntry(above, table, limit);
            }
            unpack(limit);
        }

        private DigestedInput counted(InputStream in) {
            return digested ? DigestedInput.of(in) : DigestedInput.counting(in);
        }

        private void openEntry(Path above, Path table, UnpackLimit limit) throws IOException {
            Archive archive = Archive.open(above);
            opened.add(archive);
            ZipEntry entry = archive.entries().get(table);
            if (entry == null) {
                throw new NoSuchFileException(table.toString());
            }
            long bytes = entry.getCompressedSize();
            InputStream unpacked = archive.content(entry);
            opened.add(unpacked);
            raw = counted(new LimitedInput(unpacked, limit, () -> bytes));
            share = (double) bytes / Math.max(1, entry.getSize());
            packed = true;
        }

        private void unpack(UnpackLimit limit) throws IOException {
            content = raw;
            DigestedInput read = raw;
            for (int layer = 0; layer < LAYERS; layer++) {
                PeekedInput peeked = new PeekedInput(content);
                byte[] first = peeked.peek(MAGIC);
                content = peeked;
                boolean zstd = ZstdInputStream.begins(first);
                if (!zstd && !GzipInput.begins(first, first.length)) {
                    return;
                }
                packed = true;
                InputStream unpacked =
                        zstd ? new ZstdInputStream(new BufferedInputStream(peeked)) : new GzipInput(peeked);
                opened.add(unpacked);
                content = new LimitedInput(unpacked, limit, read::count);
            }
        }

        void recode(@Nullable TextEncoding wanted) throws IOException {
            PeekedInput peeked = new PeekedInput(content);
            byte[] first = peeked.peek(LOOKED_AT);
            encoding = wanted == null ? EncodingGuess.of(first, first.length) : wanted;
            markBytes = encoding.marks(first, first.length) ? encoding.mark().length : 0;
            content = encoding == TextEncoding.UTF_8 ? peeked : new RecodedInput(peeked, encoding);
        }
    }
}
