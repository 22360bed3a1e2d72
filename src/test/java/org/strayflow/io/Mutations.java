package org.strayflow.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Damages the bytes of a file as disks, tools and attackers do; the same seed gives the same damage. */
final class Mutations {
    private static final String[] PIECES = {
        "\"",
        "\"\"",
        "\\",
        "\0",
        ",",
        ";",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "\n\n",
        "\uFEFF",
        "#",
        "{",
        "}",
        "[",
        "]",
        ":",
        "1e400",
        "-0",
        "NaN",
        "99999999999999999999",
        "0.1e-400",
        "\u20AC",
        "'",
        "=",
        " ",
        "#separator \\x09\n",
        "{\"a\":"
    };
    private static final int LONGEST_RUN = 3_000;

    private final SplittableRandom random;
    private final List<byte[]> seeds;

    Mutations(long seed, List<byte[]> seeds) {
        random = new SplittableRandom(seed);
        this.seeds = List.copyOf(seeds);
    }

    /** A seed with one to eight damages. */
    byte[] next() {
        byte[] bytes = any().clone();
        for (int left = random.nextInt(1, 9); left > 0; left--) {
            bytes = damaged(bytes);
        }
        return bytes;
    }

    private byte[] any() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private byte[] damaged(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(1, 60));
        return switch (random.nextInt(8)) {
            case 0 -> Arrays.copyOf(bytes, from);
            case 1 -> replaced(bytes, from, to, new byte[0]);
            case 2 -> replaced(bytes, from, from, Arrays.copyOfRange(bytes, from, to));
            case 3 -> replaced(bytes, from, Math.min(bytes.length, from + 1), noise(1));
            case 4 -> replaced(bytes, from, to, noise(random.nextInt(20)));
            case 5 -> replaced(bytes, from, from, run(bytes, from));
            case 6 -> joined(bytes, from);
            default ->
                replaced(bytes, from, from, PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8));
        };
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    /** One byte many times. */
    private byte[] run(byte[] bytes, int at) {
        byte[] run = new byte[random.nextInt(1, LONGEST_RUN)];
        Arrays.fill(run, at < bytes.length ? bytes[at] : (byte) '"');
        return run;
    }

    /** The beginning of one and the end of another. */
    private byte[] joined(byte[] bytes, int at) {
        byte[] other = any();
        return replaced(bytes, at, bytes.length, Arrays.copyOfRange(other, random.nextInt(other.length), other.length));
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        byte[] all = Arrays.copyOf(bytes, bytes.length - (to - from) + by.length);
        System.arraycopy(by, 0, all, from, by.length);
        System.arraycopy(bytes, to, all, from + by.length, bytes.length - to);
        return all;
    }
}
