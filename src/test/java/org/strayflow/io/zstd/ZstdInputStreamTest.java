package org.strayflow.io.zstd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The samples are {@link #content} packed by zstd 1.5: {@code zstd -1}, {@code zstd -19 --no-check}, {@code zstd --ultra -22}, and
 * {@code zstd --fast=5} from a pipe, so that the frame does not know its length.
 */
class ZstdInputStreamTest {
    private static final int FLIPS = 3000;

    /** Text that packs in every way: numbers, words, long and overlapping repeats, noise. */
    static byte[] content() throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        String[] words = {"tcp", "udp", "BENIGN", "DoS Hulk", "192.168.10.", "172.16.0.1"};
        for (int line = 0; line < 1500; line++) {
            int n = random.nextInt(1 << random.nextInt(1, 31));
            all.write((line + "," + n + "," + words[random.nextInt(words.length)] + "\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        byte[] noise = new byte[1000];
        random.nextBytes(noise);
        all.write(noise);
        all.write("a".repeat(70_000).getBytes(StandardCharsets.UTF_8));
        all.write("abc".repeat(30_000).getBytes(StandardCharsets.UTF_8));
        all.write(Arrays.copyOf(all.toByteArray(), 20_000));
        return all.toByteArray();
    }

    private static byte[] sample(String name) throws IOException {
        try (InputStream in = ZstdInputStreamTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        try (InputStream in = new ZstdInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }

    private static byte[] joined(byte[]... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part);
        }
        return all.toByteArray();
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"level-1.zst", "level-19-no-check.zst", "level-22.zst", "fast-from-pipe.zst"})
    void everyLevel(String name) throws IOException {
        byte[] packed = sample(name);
        assertThat(ZstdInputStream.begins(packed)).isTrue();
        assertThat(unpacked(packed)).isEqualTo(content());
        try (InputStream in = new ZstdInputStream(new ByteArrayInputStream(packed))) {
            // Byte by byte is the same.
            for (byte b : content()) {
                assertThat(in.read()).isEqualTo(b & 0xff);
            }
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void framesByHand() throws IOException {
        byte[] raw = hex("28b52ffd 20 03 190000 616263");
        byte[] repeated = hex("28b52ffd 20 05 2b0000 78");
        byte[] skipped = hex("5a2a4d18 02000000 ffff");
        byte[] empty = hex("28b52ffd 20 00 010000");
        assertThat(unpacked(joined(skipped, raw, empty, repeated, skipped)))
                .isEqualTo("abcxxxxx".getBytes(StandardCharsets.UTF_8));
        assertThat(unpacked(new byte[0])).isEmpty();
        for (String broken : new String[] {
            "28b52ffd 20 04 190000 616263",
            "28b52ffd 28 03 190000 616263",
            "28b52ffd 21 07 03 190000 616263",
            "28b52ffd 20 03 1f0000 616263",
            "28b52ffd 20 02 190000 616263",
            "28b52ffd 00 ff 190000 616263",
            "28b52ffd 20 03 190000 616263 00000000"
        }) {
            assertThatThrownBy(() -> unpacked(hex(broken))).isInstanceOf(ZipException.class);
        }
    }

    @Test
    void aFrameThatIsCutAnywhereIsNoSuccess() throws IOException {
        byte[] packed = sample("level-1.zst");
        for (int length = 1; length < packed.length; length += length < 100 || length > packed.length - 100 ? 1 : 37) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> unpacked(cut)).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"level-1.zst", "level-22.zst", "fast-from-pipe.zst"})
    void damageIsNoticedAndNothingElseHappens(String name) throws IOException {
        byte[] packed = sample(name);
        byte[] content = content();
        SplittableRandom random = new SplittableRandom(3);
        int noticed = 0;
        for (int i = 0; i < FLIPS; i++) {
            byte[] damaged = packed.clone();
            int flips = random.nextInt(1, 4);
            for (int flip = 0; flip < flips; flip++) {
                int at = random.nextInt(random.nextBoolean() ? 60 : packed.length);
                damaged[at] = (byte) random.nextInt(256);
            }
            try {
                assertThat(unpacked(damaged)).isEqualTo(content);
            } catch (IOException e) {
                noticed++;
            }
        }
        assertThat(noticed).isGreaterThan(FLIPS * 9 / 10);
    }

    @Test
    void damageWithoutACheckSumNeverCrashes() throws IOException {
        byte[] packed = sample("level-19-no-check.zst");
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < FLIPS; i++) {
            byte[] damaged = packed.clone();
            damaged[random.nextInt(packed.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(unpacked(damaged).length).isLessThan(1 << 20);
            } catch (IOException e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
        }
    }

    @Test
    void theCheckSumIsXxHash64() {
        assertThat(hash("")).isEqualTo(0xEF46DB3751D8E999L);
        assertThat(hash("a")).isEqualTo(0xD24EC4F1A98C6E5BL);
        assertThat(hash("abc")).isEqualTo(0x44BC2CF5AD770999L);
        byte[] bytes = "Nobody inspects the spammish repetition".getBytes(StandardCharsets.UTF_8);
        assertThat(hash(new String(bytes, StandardCharsets.UTF_8))).isEqualTo(0xFBCEA83C8A378BF1L);
        XxHash64 parts = new XxHash64();
        parts.update(bytes, 0, 5);
        parts.update(bytes, 5, bytes.length - 5);
        assertThat(parts.value()).isEqualTo(0xFBCEA83C8A378BF1L);
    }

    private static long hash(String text) {
        XxHash64 hash = new XxHash64();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        hash.update(bytes, 0, bytes.length);
        return hash.value();
    }
}
