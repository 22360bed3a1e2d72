package org.strayflow.io.zstd;

/** The check sum of a zstd frame: xxHash64 with seed 0 (Collet, xxHash specification). */
final class XxHash64 {
    private static final long P1 = 0x9E3779B185EBCA87L;
    private static final long P2 = 0xC2B2AE3D27D4EB4FL;
    private static final long P3 = 0x165667B19E3779F9L;
    private static final long P4 = 0x85EBCA77C2B2AE63L;
    private static final long P5 = 0x27D4EB2F165667C5L;
    private static final int STRIPE = 32;

    private final byte[] rest = new byte[STRIPE];
    private int kept;
    private long count;
    /** P1 + P2, which overflows. */
    private long a = 0x60EA27EEADC0B5D6L;

    private long b = P2;
    private long c;
    private long d = -P1;

    void update(byte[] bytes, int from, int length) {
        count += length;
        int at = from;
        int end = from + length;
        if (kept > 0) {
            int n = Math.min(STRIPE - kept, length);
            System.arraycopy(bytes, at, rest, kept, n);
            kept += n;
            at += n;
            if (kept < STRIPE) {
                return;
            }
            stripes(rest, 0, STRIPE);
            kept = 0;
        }
        int whole = at + (end - at) / STRIPE * STRIPE;
        stripes(bytes, at, whole);
        kept = end - whole;
        System.arraycopy(bytes, whole, rest, 0, kept);
    }

    private void stripes(byte[] bytes, int from, int to) {
        long v1 = a;
        long v2 = b;
        long v3 = c;
        long v4 = d;
        for (int at = from; at < to; at += STRIPE) {
            v1 = round(v1, Bytes.longAt(bytes, at));
            v2 = round(v2, Bytes.longAt(bytes, at + 8));
            v3 = round(v3, Bytes.longAt(bytes, at + 16));
            v4 = round(v4, Bytes.longAt(bytes, at + 24));
        }
        a = v1;
        b = v2;
        c = v3;
        d = v4;
    }

    private static long round(long sum, long input) {
        return Long.rotateLeft(sum + input * P2, 31) * P1;
    }

    private static long merge(long hash, long sum) {
        return (hash ^ round(0, sum)) * P1 + P4;
    }

    long value() {
        long hash = P5;
        if (count >= STRIPE) {
            hash = Long.rotateLeft(a, 1) + Long.rotateLeft(b, 7) + Long.rotateLeft(c, 12) + Long.rotateLeft(d, 18);
            hash = merge(merge(merge(merge(hash, a), b), c), d);
        }
        hash += count;
        int at = 0;
        for (; at + 8 <= kept; at += 8) {
            hash = Long.rotateLeft(hash ^ round(0, Bytes.longAt(rest, at)), 27) * P1 + P4;
        }
        if (at + 4 <= kept) {
            hash = Long.rotateLeft(hash ^ (Bytes.intAt(rest, at) & 0xffff_ffffL) * P1, 23) * P2 + P3;
            at += 4;
        }
        for (; at < kept; at++) {
            hash = Long.rotateLeft(hash ^ (rest[at] & 0xff) * P5, 11) * P1;
        }
        hash = (hash ^ (hash >>> 33)) * P2;
        hash = (hash ^ (hash >>> 29)) * P3;
        return hash ^ (hash >>> 32);
    }
}
