package org.strayflow.io.zstd;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The content of a zstd file (RFC 8878) of one or several frames, one behind the other; skippable frames are skipped. What is cut short,
 * has a wrong check sum or length, or bytes behind the last frame that begin no frame, ends in an exception. Frames that need a dictionary
 * or a window of more than 128 MiB are refused. Not for several threads.
 */
public final class ZstdInputStream extends InputStream {
    private static final int MAGIC = 0xFD2FB528;
    private static final int SKIPPABLE = 0x184D2A50;
    private static final int MOST_WINDOW = 1 << 27;
    private static final int HEADER = 3;
    private static final long UNKNOWN = -1;

    private final InputStream in;
    private final byte[] block = new byte[Window.BLOCK + 2 * BitsBackward.SLACK];
    private final Window window = new Window();
    private Blocks blocks = new Blocks(window);
    private @Nullable XxHash64 hash;
    private int windowSize;
    private long contentSize;
    private long unpacked;
    private boolean within;
    private boolean ended;

    /**
     * A stream before its first byte.
     *
     * @param in begins with a frame; closed with this stream
     */
    public ZstdInputStream(InputStream in) {
        this.in = in;
    }

    /** Whether bytes begin like a zstd file. */
    public static boolean begins(byte[] bytes) {
        return bytes.length >= 4 && (Bytes.intAt(bytes, 0) == MAGIC || isSkippable(Bytes.intAt(bytes, 0)));
    }

    private static boolean isSkippable(int magic) {
        return (magic & 0xffff_fff0) == SKIPPABLE;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /**
     * Reads some bytes.
     *
     * @throws ZipException when the content is damaged or of a kind that is not read here
     * @throws EOFException when it is cut short
     */
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (window.unread() == 0) {
            if (within) {
                unpackBlock();
            } else if (!nextFrame()) {
                return -1;
            }
        }
        return window.take(into, offset, length);
    }

    /** Goes to the next frame with content; false when there is none. */
    private boolean nextFrame() throws IOException {
        while (!ended) {
            byte[] first = in.readNBytes(4);
            if (first.length == 0) {
                ended = true;
            } else if (first.length < 4) {
                throw new EOFException("it ends in the middle");
            } else if (Bytes.intAt(first, 0) == MAGIC) {
                begin();
                return true;
            } else if (isSkippable(Bytes.intAt(first, 0))) {
                in.skipNBytes(number(4));
            } else {
                throw Bytes.damaged("foreign bytes behind its end");
            }
        }
        return false;
    }

    private void begin() throws IOException {
        int flags = (int) number(1);
        boolean single = (flags & 0x20) != 0;
        int sizeFlag = flags >> 6;
        if ((flags & 8) != 0) {
            throw Bytes.damaged("an unknown kind of zstd");
        }
        long size = single ? 0 : windowOf((int) number(1));
        int dictionaryBytes = (1 << (flags & 3)) >> 1;
        if (number(dictionaryBytes) != 0) {
            throw Bytes.damaged("it needs a dictionary");
        }
        int sizeBytes = sizeFlag == 0 ? (single ? 1 : 0) : 1 << sizeFlag;
        contentSize = sizeBytes == 0 ? UNKNOWN : number(sizeBytes) + (sizeBytes == 2 ? 256 : 0);
        size = single ? contentSize : size;
        if (size < 0 || size > MOST_WINDOW) {
            throw Bytes.damaged("it needs a window of more than 128 MiB");
        }
        windowSize = (int) size;
        window.begin(windowSize);
        blocks = new Blocks(window);
        hash = (flags & 4) != 0 ? new XxHash64() : null;
        unpacked = 0;
        within = true;
    }

    private static long windowOf(int descriptor) {
        long base = 1L << (10 + (descriptor >> 3));
        return base + base / 8 * (descriptor & 7);
    }

    private void unpackBlock() throws IOException {
        window.makeRoom();
        int start = window.end();
        int header = (int) number(HEADER);
        int size = header >> 3;
        int most = Math.min(Window.BLOCK, windowSize);
        if (size > most) {
            throw Bytes.damaged("a block is too long");
        }
        switch ((header >> 1) & 3) {
            case 0 -> {
                readBlock(size);
                window.put(block, BitsBackward.SLACK, size);
            }
            case 1 -> window.fill((byte) number(1), size);
            case 2 -> {
                readBlock(size);
                blocks.unpack(block, BitsBackward.SLACK, BitsBackward.SLACK + size, most);
            }
            default -> throw Bytes.damaged("a block is of an unknown kind");
        }
        unpacked += window.end() - start;
        XxHash64 sum = hash;
        if (sum != null) {
            window.sum(sum, start);
        }
        if ((header & 1) != 0) {
            endFrame();
        }
    }

    private void endFrame() throws IOException {
        within = false;
        if (contentSize != UNKNOWN && unpacked != contentSize) {
            throw Bytes.damaged("wrong length");
        }
        XxHash64 sum = hash;
        if (sum != null && number(4) != (sum.value() & 0xffff_ffffL)) {
            throw Bytes.damaged("wrong check sum");
        }
    }

    private void readBlock(int size) throws IOException {
        if (in.readNBytes(block, BitsBackward.SLACK, size) < size) {
            throw new EOFException("it ends in the middle");
        }
    }

    /** A number of so many bytes, the lowest first. */
    private long number(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            int b = in.read();
            if (b < 0) {
                throw new EOFException("it ends in the middle");
            }
            value |= (long) b << (8 * i);
        }
        return value;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
