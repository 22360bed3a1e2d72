package org.strayflow.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Damages one part of a bundle as disks and attackers do; the same seed gives the same damage. */
final class BundleDamage {
    private static final int[] WORDS = {
        -1, 0, 1, 2, 7, 255, 256, 65_535, 1 << 20, 1 << 24, 1 << 28, 0x3FFF_FFFF, Integer.MAX_VALUE, Integer.MIN_VALUE
    };
    private static final float[] FLOATS = {
        Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -0f, Float.MIN_VALUE, Float.MAX_VALUE
    };
    private static final double[] DOUBLES = {
        Double.NaN, Double.POSITIVE_INFINITY, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, -1
    };

    private final SplittableRandom random;

    BundleDamage(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A copy with one to three damages. */
    byte[] of(byte[] part) {
        byte[] changed = part.clone();
        for (int left = random.nextInt(1, 4); left > 0 && changed.length > 16; left--) {
            changed = damaged(changed);
        }
        return changed;
    }

    private byte[] damaged(byte[] part) {
        ByteBuffer words = ByteBuffer.wrap(part).order(ByteOrder.LITTLE_ENDIAN);
        // Most numbers begin at a multiple of four, texts may shift the rest.
        int at = random.nextInt(part.length - 8) & (random.nextInt(4) == 0 ? -1 : ~3);
        switch (random.nextInt(10)) {
            case 0, 1 -> part[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> words.putInt(at, WORDS[random.nextInt(WORDS.length)]);
            case 3 -> words.putInt(at, words.getInt(at) + random.nextInt(-3, 4));
            // An index or a length from elsewhere: children that point back, arrays that overlap.
            case 4 -> words.putInt(at, words.getInt(random.nextInt(part.length - 4) & ~3));
            case 5 -> words.putInt(at, part.length - at - random.nextInt(9));
            case 6 -> words.putFloat(at, FLOATS[random.nextInt(FLOATS.length)]);
            case 7 -> words.putDouble(at, DOUBLES[random.nextInt(DOUBLES.length)]);
            case 8 -> {
                return without(part, at, 1 + random.nextInt(8));
            }
            default -> {
                return twice(part, at, 1 + random.nextInt(64));
            }
        }
        return part;
    }

    private static byte[] without(byte[] part, int from, int count) {
        byte[] shorter = Arrays.copyOf(part, part.length - count);
        System.arraycopy(part, from + count, shorter, from, part.length - from - count);
        return shorter;
    }

    private static byte[] twice(byte[] part, int from, int most) {
        int count = Math.min(most, part.length - from);
        byte[] longer = Arrays.copyOf(part, part.length + count);
        System.arraycopy(part, from, longer, from + count, part.length - from);
        return longer;
    }
}
