package org.strayflow.io;

/**
 * How much a packed file may unpack to before it is taken for a bomb.
 *
 * @param most in bytes; 0 means the larger of {@link #ALWAYS} and {@value #TIMES} times the packed size
 */
record UnpackLimit(long most) {
    /** So many bytes are unpacked in any case, 1 GiB. */
    static final long ALWAYS = 1L << 30;

    /** Flows rarely pack better than 1 : 40; deflate packs zeros 1 : 1,030, zstd far better. */
    static final int TIMES = 250;

    /** What holds unless the analyst says otherwise. */
    static final UnpackLimit USUAL = new UnpackLimit(0);

    /** Checks the number. */
    UnpackLimit {
        if (most < 0) {
            throw new IllegalArgumentException("a limit of " + most + " bytes");
        }
    }

    /** The limit for a file that has so many bytes packed. */
    long bytes(long packed) {
        return most > 0 ? most : Math.max(ALWAYS, packed > Long.MAX_VALUE / TIMES ? Long.MAX_VALUE : packed * TIMES);
    }
}
