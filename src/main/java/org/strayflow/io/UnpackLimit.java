package org.strayflow.io;

/**
 * How much a packed file may unpack to before it is taken for a bomb.
 *
 * @param most in bytes; 0 means the larger of {@link #ALWAYS} and {@value #TIMES} times the packed size
 */
record UnpackLimit(long most) {
    /** So many bytes are unpacked in any case, 256 MiB. */
    static final long ALWAYS = 1L << 28;

    /** KDD99, the most repetitive of the known sets, packs 1 : 35; deflate packs one row over and over 1 : 230 and more, zstd far better. */
    static final int TIMES = 100;

    /** What holds unless the analyst says otherwise. */
    static final UnpackLimit USUAL = new UnpackLimit(0);

    /** Checks the number. */
    UnpackLimit {
        if (most < 0) {
            throw new IllegalArgumentException("a limit of " + most + " bytes");
        }
    }

    /**
     * The limit for so many packed bytes. Asked while a file is unpacked, of the bytes read so far, it stops a bomb long before its end.
     */
    long bytes(long packed) {
        return most > 0 ? most : Math.max(ALWAYS, packed > Long.MAX_VALUE / TIMES ? Long.MAX_VALUE : packed * TIMES);
    }
}
